import Highlighting
import Transcripts

/// A command as HTML: its prompt apart, its words coloured lightly, so that it reads as in a terminal.
struct CommandMarkup {
  let values: [String: String]
  /// Names that a reader may set.
  let settable: Set<String>

  func html(_ command: Command, in block: Block) -> String {
    let comments = block.lines[command.commentLines].map { Self.comment($0) }.filter { !$0.isEmpty }
    let about = comments.map { "<span class=\"k-com about\">\(escaped($0))\n</span>" }.joined()
    let first = block.lines[command.sourceLines.lowerBound]
    return "<pre class=\"cmd\"><code>" + about + Self.prompt(first.prefix(command.promptLength))
      + code(command, in: block) + "</code></pre>"
  }

  /// All lines are coloured as one text: a string or a here-document may go on over several.
  private func code(_ command: Command, in block: Block) -> String {
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
    var html = ""
    var next = 0
    for (number, range) in Self.lines(written).enumerated() {
      let part = filled.place(of: range.lowerBound)..<filled.place(of: range.upperBound)
      if number > 0 { html += "\n" }
      if isContinued[number] { html += "<span class=\"p p2\">&gt; </span>" }
      while next < tokens.count, tokens[next].range.upperBound <= part.lowerBound { next += 1 }
      let here = tokens[next...].prefix { $0.range.lowerBound < part.upperBound }
      html += text.html(part, here) { words($0, of: text) }
    }
    return html
  }

  private static func lines(_ text: [UInt8]) -> [Range<Int>] {
    text.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.startIndex..<$0.endIndex }
  }

  /// Words that could be broken at a hyphen or a slash are kept together where they fit on a line.
  private func words(_ range: Range<Int>, of text: PageText) -> String {
    var html = ""
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
      html += isWord && breaks ? "<span class=\"w\">\(text.html(part))</span>" : text.html(part)
      index = max(part.upperBound, end)
    }
    return html
  }

  /// A comment as the reader sees it: blanks around it and a prompt before it are left out.
  private static func comment(_ line: [UInt8]) -> ArraySlice<UInt8> {
    line.firstIndex(of: 0x23).map { line[$0...] } ?? []
  }

  /// What stands before the sign is hidden on narrow screens.
  private static func prompt(_ bytes: ArraySlice<UInt8>) -> String {
    let sign = bytes.lastIndex { $0 != 0x20 } ?? bytes.startIndex
    let place = sign > bytes.startIndex ? "<span class=\"pw\">\(escaped(bytes[..<sign]))</span>" : ""
    return "<span class=\"p\">\(place)\(escaped(bytes[sign...]))</span>"
  }
}
