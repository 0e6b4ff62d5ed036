import Diagnostics
import Foundation
import KnowledgeBase
import Testing
import Transcripts
import TestSupport

@testable import Site

/// Commands, outputs and other code as a page has them: their colours, the terminal's, and the reader's variables.
@Suite struct CodeMarkupTests {
  private func page(_ body: String) async throws -> String {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T\nvariables: {region: ap-northeast-1, n: '12', \"o\": \"it's\"}",
      "environments/here.yml": "title: Here", "articles/a.md": article("A", body),
    ])
    return try shop.page("a.html")
  }

  private static let region = "<span class=\"var\" data-var=\"region\">ap-northeast-1</span>"

  @Test func aCommandIsColouredAsAWhole() async throws {
    let page = try await page("```console\n$ A=1 x -y '{{o}}\n> b' \\\n> --c={{n}} <<E | z\n> it's\n> E\n```\n")
    #expect(
      page.contains("<span class=\"k-var\">A</span>=1 <span class=\"k-cmd\">x</span> <span class=\"k-opt\">-y</span>"))
    let value = "<span class=\"var\" data-var=\"o\">it's</span>"
    let prompt = "<span class=\"p p2\">&gt; </span>"
    #expect(page.contains("<span class=\"k-str\">'\(value)</span>\n\(prompt)<span class=\"k-str\">b'</span> \\\n"))
    #expect(page.contains("| <span class=\"k-cmd\">z</span>\n\(prompt)<span class=\"k-str\">it's</span>\n\(prompt)"))
  }

  @Test func aPlaceholderThatIsEscapedOrUnknownStays() async throws {
    let page = try await page("```console\n$ echo \\{{region}} {{ region }} {{other}}\n\\{{region}} {{other}}\n```\n")
    #expect(page.contains("</span> {{region}} <span class=\"w\">\(Self.region)</span> {{other}}</code>"), "in commands")
    #expect(page.contains("<samp>{{region}} {{other}}</samp>"), "in outputs")
    let last = try await self.page("```console\n$ a {{n}} \\{{x \\\n> \\{{region}}\n```\n")
    #expect(last.contains("</span> {{x \\\n<span class=\"p p2\">&gt; </span>{{region}}</code>"), "behind all others")
    let exact = try await self.page("```console match=exact\n$ echo\n\\{{region}} {{region}}\n```\n")
    #expect(exact.contains("<samp>\\{{region}} \(Self.region)</samp>"), "as it is compared")
  }

  @Test func otherCodeIsColouredAndHoldsVariables() async throws {
    let page = try await page(
      "```json\n{\"a\": \"{{region}}\"}\n```\n\n```\n{{region}} {{ region }} <b>\n```\n\n```x\n<i>\n```\n")
    #expect(
      page.contains(
        "{<span class=\"k-key\">&quot;a&quot;</span>: <span class=\"k-str\">&quot;\(Self.region)&quot;</span>}"))
    #expect(page.contains("<code>\(Self.region) {{ region }} &lt;b&gt;\n</code>"))
    #expect(page.contains("<code class=\"language-x\">&lt;i&gt;\n</code>"))
  }

  @Test func aNameThatAHoleBindsIsNoneOfTheReaders() async throws {
    let page = try await page("```console\n$ a\n{{b ~ /./ as region}}\n$ c {{region}} {{n}}\n```\n")
    #expect(page.contains("<span class=\"k-cmd\">c</span> b <span class=\"var\" data-var=\"n\">12</span>"))
    #expect(page.contains("<input name=\"n\"") && !page.contains("<input name=\"region\""))
  }

  @Test func aPageWithoutVariablesHasNoControl() async throws {
    #expect(try await !page("```console\n$ a\n```\n").contains("class=\"check vars\""))
    #expect(try await page("```sh\n{{region}}\n```\n").contains("<details class=\"check vars\" hidden>"))
  }

  @Test(arguments: [
    ("\u{1B}[31ma\u{1B}[0mb", "<span class=\"c1\">a</span>b"),
    (
      "\u{1B}[1;92;44ma\nb\u{1B}[22;39mc\u{1B}[49md",
      "<span class=\"c2 b4 t-b\">a</span>\n<span class=\"c2 b4 t-b\">b</span><span class=\"b4\">c</span>d"
    ),
    (
      "\u{1B}[38;5;196ma\u{1B}[38;2;0;0;200;3mb\u{1B}[ma", "<span class=\"c1\">a</span><span class=\"c4 t-i\">b</span>a"
    ),
    ("\u{1B}[38;5;999ma\u{1B}[38mb\u{1B}[38;2;1mc\u{1B}[99999999999999999999md", "abcd"),
    ("a\u{1B}[2Kb\u{1B}]0;title\u{7}c\u{1B}(Bd\u{1B}", "abcd"),
    (
      "\u{1B}[32m192.168\u{1B}[33m.0.1\u{1B}[m",
      "<span class=\"v\" title=\"any private address\"><span class=\"c2\">192.168</span><span class=\"c3\">.0.1</span></span>"
    ),
    (
      "\u{1B}[4m{{3 ~ int}}\u{1B}[m <",
      "<span class=\"v\" title=\"a whole number\"><span class=\"t-u\">3</span></span> &lt;"
    ),
  ]) func terminalColours(_ output: String, _ expected: String) {
    let html = OutputMarkup(phrases: Phrases(language: "en")).html(Array(output.utf8), isExact: false)
    #expect(html == expected)
  }

  /// What the page shows is what is compared.
  @Test(arguments: [
    "a\u{1B}[31mb", "\u{1B}]8;;http://x\u{1B}\\l\u{1B}]8;;\u{1B}\\", "\u{1B}", "\u{1B}[", "\u{1B}[3", "é\u{1B}[0mé",
    "x",
  ])
  func styledTextIsCleanedText(_ text: String) {
    #expect(StyledText(Array(text.utf8)).bytes == cleaned(Array(text.utf8)))
  }

  // MARK: - Any bytes

  private static let values = ["a": "", "b": "a b'c", "c": "192.168.0.1/24"]
  private static let pieces = [
    "{{a}}", "{{b}}", "{{c}}", "{{ b }}", "{{d}}", "\\{{b}}", "\\{{", "{{1 ~ int}}", "{", "}", "\n> ", "\n", " ", "x",
    "-y", "a/b", "'", "\"",
    "$(", ")", "$x", "#", "|", "<<E", "\nE\n", "\\", "\\\n", "日", "<b>", "&", "192.168.0.1", "...", "\u{1B}[31m",
    "\u{1B}[0m", "\u{1B}[", "\u{1B}", "\r", "\t",
  ]
  private static func anyText(_ random: inout SeededNumbers) -> String {
    (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
  }

  /// The text of HTML.
  private static func text(_ html: String) -> String {
    html.replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  /// Whether every element is closed, in order.
  private static func isNested(_ html: String) -> Bool {
    var open: [Substring] = []
    for tag in html.matches(of: /<(\/?)([a-z]+)/) {
      if tag.1.isEmpty { open.append(tag.2) } else if open.popLast() != tag.2 { return false }
    }
    return open.isEmpty
  }

  /// Whatever a command holds, the page shows its text, with the tags in their order.
  @Test func anyCommandIsShownAsItIs() throws {
    var count = 0
    var random = SeededNumbers(seed: 1)
    for _ in 0..<3000 {
      let source = "$ z \(Self.anyText(&random))"
      var problems: [Diagnostic] = []
      let place = BlockPlace(file: "a.md", line: 1, column: 1)
      let read = Block(info: "console", content: Array(source.utf8), at: place, diagnostics: &problems)
      guard let block = read, let command = block.commands.first, command.commentLines.isEmpty else { continue }
      count += 1
      let markup = CommandMarkup(values: Self.values, settable: ["a", "b", "c"])
      let html = htmlText { markup.write(command, in: block, into: &$0) }
      let lines = block.lines[command.sourceLines].map { line in
        String(
          decoding: withoutEscapes(substituting(Self.values, in: StyledText(line).bytes)), as: UTF8.self)
      }
      let isPlain = !source.contains("\u{1B}")
      if isPlain { #expect(Self.text(html) == lines.joined(separator: "\n"), "\(source.debugDescription)") }
      #expect(Self.isNested(html), "\(html)")
    }
    #expect(count > 1000)
  }

  @Test func anyOutputIsShownAsItIs() {
    var random = SeededNumbers(seed: 1)
    for _ in 0..<3000 {
      let source = Self.anyText(&random)
      for isExact in [true, false] {
        let markup = OutputMarkup(phrases: Phrases(language: "en"), values: Self.values, settable: ["a", "b", "c"])
        let html = markup.html(Array(source.utf8), isExact: isExact)
        #expect(Self.isNested(html), "\(source.debugDescription): \(html)")
        guard isExact else { continue }
        let shown = substituting(Self.values, in: StyledText(Array(source.utf8)).bytes)
        let trimmed = String(decoding: shown, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(
          Self.text(html).trimmingCharacters(in: .whitespacesAndNewlines) == trimmed, "\(source.debugDescription)")
      }
    }
  }
}
