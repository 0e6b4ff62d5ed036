import Testing

@testable import KnowledgeBase

@Suite struct LinkIndexTests {
  /// Articles and files that links lead to; `from` names the one in which the link stands.
  private static let paths = [
    "index.md", "index.ja.md", "a.md", "a.ja.md", "b.md", "nur.de.md", "sqs/index.md", "sqs/c.md", "sqs/c.ja.md",
    "sqs/deep/d.md", "sqs/picture.png", "data/x y.csv", "日本語.md", "c#.md", "100%.txt",
  ]

  private func base() async throws -> KnowledgeBase {
    var files = ["site.yml": "title: T", "articles/draft.md": "---\ntitle: D\ndraft: true\n---\n"]
    for path in Self.paths { files["articles/" + path] = "---\ntitle: T\n---\n" }
    return try await load(files)
  }

  /// The target in a line.
  private func resolve(_ destination: String, from path: String) async throws -> String {
    let base = try await base()
    let article = try #require(base.articles.first { $0.path == "articles/" + path })
    switch base.links.resolve(destination, from: article) {
    case .external: return "external"
    case .asset(let path): return "asset \(path)"
    case .folder(let folder, let language, let fragment):
      return "folder \(folder) \(language)" + (fragment.map { " #\($0)" } ?? "")
    case .page(let page, let language, let fragment):
      return "page \(page.rawValue) \(language)" + (fragment.map { " #\($0)" } ?? "")
    case .broken(let summary, let way): return "broken: \(summary)" + (way.map { "; \($0)" } ?? "")
    case .article(let slug, let language, let isIndex, let fragment):
      let end = (isIndex ? " index" : "") + (fragment.map { " #\($0)" } ?? "")
      return "\(slug.isEmpty ? "/" : slug) \(language)\(end)"
    }
  }

  static let relativeLinks: [(String, String, String)] = [
    ("a.md", "b.md", "b en"), ("a.md", "./b.md", "b en"), ("a.md", "sqs/c.md", "sqs/c en"),
    ("sqs/c.md", "../a.md", "a en"), ("sqs/c.md", "deep/d.md", "sqs/deep/d en"),
    ("sqs/deep/d.md", "../../a.md", "a en"), ("sqs/deep/d.md", "..//./c.md", "sqs/c en"),
    ("sqs/index.md", "c.md", "sqs/c en"), ("sqs/c.md", "index.md", "sqs en index"), ("sqs/c.md", ".", "sqs en index"),
    ("sqs/c.md", "../sqs/", "sqs en index"), ("a.md", "sqs", "sqs en index"), ("a.md", "sqs/c", "sqs/c en"),
    ("sqs/c.md", "..", "/ en index"), ("a.md", "日本語.md", "日本語 en"),
  ]

  @Test(arguments: relativeLinks) func relative(_ from: String, _ link: String, _ expected: String) async throws {
    #expect(try await resolve(link, from: from) == expected)
  }

  static let absoluteLinks: [(String, String)] = [
    ("/a.md", "a en"), ("/sqs/c.md", "sqs/c en"), ("/", "/ en index"), ("/sqs/", "sqs en index"),
    ("/sqs/../a.md", "a en"), ("/sqs/picture.png", "asset sqs/picture.png"),
  ]

  @Test(arguments: absoluteLinks) func absolute(_ link: String, _ expected: String) async throws {
    #expect(try await resolve(link, from: "sqs/deep/d.md") == expected)
  }

  static let anchorsLinks: [(String, String)] = [
    ("#there", "sqs/c en #there"), ("#", "sqs/c en #"), ("../a.md#there", "a en #there"),
    ("../a.md?x=1#there", "a en #there"), ("?x", "sqs/c en"), ("#%E6%97%A5", "sqs/c en #日"),
    ("../a.md#a#b", "a en #a#b"), ("picture.png#x", "asset sqs/picture.png"),
  ]

  @Test(arguments: anchorsLinks) func anchors(_ link: String, _ expected: String) async throws {
    #expect(try await resolve(link, from: "sqs/c.md") == expected)
  }

  static let encodedLinks: [(String, String)] = [
    ("data/x%20y.csv", "asset data/x y.csv"), ("data/x y.csv", "asset data/x y.csv"),
    ("%E6%97%A5%E6%9C%AC%E8%AA%9E.md", "日本語 en"), ("c%23.md", "c# en"), ("100%25.txt", "asset 100%.txt"),
    ("100%.txt", "asset 100%.txt"), ("%2e/b.md", "b en"),
    ("%+b.md", "broken: ‘%+b.md’ leads to nothing; did you mean ‘/b.md’?"),
  ]

  @Test(arguments: encodedLinks) func percentEncoding(_ link: String, _ expected: String) async throws {
    #expect(try await resolve(link, from: "a.md") == expected)
  }

  /// A link goes to the reader's language, where there is one.
  static let translationsLinks: [(String, String, String)] = [
    ("a.md", "sqs/c.md", "sqs/c en"), ("a.ja.md", "sqs/c.md", "sqs/c ja"), ("a.ja.md", "b.md", "b en"),
    ("a.ja.md", "/", "/ ja index"), ("a.ja.md", "sqs/c", "sqs/c ja"), ("a.md", "a.ja.md", "a ja"),
    ("a.md", "a.en.md", "a en"), ("a.md", "nur.md", "nur de"), ("a.md", "nur.de.md", "nur de"),
    ("a.md", "nur.ja.md", "broken: ‘nur.ja.md’ leads to nothing; did you mean ‘/nur.md’?"),
  ]

  @Test(arguments: translationsLinks) func translations(_ from: String, _ link: String, _ expected: String) async throws
  {
    #expect(try await resolve(link, from: from) == expected)
  }

  static let externalLinks: [(String, Bool)] = [
    ("https://example.com/a.md", true), ("mailto:a@example.com", true), ("//example.com/x", true),
    ("tel:+81-3", true), ("svn+ssh://x", true), ("HTTPS://X", true), ("javascript:alert(1)", true),
    ("a:b.md", true), ("1a:b", false), ("日:b", false), (":x", false), ("b.md#a:b", false), ("./a:b.md", false),
  ]

  @Test(arguments: externalLinks) func schemes(_ link: String, _ isExternal: Bool) async throws {
    #expect(try await (resolve(link, from: "a.md") == "external") == isExternal)
  }

  @Test func aFolderWithoutAnIndexHasAPage() async throws {
    #expect(try await resolve("sqs/deep", from: "a.md") == "folder sqs/deep en")
    #expect(try await resolve("/verification.html#x", from: "a.md") == "page verification.html en #x")
  }

  static let brokenLinks: [(String, String)] = [
    ("", "broken: the link is empty"),
    ("../x.md", "broken: ‘../x.md’ leads out of articles/"),
    ("/../a.md", "broken: ‘/../a.md’ leads out of articles/"),
    ("bb.md", "broken: ‘bb.md’ leads to nothing; did you mean ‘/b.md’?"),
    ("c.md", "broken: ‘c.md’ leads to nothing; did you mean ‘/sqs/c.md’?"),
    ("picture.png", "broken: ‘picture.png’ leads to nothing; did you mean ‘/sqs/picture.png’?"),
    ("nothing-like-it.md", "broken: ‘nothing-like-it.md’ leads to nothing"),
    ("a.html", "broken: ‘a.html’ leads to nothing; did you mean ‘/a.md’?"),
    ("draft.md", "broken: ‘draft.md’ is a draft; publish it, or take the link away until then"),
  ]

  @Test(arguments: brokenLinks) func broken(_ link: String, _ expected: String) async throws {
    #expect(try await resolve(link, from: "a.md") == expected)
  }
}
