import Highlighting
import Markdown
import Transcripts

/// A command as HTML: its prompt apart, its words coloured lightly, so that it reads as in a terminal.
struct CommandMarkup {
  let values: [String: String]
  /// Names that a reader may set.
  let settable: Set<String>

  func write(_ command: Command, in block: Block, into html: inout HTMLBuffer) {
    html.append("<pre class=\"cmd\"><code>" as StaticString)
    for comment in block.lines[command.commentLines].map({ Self.comment($0) }) where !comment.isEmpty {
      html.append("<span class=\"k-com about\">" as StaticString)
      html.appendEscaped(comment)
      html.append("\n</span>" as StaticString)
    }
    let first = block.lines[command.sourceLines.lowerBound]
    Self.writePrompt(first.prefix(command.promptLength), into: &html)
    writeCode(command, in: block, into: &html)
    html.append("</code></pre>" as StaticString)
  }

  /// All lines are coloured as one text: a string or a here-document may go on over several.
  private func writeCode(_ command: Command, in block: Block, into html: inout HTMLBuffer) {
    var source: [UInt8] = []
    var isContinued: [Bool] = []
    for (number, line) in block.lines[command.sourceLines].enumerated() {
      let hasSign = number > 0 && command.continuationLength > 0 && line.first == 0x3E
      isContinued.append(hasSign)
      if number > 0 { source.append(0x0A) }
      source += line.dropFirst(number == 0 ? command.promptLength : hasSign ? command.continuationLength : 0)
    }
    let written = StyledText(source).bytes
    let filled = FilledText(written, values, takesBackEscapes: true)
    let text = PageText(filled, settable: settable)
    let tokens = (block.isPowerShell ? Language.powerShell : .shell).tokens(in: text.neutral)
    var next = 0
    for (number, range) in Self.lines(written).enumerated() {
      let part = filled.place(of: range.lowerBound)..<filled.place(of: range.upperBound)
      if number > 0 { html.append(0x0A) }
      if isContinued[number] { html.append("<span class=\"p p2\">&gt; </span>" as StaticString) }
      while next < tokens.count, tokens[next].range.upperBound <= part.lowerBound { next += 1 }
      let here = tokens[next...].prefix { $0.range.lowerBound < part.upperBound }
      text.write(part, here, into: &html) { writeWords($0, of: text, into: &$1) }
    }
  }

  private static func lines(_ text: [UInt8]) -> [Range<Int>] {
    text.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.startIndex..<$0.endIndex }
  }

  /// Words that could be broken at a hyphen or a slash are kept together where they fit on a line.
  private func writeWords(_ range: Range<Int>, of text: PageText, into html: inout HTMLBuffer) {
    var index = range.lowerBound
    while index < range.upperBound {
      let isWord = text.bytes[index] > 0x20
      var end = index
      var breaks = false
      while end < range.upperBound, (text.bytes[end] > 0x20) == isWord {
        breaks = breaks || text.bytes[end] == 0x2D || text.bytes[end] == 0x2F
        end += 1
      }
      let part = text.widened(index..<end).clamped(to: range)
      if isWord && breaks { html.append("<span class=\"w\">" as StaticString) }
      text.write(part, into: &html)
      if isWord && breaks { html.append("</span>" as StaticString) }
      index = max(part.upperBound, end)
    }
  }

  /// A comment as the reader sees it: blanks around it and a prompt before it are left out.
  private static func comment(_ line: [UInt8]) -> ArraySlice<UInt8> {
    line.firstIndex(of: 0x23).map { line[$0...] } ?? []
  }

  /// What stands before the sign is hidden on narrow screens.
  private static func writePrompt(_ bytes: ArraySlice<UInt8>, into html: inout HTMLBuffer) {
    let sign = bytes.lastIndex { $0 != 0x20 } ?? bytes.startIndex
    html.append("<span class=\"p\">" as StaticString)
    if sign > bytes.startIndex {
      html.append("<span class=\"pw\">" as StaticString)
      html.appendEscaped(bytes[..<sign])
      html.append("</span>" as StaticString)
    }
    html.appendEscaped(bytes[sign...])
    html.append("</span>" as StaticString)
  }
}
