import Foundation
import Testing

/// `sooth serve`, its whole way: a file is saved, a page that is open hears of it.
@Suite(.serialized) struct ServingTests {
  private static let files = [
    "site.yml": "title: T\nenvironment: here\n",
    "environments/here.yml": "title: Here\ntransport: local\n",
    "articles/a.md": article("A", "First words.\n\n```console\n$ echo one\none\n```\n"),
    "articles/b.md": article("B"),
  ]

  private func serve(_ arguments: String...) throws -> (shop: Workshop, site: ServedSite) {
    let shop = try Workshop()
    try shop.write(Self.files, below: "Content")
    return (shop, try ServedSite(shop.root + "/Content", arguments))
  }

  @Test(.timeLimit(.minutes(5))) func whatIsSavedIsServed() throws {
    let (shop, site) = try serve()
    let (a, b) = (try EventClient(site, page: "/a.html"), try EventClient(site, page: "/b.html"))
    try a.wait(for: "event: problems\ndata: []")
    try b.wait(for: "event: problems\ndata: []")
    try shop.write(["articles/a.md": article("A", "Other words.")], below: "Content")
    try a.wait(for: "event: page")
    #expect(try site.get("a.html").contains("Other words."))
    try site.wait(for: "Rebuild   articles/a.md → ")
    try shop.write(["articles/a.md": "---\ntitel: A\n---\n"], below: "Content")
    #expect(try !a.wait(for: "a.md:2:1").contains("event: page"))
    #expect(try site.get("a.html").contains("Other words."), "the last good page stays")
    try shop.write(["articles/a.md": article("A", "Mended <b>.")], below: "Content")
    try a.wait(for: "event: problems\ndata: []")
    #expect(try site.get("a.html").contains("Mended"))
    // b was told of the problems, and of no page of its own.
    #expect(try !b.wait(for: "event: problems\ndata: []").contains("event: page"))
    #expect(site.interrupt() == 130)
    #expect(!FileManager.default.fileExists(atPath: shop.root + "/Output"))
  }

  @Test(.timeLimit(.minutes(5))) func onlyThisMachineIsAnsweredAndOnlyTheSiteServed() throws {
    let (_, site) = try serve()
    func status(_ path: String, _ more: String...) throws -> String {
      try site.get(path, more + ["-o", "/dev/null", "-w", "%{http_code} %{content_type}"])
    }
    #expect(try status("a.html") == "200 text/html; charset=utf-8")
    #expect(try status("a/verify.sh") == "200 text/x-shellscript; charset=utf-8")
    #expect(try status("a.html", "-H", "Host: evil.example") == "403 text/plain; charset=utf-8")
    #expect(try status("a.html", "-X", "POST").hasPrefix("405"))
    for path in ["../Content/site.yml", "%2e%2e/etc/passwd", ".sooth/files", "nothing.html"] {
      #expect(try status(path).hasPrefix("404"), "\(path)")
    }
    let head = try site.get("a.html", ["-I"])
    let tag = try #require(head.split(separator: "\r\n").first { $0.hasPrefix("ETag: ") }).dropFirst("ETag: ".count)
    #expect(try status("a.html", "-H", "If-None-Match: \(tag)").hasPrefix("304"))
    #expect(site.interrupt() == 130)
  }

  @Test(.timeLimit(.minutes(5))) func whatIsEditedIsVerified() throws {
    let (shop, site) = try serve("--verify", "here")
    let a = try EventClient(site, page: "/a.html")
    try a.wait(for: "event: problems")
    try shop.write(["articles/a.md": article("A", "```console\n$ echo two\ntwo\n```\n")], below: "Content")
    try a.wait(for: "event: page")
    try site.wait(for: "Verify    a (Here)   ✓ 1 passed")
    try a.wait(for: "event: page")
    #expect(try site.get("a.html").contains("data-s=\"verified\""))
    // A run that lasts is ended by the next change, and by the end of the preview.
    let mark = "31.\(Int.random(in: 100_000...999_999))"
    try shop.write(["articles/a.md": article("A", "```console timeout=5m\n$ sleep \(mark)\n```\n")], below: "Content")
    while running("sleep \(mark)") == 0 { usleep(20_000) }
    try shop.write(["articles/a.md": article("A", "```console\n$ echo three\n4\n```\n")], below: "Content")
    try site.wait(for: "Verify    a (Here)   ✗ 0 passed · 1 failed")
    #expect(running("sleep \(mark)") == 0)
    try shop.write(["articles/a.md": article("A", "```console timeout=5m\n$ sleep \(mark)\n```\n")], below: "Content")
    while running("sleep \(mark)") == 0 { usleep(20_000) }
    #expect(site.interrupt() == 130)
    #expect(running("sleep \(mark)") == 0)
  }

  /// How many processes have this command line.
  private func running(_ line: String) -> Int {
    let processes = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).filter { Int($0) != nil }
    return processes.count { process in
      let words = (FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()).split(separator: 0)
      return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") == line
    }
  }

  @Test(.timeLimit(.minutes(5))) func anOpenPageFollows() throws {
    let (shop, site) = try serve()
    let tab = try Tab(try Browser(), site.address + "a.html")
    func waitFor(_ condition: String) throws {
      // A page that is loaded anew meanwhile cannot answer.
      let end = Date(timeIntervalSinceNow: 60)
      while (try? tab.holds(condition)) != true {
        guard Date() < end else { throw ServedSite.Failure(words: condition) }
        usleep(20_000)
      }
    }
    try waitFor("document.querySelector('.content').textContent.includes('First words')")
    try shop.write(["articles/a.md": article("A", "Other words.")], below: "Content")
    try waitFor("document.querySelector('.content').textContent.includes('Other words')")
    try shop.write(["articles/a.md": "---\ntitle: A\ntitel: <img src=x>\n---\n"], below: "Content")
    let panel = "document.querySelector('sooth-problems')?.shadowRoot.textContent ?? ''"
    try waitFor("(\(panel)).includes('a.md:3:1')")
    #expect(try tab.holds("document.querySelector('.content').textContent.includes('Other words')"))
    try shop.write(["articles/a.md": article("A", "Mended words.")], below: "Content")
    try waitFor(
      "document.querySelector('.content').textContent.includes('Mended') && !document.querySelector('sooth-problems')")
    // The page before may still be loaded anew for the rest of the build: a few style sheets later that is over.
    let isStill = try (1...5).contains { red in
      _ = try tab.value("window.isStill = true")
      try shop.write(["theme/style.css": "body { outline: 3px solid rgb(\(red), 2, 3); }"], below: "Content")
      try waitFor("getComputedStyle(document.body).outlineColor === 'rgb(\(red), 2, 3)'")
      return try tab.holds("window.isStill === true")
    }
    #expect(isStill, "the page was not loaded anew")
    #expect(site.interrupt() == 130)
  }
}
