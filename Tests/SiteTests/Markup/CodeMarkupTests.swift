import KnowledgeBase
import Testing
import Transcripts

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
}
