import KnowledgeBase
import Testing

@testable import Site

/// What a page says of its `verify.sh`.
@Suite struct VerifierMarkupTests {
  private func markup(
    _ site: String = "title: T", environments: [String] = ["here"], language: String = "en", commands: Int = 2,
    programs: [String] = ["aws", "<x>"], writing: Int = 0
  ) async throws -> String {
    var files = ["site.yml": site, "articles/a.md": article("A")]
    for name in environments { files["environments/\(name).yml"] = "title: E" }
    let base = try await KnowledgeBase.load(.memory(files))
    let fragments = Fragments(
      phrases: Phrases(language: language), address: Address(path: "sub/a.html"), settings: base.settings)
    let verifier = PublishedVerifier(
      address: Address(path: "sub/a b/verify.sh"), digest: "d1gest", size: 117_001, commandCount: commands,
      programs: programs, writingCount: writing)
    return VerifierMarkup(verifier, base, fragments).html
  }

  @Test func howManyCommandsWithWhat() async throws {
    let html = try await markup(writing: 2)
    for part in [
      "<a href=\"a%20b/verify.sh\">verify.sh</a>, a shell script of 118 kB, runs 2 commands",
      "Programs used: <code>aws</code>, <code>&lt;x&gt;</code>.", " 2 commands change something",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    let one = try await markup(commands: 1, programs: [], writing: 1)
    #expect(one.contains("runs 1 command of") && one.contains(" 1 command changes something"))
    #expect(!one.contains("Programs"))
    #expect(try await markup().contains("It changes nothing outside."))
    #expect(try await markup(language: "ja").contains("コマンド 2 件"))
  }

  @Test func theLineNamesTheSitesOwnAddress() async throws {
    let known = try await markup("title: T\nbaseURL: https://docs.example.com/base")
    #expect(
      known.contains("<span class=\"w\">https://docs.example.com/base/sub/a%20b/verify.sh</span> &amp;&amp; </span>"))
    #expect(!known.contains("data-file") && !known.contains(" hidden"))
    let odd = try await markup("title: T\nbaseURL: https://docs.example.com/it's&")
    #expect(odd.contains("'https://docs.example.com/it'\\''s&amp;/sub/a%20b/verify.sh'"))
    #expect(try await markup().contains("<code data-file=\"a%20b/verify.sh\">"))
  }

  @Test func whereNoEnvironmentIsTheSitesTheReaderSaysWhich() async throws {
    let open = try await markup(environments: ["one", "two"])
    #expect(open.contains("<code>one</code>, <code>two</code>"))
    #expect(try await !markup("title: T\nenvironment: two", environments: ["one", "two"]).contains("--environment"))
    #expect(try await !markup().contains("--environment"))
  }
}
