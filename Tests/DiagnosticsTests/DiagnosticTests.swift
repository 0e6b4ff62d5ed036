import Testing

@testable import Diagnostics

@Suite struct DiagnosticTexts {
  @Test func placeSummaryAndWayOut() {
    let diagnostic = Diagnostic(
      at: SourceLocation(file: "a.md", line: 3, column: 7), "unknown-attribute", "no attribute ‘exti’",
      notes: ["did you mean ‘exit’?"])
    #expect(
      diagnostic.rendered() == "a.md:3:7: error: no attribute ‘exti’ [unknown-attribute]\n  help: did you mean ‘exit’?")
  }

  @Test func colourOnlyWhereAsked() {
    let diagnostic = Diagnostic(.warning, at: SourceLocation(file: "a.md"), "x", "y")
    #expect(diagnostic.rendered() == "a.md: warning: y [x]")
    #expect(diagnostic.rendered(with: Style(colored: true)).contains("\u{1B}[1;33mwarning\u{1B}[0m"))
  }

  @Test(arguments: [("exti", "exit"), ("timout", "timeout"), ("need", "needs"), ("zzz", nil), ("", nil)])
  func nearestName(_ name: String, _ expected: String?) {
    #expect(nearest(to: name, in: ["exit", "timeout", "needs", "when"]) == expected)
  }
}
