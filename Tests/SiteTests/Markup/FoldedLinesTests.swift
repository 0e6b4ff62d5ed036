import Testing

@testable import Site

/// What does not hold is never folded, nor is the line that says most.
@Suite struct FoldedLinesTests {
  private let folded = FoldedLines(phrases: Phrases(language: "en"))

  private func lines(_ states: [(CommandState, Int)]) -> [EnvironmentLine] {
    states.enumerated().map { EnvironmentLine(state: $1.0, html: "<p>\($0)</p>", weight: $1.1) }
  }

  @Test func fewAreAllShown() {
    let items = folded.items(lines([(.verified, 1), (.failed, 0), (.verified, 4), (.verified, 1)]))
    #expect(items == ["<p>0</p>", "<p>1</p>", "<p>2</p>", "<p>3</p>"])
  }

  @Test func ofManyTheFullestIsShown() {
    let items = folded.items(lines([(.verified, 1), (.verified, 4), (.failed, 0), (.verified, 4), (.verified, 1)]))
    #expect(items.dropLast() == ["<p>1</p>", "<p>2</p>"])
    #expect(
      items.last == """
        <details class="fold"><summary>and holds in 3 more</summary>
        <ul class="bare">
        <li><p>0</p></li>
        <li><p>3</p></li>
        <li><p>4</p></li>
        </ul>
        </details>
        """)
  }
}
