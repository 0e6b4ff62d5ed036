import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

@testable import Site

/// What the page of an article says of each command, by what the evidence says.
@Suite struct StateTests {
  private static let site = [
    "site.yml": "title: T",
    "environments/here.yml": "title: Here & there\nfreshFor: 30d",
    "articles/a.md": article(
      "A",
      """
      ## One

      ```console id=passed
      $ echo a
      a
      $ echo b
      b 192.168.0.1 ...
      ```

      ```console id=failed exit=3
      $ echo b
      b
      ```

      ## Two

      ```console id=error
      $ nosuch
      ```

      ```console id=skipped needs="aws-cli <2"
      $ echo d
      d
      ```

      ```console id=author skip="needs a person"
      $ echo e
      ```

      ```console id=refused
      $ rm x
      ```

      ```console id=edited
      $ echo new
      new
      ```

      ```console id=never match=any exit=nonzero
      $ echo g
      ```

      ```console id=secret hidden
      $ echo hidden-command
      hidden-output
      ```

      """),
    "articles/quiet.md": article("Quiet", "No commands."),
    "articles/alone.md": article("Alone", "```console\n$ true\n```\n"),
  ]

  private func build(_ tell: (inout CommandEvidence) -> Bool = Self.tell) async throws -> Workshop {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(Self.site))
    try Witness(base: base).testify("a", to: shop.evidence, tell)
    try await shop.build(base)
    return shop
  }

  private static func tell(_ entry: inout CommandEvidence) -> Bool {
    switch entry.id {
    case "failed/1":
      entry.verdict = .failed
      entry.reason = "expected ‘b’, got ‘c’"
      entry.mismatch = Mismatch(
        claim: "c",
        rows: [
          .init(rule: .equal, expected: "same", seen: "same"), .init(rule: .differs, expected: "b", seen: "c"),
          .init(rule: .missing, expected: "lost", seen: nil), .init(rule: .extra, expected: nil, seen: "more"),
        ])
    case "error/1": (entry.verdict, entry.reason, entry.tools) = (.error, "nosuch is not installed", [])
    case "skipped/1": (entry.verdict, entry.reason, entry.tools) = (.skipped, "here is 2.9", [])
    case "author/1": (entry.verdict, entry.reason, entry.tools) = (.skipped, "needs a person", [])
    case "refused/1": (entry.verdict, entry.reason, entry.tools) = (.refused, "it writes", [])
    case "edited/1": entry.block = "the hash of what it was"
    case "never/1": return false
    default: break
    }
    return true
  }

  /// The markup of one block.
  private func figure(_ id: String, in page: String) throws -> String {
    let start = try #require(page.range(of: "<figure class=\"tx\" id=\"\(id)\">"))
    let end = try #require(page[start.upperBound...].range(of: "</figure>"))
    return String(page[start.lowerBound..<end.upperBound])
  }

  private static let day = "<time datetime=\"2026-11-23T15:00:00Z\">23 November 2026</time>"
  private static let freshDay =
    "<time datetime=\"2026-11-23T15:00:00Z\" data-fresh-for=\"2592000\">23 November 2026</time>"
  private static let here = "<a href=\"verification.html#here\">Here &amp; there</a>"

  /// A block, the state that it shows, and what its bar says.
  static let blocks: [(String, String, String)] = [
    (
      "passed", "verified",
      "<b class=\"sw\">Verified</b> in \(here) on \(freshDay) with <span class=\"tool\">aws-cli 1.16.116</span>"
    ),
    (
      "failed", "failed",
      "<b class=\"sw\">Failed</b> in \(here) on \(day) with <span class=\"tool\">aws-cli 1.16.116</span>"
    ),
    ("error", "error", "<b class=\"sw\">Could not run</b> in \(here) on \(day): nosuch is not installed"),
    ("skipped", "skipped", "<b class=\"sw\">Skipped</b> in \(here): here is 2.9"),
    ("author", "skipped", "<b class=\"sw\">Not run</b>: needs a person"),
    ("refused", "refused", "<b class=\"sw\">Not permitted</b> in \(here): it would change something there"),
    ("edited", "changed", "<b class=\"sw\">Changed</b> since it was checked in \(here) on \(day)"),
    ("never", "never", "<b class=\"sw\">Never run</b>"),
  ]

  @Test(arguments: blocks) func theBarOfABlock(_ id: String, _ state: String, _ words: String) async throws {
    let whole = try figure(id, in: try await build().page("a.html"))
    // What readers may ask for repeats the states.
    let figure = String(whole[..<(whole.range(of: "<details class=\"drawer seen\">")?.lowerBound ?? whole.endIndex)])
    #expect(figure.contains("<p class=\"st\" data-s=\"\(state)\">"))
    #expect(figure.contains(words), "\(figure)")
    #expect(
      figure.components(separatedBy: "data-s=").count - 1 == (id == "failed" ? 2 : 1), "and nothing else: \(figure)")
  }

  @Test func aFailureShowsBothTexts() async throws {
    let figure = try figure("failed", in: try await build().page("a.html"))
    for part in [
      "<details class=\"drawer\" open>", "<b class=\"sw\">Failed</b>: expected ‘b’, got ‘c’",
      "<tr class=\"same\"><td>same</td><td>same</td></tr>", "<tr class=\"differs\"><td>b</td><td>c</td></tr>",
      "<tr class=\"lacks\"><td>lost</td><td></td></tr>", "<tr class=\"extra\"><td></td><td>more</td></tr>",
      "exit status 3",
    ] {
      #expect(figure.contains(part), "\(part)")
    }
    #expect(try !self.figure("passed", in: await build().page("a.html")).contains("class=\"drawer\""))
  }

  @Test func commandsAndOutputsAreApart() async throws {
    let figure = try figure("passed", in: try await build().page("a.html"))
    #expect(figure.contains("<div class=\"step\" id=\"passed/1\">"))
    #expect(figure.contains("<span class=\"p\">$ </span><span class=\"k-cmd\">echo</span> a</code></pre>"))
    #expect(figure.contains("<samp>a</samp>"))
    #expect(figure.contains("<span class=\"v\" title=\"any private address\">192.168.0.1</span>"))
    #expect(figure.contains("<span class=\"el\" title=\"any text\">...</span>"))
  }

  @Test func variablesAndHolesShowTheirExamples() async throws {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T\nvariables: {region: \"eu<1>\"}",
      "articles/a.md": article(
        "A",
        "```console id=k\n$ echo {{region}} {{id}} \\\\{{x}}\n{{region}} {{7 ~ int >= 1 as id}} {{<b> ~ /<\"x>/}}\n```\n"
      ),
    ])
    let figure = try figure("k", in: try shop.page("a.html"))
    #expect(figure.contains("eu&lt;1&gt;"))
    #expect(!figure.contains("{{region}}") && !figure.contains("{{id}}") && !figure.contains("~"), "\(figure)")
    #expect(figure.contains(">&lt;b&gt;</span>") && figure.contains(">7</span>"), "\(figure)")
    #expect(try HTMLTags(shop.page("a.html")).tags.allSatisfy { $0.name != "b" || $0.value("class") == "sw" })
  }

  @Test func hiddenBlocksAreNotShown() async throws {
    let shop = try await build()
    for path in try shop.files() where path.hasSuffix(".html") {
      let page = try shop.page(path)
      #expect(
        !page.contains("hidden-command") && !page.contains("hidden-output") && !page.contains("secret/1"), "\(path)")
    }
  }

  @Test func theHeadCountsThem() async throws {
    let page = try await build().page("a.html")
    #expect(page.contains("<strong>3 of 8 commands hold</strong> in \(Self.here)"), "the hidden one counts too")
    for part in [
      "1 failed", "1 could not run", "1 changed since", "1 not permitted", "1 never run",
      "2 skipped: here is 2.9; needs a person",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.components(separatedBy: "<li><a href=\"#").count - 1 >= 9)
    let strip = try #require(page.range(of: "<ol class=\"strip\">"))
    let states = page[strip.upperBound...].prefix(4000).components(separatedBy: "</ol>")[0]
    #expect(
      states.components(separatedBy: "data-s=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) } == [
        "verified", "verified", "failed", "error", "skipped", "skipped", "refused", "changed", "never",
      ])
  }

  @Test func theContentsShowTheWorst() async throws {
    let page = try await build().page("a.html")
    #expect(page.contains("<a href=\"#one\">One<svg class=\"mk\" data-s=\"failed\" data-of=\"failed\""))
    #expect(page.contains("<a href=\"#two\">Two<svg class=\"mk\" data-s=\"error\" data-of=\"error\""))
  }

  @Test func listsAndTheVerificationPage() async throws {
    let shop = try await build()
    let home = try shop.page("index.html")
    #expect(home.contains("3 of 8 hold"))
    #expect(home.contains("<p class=\"st\" data-s=\"never\">"), "the article that nobody ran")
    #expect(
      home.components(separatedBy: "class=\"st\"").count - 1 == 2, "nothing is said of an article without commands")
    let page = try shop.page("verification.html")
    #expect(page.contains("<h2 id=\"here\">Here &amp; there</h2>"))
    #expect(page.contains("<a href=\"alone.html\">Alone</a>"))
    #expect(!page.contains("Quiet"))
    let row = try #require(page.components(separatedBy: "<tr>").first { $0.contains("a.html") })
    let cells = row.components(separatedBy: "<td class=\"n").dropFirst().map {
      $0.split(separator: ">")[1].prefix { $0 != "<" }
    }
    #expect(cells == ["3", "1", "1", "3", "2"])
  }

  @Test func withoutEvidenceNothingWasRun() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let page = try shop.page("a.html")
    #expect(page.contains("<b class=\"sw\">Never run</b>: no environment has checked this page yet"))
    #expect(!page.contains("data-s=\"verified\""))
    #expect(try figure("author", in: page).contains("<b class=\"sw\">Not run</b>: needs a person"))
  }

  @Test func everyVariantSpeaksForItself() async throws {
    let shop = try Workshop()
    var files = Self.site
    files["environments/here.yml"] = nil
    files["environments/lab.yml"] = """
      title: Lab
      transport: lab
      tools: {aws-cli: ["1.16", "2.9"]}
      lab: {region: r, account: "123456789012", hosts: {h: {address: 10.0.0.1, resolver: 10.0.0.2}}, dns: {10.0.0.2: {a.example: 10.0.0.3}}, endpoints: []}
      """
    let base = try await KnowledgeBase.load(.memory(files))
    try Witness(base: base).testify("a", in: "lab@aws-cli-1.16", tools: ["aws-cli": "1.16"], to: shop.evidence)
    try Witness(base: base).testify("a", in: "lab@aws-cli-2.9", tools: ["aws-cli": "2.9"], to: shop.evidence) { entry in
      if entry.id == "passed/2" { (entry.verdict, entry.reason) = (.failed, "why") }
      return true
    }
    try await shop.build(base)
    let figure = try figure("passed", in: try shop.page("a.html"))
    #expect(figure.contains("data-s=\"verified\"") && figure.contains("aws-cli 1.16</span>"))
    #expect(figure.contains("data-s=\"failed\"") && figure.contains("aws-cli 2.9</span>"))
    #expect(figure.contains("why (Lab, aws-cli 2.9)"))
    #expect(try shop.page("verification.html").contains("<h2 id=\"lab@aws-cli-2.9\">Lab · aws-cli 2.9</h2>"))
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func aTranslationUsesTheOriginalsEvidenceWhereItsBlocksAreTheSame() async throws {
    let shop = try Workshop()
    var files = Self.site
    let original = try #require(files["articles/a.md"])
    // Other headings, so other ids of blocks without one.
    files["articles/b.md"] = article("B", "## One\n\n```console\n$ echo x\nx\n```\n\n```console\n$ echo y\n```\n")
    files["articles/b.ja.md"] = article("ビー", "## 一\n\n```console\n$ echo x\nx\n```\n\n```console\n$ echo z\n```\n")
    files["articles/a.ja.md"] = original
    let base = try await KnowledgeBase.load(.memory(files))
    try Witness(base: base).testify("b", to: shop.evidence)
    try Witness(base: base).testify("a", to: shop.evidence)
    try Witness(base: base).testify("a", language: "ja", as: "a.ja", to: shop.evidence) { entry in
      (entry.verdict, entry.reason) = (.error, "own evidence")
      return true
    }
    try await shop.build(base)
    let page = try shop.page("ja/b.html")
    #expect(try figure("一-1", in: page).contains("検証済み"))
    #expect(try figure("一-2", in: page).contains("未実行"))
    #expect(try figure("passed", in: shop.page("ja/a.html")).contains("own evidence"), "its own comes first")
    #expect(try figure("passed", in: shop.page("a.html")).contains("Verified"))
  }

  @Test func theWorstStateIsTheMostTelling() {
    #expect(CommandState.worst(of: []) == .never)
    #expect(CommandState.worst(of: [.verified, .skipped, .never]) == .verified)
    #expect(CommandState.worst(of: [.verified, .changed]) == .changed)
    #expect(CommandState.worst(of: CommandState.allCases) == .failed)
    #expect(Verdict.allCases.map { CommandState($0) } == [.verified, .failed, .error, .skipped, .refused])
  }
}
