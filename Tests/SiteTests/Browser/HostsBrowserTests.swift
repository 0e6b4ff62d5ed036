import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

@testable import Site

/// The hosts of an environment on the verification page, as a browser shows them.
@Suite(.serialized) struct HostsBrowserTests {
  private static let site = [
    "site.yml": "title: T", "environments/fleet.yml": "title: Fleet\nfreshFor: 30d",
    "articles/a.md": article("A", "```console id=k\n$ echo a\na\n```\n"),
    "articles/b.md": article("B", "```console id=k\n$ echo b\nb\n```\n"),
  ]

  private func build() async throws -> Workshop {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(Self.site))
    for article in ["a", "b"] {
      for host in 1...40 {
        let name = host == 7 ? String(repeating: "long-name.", count: 20) + "example" : "web-\(host)"
        try Witness(base: base).testify(article, in: "fleet@\(name)", to: shop.evidence) { entry in
          if article == "a", host < 20 { (entry.verdict, entry.reason) = (.failed, "why \(host)") }
          return true
        }
      }
    }
    try await shop.build(base)
    return shop
  }

  @Test(arguments: [true, false]) func theyAreFoldedAndOpenOnDemand(_ runsScripts: Bool) async throws {
    let shop = try await build()
    let browser = try Browser()
    let tab = try Tab(browser, "file://\(shop.output)/verification.html", runsScripts: runsScripts)
    #expect(tab.complaints == [])
    for width in [390, 1280] {
      try tab.resize(width: width)
      #expect(try !tab.holds("document.querySelector('.hosts table').checkVisibility()"), "folded")
      #expect(try tab.number("document.documentElement.scrollWidth") <= width)
      // Forty rows of a table would be twice as high; how lines wrap hangs on the day's name.
      #expect(try tab.number("document.querySelector('.environment').offsetHeight") < 1000, "\(width)")
    }
    #expect(try tab.holds("document.querySelector('.hosts > summary').tabIndex === 0"), "the keyboard gets there")
    try tab.resize(width: 390)
    _ = try tab.value("document.querySelector('.hosts').open = true")
    #expect(try tab.holds("document.querySelector('.hosts table').checkVisibility()"))
    #expect(try tab.number("document.documentElement.scrollWidth") <= 390, "tables scroll within their own box")
  }

  @Test func aLinkToAHostOpensThem() async throws {
    let shop = try await build()
    let tab = try Tab(try Browser(), "file://\(shop.output)/verification.html#fleet%40web-3")
    #expect(try tab.holds("document.querySelector('.hosts').open"))
    #expect(try tab.holds("document.querySelector('tbody:target').id === 'fleet@web-3'"))
  }

  @Test func whatIsOldSaysSo() async throws {
    let shop = try await build()
    let clock = "Date.now = () => \((1_795_446_000 + 40 * 86400) * 1000);"
    let tab = try Tab(try Browser(), "file://\(shop.output)/verification.html", before: clock)
    #expect(try tab.text("document.querySelector('.whole .late').textContent") == "stale: checked 40 days ago")
    #expect(try tab.number("document.querySelectorAll('.hosts .late').length") == 80)
  }
}
