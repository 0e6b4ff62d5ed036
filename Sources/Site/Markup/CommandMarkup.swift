import Transcripts

/// A command as HTML: its prompt apart, its words coloured lightly, so that it reads as in a terminal.
enum CommandMarkup {
  static func html(_ command: Command, in block: Block, _ variables: [String: String]) -> String {
    let lines = block.lines[command.sourceLines].map { withoutEscapes(substituting(variables, in: $0)) }
    guard let first = lines.first else { return "" }
    let comments = block.lines[command.commentLines].map { withoutPrompt($0) }.filter { !$0.isEmpty }
    var html = "<pre class=\"cmd\"><code>" + comments.map { "<span class=\"k-com\">\(escaped($0))</span>\n" }.joined()
    html += prompt(first.prefix(command.promptLength))
    var highlighter = Highlighter()
    html += highlighter.html(Array(first.dropFirst(command.promptLength)))
    for line in lines.dropFirst() {
      html += "\n"
      let isContinued = command.continuationLength > 0 && line.first == 0x3E
      if isContinued { html += "<span class=\"p p2\">&gt; </span>" }
      html += highlighter.html(Array(isContinued ? line.dropFirst(command.continuationLength) : line[...]))
    }
    return html + "</code></pre>"
  }

  /// A comment as the reader sees it: blanks around it and a prompt before it are left out.
  private static func withoutPrompt(_ line: [UInt8]) -> ArraySlice<UInt8> {
    line.firstIndex(of: 0x23).map { line[$0...] } ?? []
  }

  /// What stands before the sign is hidden on narrow screens.
  private static func prompt(_ bytes: ArraySlice<UInt8>) -> String {
    let sign = bytes.lastIndex { $0 != 0x20 } ?? bytes.startIndex
    let place = sign > bytes.startIndex ? "<span class=\"pw\">\(escaped(bytes[..<sign]))</span>" : ""
    return "<span class=\"p\">\(place)\(escaped(bytes[sign...]))</span>"
  }
}

/// Colours the words of a shell command: the program, options, strings, comments. A quote may go on over lines.
private struct Highlighter {
  private var quote: UInt8?
  private var isAtProgram = true

  mutating func html(_ line: [UInt8]) -> String {
    var html = ""
    var index = 0
    while index < line.count {
      let start = index
      let byte = line[index]
      if let open = quote {
        index = end(of: open, in: line, from: index)
        html += span("k-str", line[start..<index])
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
        index = end(of: byte, in: line, from: index + 1)
        html += span("k-str", line[start..<index])
        isAtProgram = false
      } else if byte == 0x23, start == 0 || line[start - 1] == 0x20 {
        html += span("k-com", line[start...])
        index = line.count
      } else if byte == 0x20 || byte == 0x09 {
        html += escaped([byte])
        index += 1
      } else if "|&;()".utf8.contains(byte) {
        html += escaped([byte])
        index += 1
        isAtProgram = true
      } else {
        while index < line.count, !" \t|&;()\"'".utf8.contains(line[index]) { index += line[index] == 0x5C ? 2 : 1 }
        index = min(index, line.count)
        html += word(line[start..<index])
      }
    }
    if quote == nil, line.last != 0x5C { isAtProgram = true }
    return html
  }

  private mutating func end(of open: UInt8, in line: [UInt8], from start: Int) -> Int {
    var index = start
    while index < line.count {
      if line[index] == 0x5C, open == 0x22 {
        index += 2
      } else if line[index] == open {
        quote = nil
        return index + 1
      } else {
        index += 1
      }
    }
    return line.count
  }

  private mutating func word(_ word: ArraySlice<UInt8>) -> String {
    if isAtProgram {
      // An assignment before the program.
      if word.contains(0x3D) { return span("k-var", word) }
      isAtProgram = false
      return span("k-cmd", word)
    }
    if word.first == 0x2D { return span("k-opt", word) }
    return word.contains { $0 == 0x2D || $0 == 0x2F } ? span("w", word) : escaped(word)
  }

  private func span(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
    "<span class=\"\(name)\">\(escaped(bytes))</span>"
  }
}
