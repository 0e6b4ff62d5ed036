import Diagnostics
import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

@testable import Site

/// What pages say of an environment that has many hosts, most of which evidence alone tells of.
@Suite struct HostsTests {
  private static let site = [
    "site.yml": "title: T",
    "environments/fleet.yml": "title: Web <fleet>\nfreshFor: 30d",
    "environments/here.yml": "title: Here",
    "articles/a.md": article("A", "```console id=k\n$ echo a\na\n$ echo b\nb\n```\n"),
    "articles/b.md": article("B", "```console id=other\n$ echo b\n```\n"),
    "articles/a.ja.md": article("エー", "```console id=k\n$ echo a\na\n$ echo b\nb\n```\n"),
  ]

  /// Evidence of `a` on hosts web-1 and so on; those of `failing` fail since the day that is given.
  private func build(
    hosts: ClosedRange<Int>, failing: [Int: Int] = [:], reasons: [Int: String] = [:], bare: Bool = false,
    _ files: [String: String] = site
  ) async throws -> Workshop {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(files))
    let witness = Witness(base: base)
    if bare { try witness.testify("a", in: "fleet", to: shop.evidence) }
    for host in hosts {
      try witness.testify("a", in: "fleet@web-\(host)", to: shop.evidence) { entry in
        guard entry.id == "k/1", let day = failing[host] else { return true }
        (entry.verdict, entry.reason) = (.failed, reasons[host] ?? "expected ‘a’, got ‘<c>’")
        entry.history = [(0, Verdict.failed), (1, .passed), (day, .failed), (9, .error), (10, .failed)].map {
          day, verdict in
          PastVerdict(at: Instant(seconds: 1_795_446_000 + (day - 10) * 86400), verdict: verdict)
        }
        return true
      }
    }
    try await shop.build(base)
    return shop
  }

  private func section(_ name: String, _ page: String) throws -> String {
    try #require(page.components(separatedBy: "<section").first { $0.contains("<h2 id=\"\(name)\">") })
  }

  @Test func theEnvironmentSaysHowManyHold() async throws {
    let shop = try await build(hosts: 1...40, failing: [3: 5, 17: 5, 20: 7])
    let section = try section("fleet", shop.page("verification.html"))
    #expect(section.contains("<h2 id=\"fleet\">Web &lt;fleet&gt;</h2>"))
    #expect(section.contains("<strong>37 of 40 hosts hold</strong>"))
    for host in [3, 17, 20] { #expect(section.contains("href=\"verification.html#fleet%40web-\(host)\"")) }
    let told = section.replacing(/<[^>]*>/, with: "")
    #expect(told.contains("Failed: web-3, web-17 since 18 November 2026; web-20 since 20 November 2026"), "\(told)")
    #expect(told.contains("Never run: Web &lt;fleet&gt;"), "the environment itself, of which there is no evidence")
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func singleHostsLieInDetails() async throws {
    let shop = try await build(hosts: 1...12, failing: [2: 5])
    let section = try section("fleet", shop.page("verification.html"))
    let parts = section.components(separatedBy: "<details")
    #expect(parts.count == 2)
    #expect(!parts[0].contains("<tbody id="))
    let ids = HTMLTags(parts[1]).ids
    #expect(ids == (1...12).map { "fleet@web-\($0)" }, "web-2 before web-10")
    #expect(parts[1].contains("<summary>The 13 hosts, one by one</summary>"))
    #expect(parts[1].contains("1 of 2 hold<span class=\"note\">Failed"))
  }

  /// Tables of single hosts are in the details alone, so a host more costs a row.
  @Test func aHostCostsLittle() async throws {
    let few = try await build(hosts: 1...10).page("verification.html").utf8.count
    let many = try await build(hosts: 1...110).page("verification.html").utf8.count
    #expect(many - few < 100 * 800, "\((many - few) / 100) bytes a host")
  }

  @Test func theEnvironmentsOwnNameIsOneOfThem() async throws {
    let shop = try await build(hosts: 1...2, bare: true)
    let section = try section("fleet", shop.page("verification.html"))
    #expect(section.contains("<strong>3 of 3 hosts hold</strong>"))
    #expect(section.contains("<th scope=\"rowgroup\" rowspan=\"1\">Web &lt;fleet&gt;</th>"))
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func theArticleSaysItInOneLine() async throws {
    let shop = try await build(hosts: 1...40, failing: [3: 5, 17: 5])
    let page = try shop.page("a.html")
    let head = try #require(page.components(separatedBy: "<section class=\"evidence\"").last)
      .components(separatedBy: "</section>")[0]
    #expect(head.components(separatedBy: "class=\"st\"").count == 2)
    #expect(head.contains("<strong>38 of 40 hosts hold</strong> in <a href=\"verification.html#fleet\">"))
    let bar = try #require(page.components(separatedBy: "<ul class=\"states\">").last).components(separatedBy: "</ul>")[
      0]
    let told = bar.replacing(/<[^>]*>/, with: "")
    #expect(told.contains("Failed on 2 of 40 hosts in Web &lt;fleet&gt;: web-3, web-17 since 18 November 2026"))
    #expect(told.contains("Verified on 38 of 40 hosts in Web &lt;fleet&gt; on 23 November 2026 with aws-cli 1.16.116"))
    #expect(page.components(separatedBy: "<details class=\"drawer\"").count == 2, "they failed alike")
    #expect(page.contains("expected ‘a’, got ‘&lt;c&gt;’ (Web &lt;fleet&gt;: web-3, web-17)"))
    #expect(try shop.page("index.html").contains("38 of 40 hosts hold"))
  }

  @Test func manyFailuresStayShort() async throws {
    let failing = Dictionary(uniqueKeysWithValues: (1...40).map { ($0, 5) })
    let page = try await build(
      hosts: 1...40, failing: failing,
      reasons: failing.mapValues { _ in "" }.merging(
        Dictionary(uniqueKeysWithValues: (1...40).map { ($0, "got \($0)") })
      ) { $1 }
    ).page("a.html")
    #expect(page.components(separatedBy: "<details class=\"drawer\"").count == 4)
    #expect(page.contains("37 more hosts failed in other ways"))
    #expect(page.contains("web-8</a> <span class=\"tool\">since"))
    #expect(!page.contains("web-9<"))
    #expect(page.contains("; 32 more"))
  }

  @Test func theSameInJapanese() async throws {
    let shop = try await build(hosts: 1...40, failing: [3: 5, 17: 5])
    let told = try shop.page("ja/verification.html").replacing(/<[^>]*>/, with: "")
    #expect(told.contains("ホスト 40 台中 38 台で再現"))
    #expect(told.contains("再現せず：web-3、web-17（2026年11月18日から）"))
    #expect(told.contains("ホスト 41 台の内訳"))
  }

  @Test func placesThatAreNoHostsAreNotShown() async throws {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(Self.site))
    for place in ["fleet@-x", "other@web-1", "fleet@a@b", "here@web-1"] {
      try Witness(base: base).testify("a", in: place, to: shop.evidence)
    }
    try await shop.build(base)
    let page = try shop.page("verification.html")
    #expect(page.contains("<tbody id=\"here@web-1\">"))
    #expect(!page.contains("-x") && !page.contains("other@") && !page.contains("a@b"))
  }
}
