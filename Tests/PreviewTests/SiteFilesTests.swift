import Testing

@testable import Preview

@Suite struct SiteFilesTests {
  @Test(arguments: [
    ("/", "index.html"), ("/a.html", "a.html"), ("/sqs/", "sqs/index.html"), ("/sqs/a.html", "sqs/a.html"),
    ("/%E8%A8%BC.html", "証.html"), ("/a%20b.html", "a b.html"), ("/a+b.html", "a+b.html"),
  ])
  func addressesLeadToFiles(_ requested: String, _ path: String) { #expect(SiteFiles.path(requested) == path) }

  @Test(arguments: [
    "", "a.html", "/..", "/../etc/passwd", "/a/../../b", "/%2e%2e/x", "/%2E%2E%2Fx", "//etc/passwd", "/a//b",
    "/.sooth/files",
    "/a/.git/config", "/a%00.html", "/%", "/%4", "/%+1", "/%zz", "/%ff",
  ])
  func nothingElseIsServed(_ requested: String) { #expect(SiteFiles.path(requested) == nil) }

  @Test(arguments: [
    ("a.html", "text/html; charset=utf-8"), ("style.1.css", "text/css; charset=utf-8"),
    ("s.JS", "text/javascript; charset=utf-8"), ("i.svg", "image/svg+xml; charset=utf-8"),
    ("e.json", "application/json; charset=utf-8"), ("feed.xml", "application/xml; charset=utf-8"),
    ("a.md", "text/markdown; charset=utf-8"), ("robots.txt", "text/plain; charset=utf-8"),
    ("a/verify.sh", "text/x-shellscript; charset=utf-8"), ("p.png", "image/png"), ("x", "application/octet-stream"),
    ("a.b/x", "application/octet-stream"),
  ])
  func typesAreThoseOfTheEnding(_ path: String, _ type: String) { #expect(SiteFiles.type(of: path) == type) }
}
