import Diagnostics
import Testing
import Transcripts

@testable import Verification

@Suite struct DiffTableTests {
  private typealias Row = Mismatch.Row

  private func lines(_ rows: [Mismatch.Row], width: Int = 60, style: Style = .plain) -> [String] {
    DiffTable(Mismatch(claim: "", rows: rows), width: width).lines(style)
  }

  private func equal(_ text: String) -> Mismatch.Row { Row(rule: .equal, expected: text, seen: text) }

  /// Where the bar between the columns stands in each line, in columns of the terminal.
  private func bars(_ lines: [String]) -> Set<Int> {
    Set(lines.map { line in line.firstRange(of: " │").map { displayWidth(String(line[..<$0.lowerBound])) } ?? -1 })
  }

  @Test func marksWhatDiffers() {
    let rows = [
      equal("a"), Row(rule: .differs, expected: "b", seen: "c", note: "expected ‘b’, got ‘c’"),
      Row(rule: .missing, expected: "d", seen: nil), Row(rule: .extra, expected: nil, seen: "e"),
      Row(rule: .ellipsis, expected: "...", seen: "f"),
    ]
    #expect(
      lines(rows, width: 48) == [
        "  expected             │ got", "  a                    │ a", "! b                    │ c",
        "! d                    │ ", "!                      │ e", "  ...                  │ f",
      ])
  }

  @Test func namesTheKindsByWhichALinePassed() {
    let rows = [
      Row(rule: .kinds, expected: "10.0.0.1", seen: "10.9.9.9", note: "private-ip"),
      Row(rule: .equal, expected: "a", seen: "a", note: "not for the reader"),
    ]
    #expect(
      lines(rows, width: 48).dropFirst() == [
        "  10.0.0.1             │ 10.9.9.9  (private-ip)", "  a                    │ a",
      ])
  }

  static let texts = [
    "plain", "検証済み", "ﾊﾝｶｸ", "Ｆｕｌｌ", "가나다", "e\u{301}te\u{301}", "🚀 done", "a\tb\t", "\u{7F}\u{1B}[31mred",
  ]

  @Test(arguments: texts) func columnsStand(_ text: String) {
    let found = lines([equal("x"), equal(text), Row(rule: .differs, expected: text, seen: "y")])
    #expect(bars(found) == [2 + 26])
  }

  static let widths = [
    ("", 0), ("abc", 3), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1), ("a\u{200B}b", 2), ("（）", 4), ("…", 1),
    ("가", 2),
  ]

  @Test(arguments: widths) func widthOnATerminal(_ text: String, _ columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  @Test func wrapsLongLines() {
    let found = lines([Row(rule: .differs, expected: String(repeating: "a", count: 50), seen: "b")], width: 48)
    #expect(
      found.dropFirst() == [
        "! aaaaaaaaaaaaaaaaaaaa │ b", "  aaaaaaaaaaaaaaaaaaaa │ ", "  aaaaaaaaaa           │ ",
      ])
    let other = lines([Row(rule: .extra, expected: nil, seen: String(repeating: "b", count: 21))], width: 48)
    #expect(other.dropFirst() == ["!                      │ bbbbbbbbbbbbbbbbbbbb", "                       │ b"])
  }

  @Test func neverCutsAWideCharacter() {
    let found = lines([equal("a" + String(repeating: "界", count: 10))], width: 48)
    #expect(
      found.dropFirst() == ["  a界界界界界界界界界  │ a界界界界界界界界界", "  界                   │ 界"])
  }

  @Test(arguments: [1, 20, 47, 48, 60, 101, 200]) func staysWithinTheTerminal(_ width: Int) {
    let long = String(repeating: "長い行 ", count: 80)
    let found = lines([Row(rule: .differs, expected: long, seen: long)], width: width)
    let limit = max(width, 48)
    #expect(found.allSatisfy { displayWidth($0) <= limit })
    #expect(found.count > 3)
  }

  @Test func showsTheWindowThatMatters() {
    var rows = (0..<500).map { equal("line \($0)") }
    rows[300] = Row(rule: .differs, expected: "this", seen: "that")
    let found = lines(rows)
    #expect(found.count == 63)
    #expect(found[1] == "  (295 lines before)")
    #expect(found[2].hasPrefix("  line 295 "))
    #expect(found[7].hasPrefix("! this "))
    #expect(found[61].hasPrefix("  line 354 "))
    #expect(found[62] == "  (145 lines after)")
  }

  @Test func theWindowAtTheEdges() {
    let many = (0..<100).map { equal("line \($0)") }
    let broken = Row(rule: .missing, expected: "x", seen: nil)
    let first = lines([broken] + many)
    #expect(first[1].hasPrefix("! x ") && first.last == "  (41 lines after)")
    let last = lines(many + [broken])
    #expect(last[1] == "  (41 lines before)" && last.last?.hasPrefix("! x ") == true)
    #expect(lines(Array(many.prefix(60))).count == 61, "sixty rows are shown whole")
    #expect(lines(many).last == "  (40 lines after)", "no row differs")
  }

  static let harmless: [(String, String)] = [
    ("plain, 日本語 and é\tstay\n", "plain, 日本語 and é\tstay\n"),
    ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"), ("a\rb\u{8}c", "a␍b␈c"), ("\u{0}\u{7F}", "␀␡"),
    ("\u{9B}2J\u{85}", "\u{FFFD}2J\u{FFFD}"),
  ]

  @Test(arguments: harmless) func controlCharacters(_ text: String, _ shown: String) {
    #expect(printable(text) == shown)
  }

  @Test func aTerminalActsOnNoneOfIt() {
    let found = lines([Row(rule: .differs, expected: "\u{1B}]0;title\u{7}", seen: "\u{1B}[2J\u{9B}1m")])
    #expect(found[1] == "! ␛]0;title␇                 │ ␛[2J\u{FFFD}1m")
  }

  @Test func colour() {
    let found = lines([equal("a"), Row(rule: .differs, expected: "b", seen: "c")], style: Style(colored: true))
    #expect(!found[1].contains("\u{1B}"))
    #expect(found[2].contains("\u{1B}[31mc\u{1B}[0m"))
    #expect(found[2].contains("\u{1B}[1;31m! \u{1B}[0m"))
  }
}
