import Diagnostics
import Testing

@testable import KnowledgeBase

private func read(_ yaml: String) -> (settings: SiteSettings, problems: [Diagnostic]) {
  var reader = YAMLReader(file: "site.yml")
  let settings = SiteSettings(yaml, reader: &reader)
  return (settings, reader.diagnostics)
}

@Suite struct SiteSettingsTests {
  @Test func everyKeyIsRead() {
    let (settings, problems) = read(
      """
      title: {en: Name, ja: 名前}
      summary: one for all
      baseURL: https://docs.example.com/kb/
      language: pt-BR
      environment: lab
      rawHTML: true
      variables: {region: us-east-1}
      """)
    #expect(problems.isEmpty)
    #expect(settings.title.text(in: "ja") == "名前")
    #expect(settings.title.text(in: "de") == "Name", "the first that is written down")
    #expect(settings.summary?.text(in: "ja") == "one for all")
    #expect(settings.baseURL == "https://docs.example.com/kb/")
    #expect(settings.language == "pt-BR")
    #expect(settings.environment == "lab")
    #expect(settings.rawHTML)
    #expect(settings.variables == ["region": "us-east-1"])
  }

  @Test func defaults() {
    let settings = read("title: T").settings
    #expect(settings.language == "en")
    #expect(settings.baseURL == nil)
    #expect(!settings.rawHTML)
  }

  static let broken: [(String, [String])] = [
    ("", ["site.yml missing-title"]),
    ("title: []", ["site.yml:1:8 value"]),
    ("title: {en: A, english: B}", ["site.yml:1:25 value"]),
    ("title: T\nlanguage: english", ["site.yml:2:11 value"]),
    ("title: T\nlanguage: EN", ["site.yml:2:11 value"]),
    ("title: T\nbaseURL: docs.example.com", ["site.yml:2:10 value"]),
    ("title: T\nbaseURL: ftp://docs.example.com", ["site.yml:2:10 value"]),
    ("title: T\nbaseURL: https://", ["site.yml:2:10 value"]),
    ("title: T\nrawHTML: 1", ["site.yml:2:10 value"]),
    ("title: T\nrawHtml: true", ["site.yml:2:1 unknown-key"]),
    ("title: T\n---\ntitle: U", ["site.yml:2:1 yaml"]),
  ]

  @Test(arguments: broken) func mistakes(_ yaml: String, _ expected: [String]) {
    #expect(read(yaml).problems.map(\.brief) == expected)
  }

  static let tags: [(String, Bool)] = [
    ("en", true), ("gsw", true), ("pt-BR", true), ("zh-Hant", true), ("english", false), ("EN", false), ("e", false),
    ("en-", false), ("en-US-x", false), ("", false), ("日本", false),
  ]

  @Test(arguments: tags) func languageTags(_ text: String, _ isTag: Bool) { #expect(isLanguageTag(text) == isTag) }

  static let addresses: [(String, Bool)] = [
    ("https://a.example", true), ("http://localhost:8080/x/", true), ("https:///x", false), ("https://a b", false),
    ("https://a\"b", false), ("javascript:alert(1)", false), ("//a.example", false), ("", false),
  ]

  @Test(arguments: addresses) func webAddresses(_ text: String, _ isAddress: Bool) {
    #expect(isWebAddress(text) == isAddress)
  }

  @Test func theCallersAddressComesFirst() async throws {
    var files = soundFiles
    files["site.yml"] = "title: T\nbaseURL: https://one.example/"
    #expect(try await load(files).settings.baseURL == "https://one.example/")
    let base = try await KnowledgeBase.load(.memory(files), baseURL: "https://two.example/")
    #expect(base.settings.baseURL == "https://two.example/")
  }
}
