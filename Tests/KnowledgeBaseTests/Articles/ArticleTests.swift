import Testing

@testable import KnowledgeBase

@Suite struct ArticleTests {
  static let names: [(String, String, String, Bool)] = [
    ("a.md", "a", "en", false),
    ("a.ja.md", "a", "ja", false),
    ("a.pt-BR.md", "a", "pt-BR", false),
    ("sqs/legacy-endpoint.ja.md", "sqs/legacy-endpoint", "ja", false),
    ("v1.16.md", "v1.16", "en", false),
    ("a.Draft.md", "a.Draft", "en", false),
    ("index.md", "", "en", true),
    ("index.ja.md", "", "ja", true),
    ("sqs/index.md", "sqs", "en", true),
    ("sqs/dns/index.ja.md", "sqs/dns", "ja", true),
    ("sqs/reindex.md", "sqs/reindex", "en", false),
    ("folder.ja/a.md", "folder.ja/a", "en", false),
    ("日本語.ja.md", "日本語", "ja", false),
  ]

  @Test(arguments: names) func name(_ path: String, _ slug: String, _ language: String, _ isIndex: Bool) {
    let name = ArticleName(path: "articles/" + path, defaultLanguage: "en")
    #expect(name.slug == slug)
    #expect(name.language == language)
    #expect(name.isIndex == isIndex)
  }

  static let folders: [(String, String)] = [
    ("a.md", ""), ("sqs/a.md", "sqs"), ("sqs/dns/a.ja.md", "sqs/dns"), ("index.md", ""), ("sqs/index.md", "sqs"),
    ("sqs/dns/index.md", "sqs/dns"),
  ]

  @Test(arguments: folders) func folder(_ path: String, _ folder: String) async throws {
    let base = try await load(["site.yml": "title: T", "articles/\(path)": "---\ntitle: A\n---\n"])
    #expect(base.articles.map(\.folder) == [folder])
  }
}
