import KnowledgeBase
import Testing

@testable import Site

@Suite struct AddressTests {
  static let articles: [(String, String, Bool, String)] = [
    ("a", "en", false, "a.html"), ("a", "ja", false, "ja/a.html"), ("sqs/a", "en", false, "sqs/a.html"),
    ("sqs/a", "ja", false, "ja/sqs/a.html"), ("", "en", true, "index.html"), ("", "ja", true, "ja/index.html"),
    ("sqs", "en", true, "sqs/index.html"), ("sqs/dns", "ja", true, "ja/sqs/dns/index.html"),
  ]

  @Test(arguments: articles) func ofArticles(_ slug: String, _ language: String, _ isIndex: Bool, _ path: String) {
    #expect(Address(slug: slug, language: language, isIndex: isIndex, SiteSettings()).path == path)
  }

  @Test func ofListings() {
    let settings = SiteSettings()
    #expect(Address.folder("", language: "en", settings).path == "index.html")
    #expect(Address.folder("sqs/dns", language: "ja", settings).path == "ja/sqs/dns/index.html")
    #expect(Address.verification(language: "en", settings).path == "verification.html")
    #expect(Address.verification(language: "ja", settings).path == "ja/verification.html")
    #expect(Address.errors(language: "ja", settings).path == "ja/find-your-error.html")
  }

  static let ways: [(String, String, String)] = [
    ("a.html", "b.html", "b.html"), ("a.html", "a.html", "a.html"), ("a.html", "sqs/b.html", "sqs/b.html"),
    ("sqs/a.html", "b.html", "../b.html"), ("sqs/a.html", "sqs/b.html", "b.html"),
    ("sqs/a.html", "sns/b.html", "../sns/b.html"), ("sqs/a.html", "sqs-x/b.html", "../sqs-x/b.html"),
    ("a/b/c/d.html", "a/x/y.html", "../../x/y.html"), ("ja/a.html", "a.html", "../a.html"),
    ("a/index.html", "a/index.html", "index.html"), ("ab/c.html", "a/c.html", "../a/c.html"),
    ("日/本.html", "日/語.html", "%E8%AA%9E.html"), ("a.html", "x y.png", "x%20y.png"), ("a.html", "c#.html", "c%23.html"),
    ("a.html", "why?.html", "why%3F.html"), ("a.html", "100%.html", "100%25.html"),
    ("a.html", "\"<&>'.html", "%22%3C%26%3E%27.html"), ("a.html", "b:c.html", "b%3Ac.html"),
  ]

  @Test(arguments: ways) func links(_ from: String, _ to: String, _ link: String) {
    #expect(Address(path: from).link(to: to) == link)
    #expect(LinkCheck.resolved(link, from: from) == to, "and a browser comes back to the file")
  }

  @Test func root() {
    #expect(Address(path: "a.html").root == "")
    #expect(Address(path: "a/b/c.html").root == "../../")
  }
}
