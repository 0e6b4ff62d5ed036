import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

@testable import Site

/// The pages as axe-core reads them (WCAG 2.2 A and AA, and its best practices): on a desktop and a phone, light and dark, with what
/// is folded opened too.
@Suite struct AccessibilityTests {
  @Test func noPageHasASeriousViolation() async throws {
    let axe = try String(
      contentsOfFile: PythonPackage(name: "axe-playwright-python", version: "0.1.8").file("axe.min.js"), encoding: .utf8
    )
    let repository = try Workshop()
    try await repository.buildRepository()
    let rich = try await OddSite().build()
    let browser = try Browser()
    for shop in [repository, rich] {
      for path in try shop.files() where path.hasSuffix(".html") && path != "404.html" {
        // A language each for the repository's pages, which are the same in both but for the words.
        for isDark in shop === repository ? [path.hasPrefix("ja/")] : [false, true] {
          let address =
            "file://" + shop.output + "/" + path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)!
          let tab = try Tab(browser, address)
          try tab.prefer(dark: isDark)
          try tab.resize(width: isDark ? 390 : 1280)
          _ = try tab.value(axe)
          let found = try tab.text(Self.check)
          #expect(found.isEmpty, "\(path), \(isDark ? "dark, phone" : "light, desktop"): \(found)")
          tab.close()
        }
      }
    }
  }

  /// Opens what is folded, then gives a line for each violation that is serious or worse.
  private static let check = """
    (async () => {
      for (const part of document.querySelectorAll("details")) part.open = true;
      const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
      return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + " " + node.failureSummary).join(" | "))
        .join("\\n");
    })()
    """
}
