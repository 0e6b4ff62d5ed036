import Glibc
import Testing

@testable import Markdown

/// Texts that make slow what is not linear. Each is near the largest article; the limits leave room for a debug build on a busy
/// machine, and what is quadratic would take hours.
@Suite(.serialized) struct HostileTextTests {
  static func text(_ unit: String, _ count: Int) -> String { String(repeating: unit, count: count) }

  static let texts: [(name: String, text: String)] = [
    ("pipes", text("|", 100_000) + "\n|-|\n"),
    ("rows of pipes", text("|", 50_000) + "\n" + text("|-", 50_000)),
    ("a wide table", text("|a", 10_000) + "\n" + text("|-", 10_000) + "\n" + text("|b\n", 10_000)),
    ("delimiter rows", text("| - |\n", 50_000)),
    ("tildes", text("~~", 50_000)), ("openers", text("~~a ", 25_000) + text("b~ ", 25_000)),
    ("strikethrough", text("~~a~~ ", 20_000)),
    ("footnotes in use", text("[^a]", 25_000) + "\n\n[^a]: b"), ("unknown footnotes", text("[^a]", 25_000)),
    ("defined footnotes", text("[^a]: b\n", 15_000)), ("open footnotes", text("[^a", 30_000)),
    ("many footnotes", (0..<5_000).map { "[^\($0)]: [^\($0 + 1)]\n" }.joined() + "\n[^0]"),
    ("alerts", text("> [!NOTE]\n\n", 10_000)), ("alerts on a line", "> " + text("[!NOTE] ", 12_000)),
    ("nested alerts", (1...150).map { text("> ", $0) + "[!NOTE]\n" }.joined()),
    ("definitions", text("a\n: b\n", 15_000)), ("definitions alone", text(": b\n", 25_000)),
    ("paragraphs of definitions", text("a\n\n: b\n\n", 12_000)),
    ("a long line", text("x", 1 << 20)), ("words", text("日本**「x」**です ", 30_000)),
    ("stars", "は" + text("*「", 30_000)), ("hosts", text("www._", 50_000)), ("links", text("http://a'", 12_000)),
    ("schemes", text("://", 40_000)), ("addresses", text("a@", 50_000)), ("dots", "a@" + text("b.", 50_000)),
    ("parentheses", "http://a.b/" + text("(", 50_000) + text(")", 60_000)),
    ("references", text("[a]: b\n", 15_000) + "\n| [a] |\n|-|\n"), ("ids", text("# a {#b}\n", 10_000)),
    ("open ids", text("# {#\n", 20_000)), ("NUL", text("|\0", 20_000) + "\n" + text("~~\0", 20_000)),
    ("images", text("![a](b \"c\")\n\n", 8_000)), ("tasks", text("- [ ] a\n", 12_000)),
    ("backslashes", text("\\", 100_000) + "*「x" + text("\\*", 50_000)),
  ]

  @Test(arguments: texts.map(\.name)) func isRead(name: String) throws {
    let text = Self.texts.first { $0.name == name }?.text ?? ""
    let start = Self.processorTime
    let html = try html(text, dialect: .extended)
    #expect(html.utf8.count < 60 * text.utf8.count + 1_000_000)
    #expect(Self.processorTime - start < 10, "\(name)")
  }

  /// Seconds that this thread has computed for.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func cellsAreFilledUpToALimit() throws {
    let rendered = try html(Self.texts.first { $0.name == "a wide table" }?.text ?? "", dialect: .extended)
    #expect(rendered.utf8.count < 1_000_000)
  }
}
