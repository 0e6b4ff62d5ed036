/// Text that is written as a reference link, `[text][label]`, while nothing defines the label.
public struct UndefinedReference: Sendable, Equatable {
  public let label: String
  /// Where its `[` stands: the line of the file, and the column in bytes, both counted from 1.
  public let line: Int
  public let column: Int
}

extension UndefinedReference {
  /// Those of a paragraph or heading whose text is `text`: found in the source, where escapes and code are seen, and kept
  /// where the text has them, so that libcmark made no link of them.
  static func all(in content: BlockContent, text: [UInt8]) -> [(label: String, place: Place)] {
    let labels = Set(text.indices.dropLast().lazy.compactMap { label(in: text, after: $0) })
    guard !labels.isEmpty else { return [] }
    var scanner = ReferenceScanner(content: content)
    return scanner.references().filter { labels.contains($0.label) }
  }

  private static func label(in text: [UInt8], after index: Int) -> String? {
    guard text[index] == UInt8(ascii: "]"), text[index + 1] == UInt8(ascii: "[") else { return nil }
    // libcmark reads up to 1000 bytes of a label.
    let label = text[(index + 2)...].prefix(1000).prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
    return String(decoding: label, as: UTF8.self)
  }
}

private struct ReferenceScanner {
  var content: BlockContent
  /// Brackets that are open, with whether a link can begin there.
  private var open: [(place: Place, begins: Bool)] = []
  private var last: UInt8 = 0x20
  /// Whether a code span may still begin: after backticks that nothing closes, none is looked for.
  private var mayHoldCode = true

  init(content: BlockContent) { self.content = content }

  mutating func references() -> [(label: String, place: Place)] {
    var found: [(label: String, place: Place)] = []
    while !content.isAtEnd {
      switch content.next {
      case UInt8(ascii: "\\"): step()
      case UInt8(ascii: "`"):
        var ahead = content
        mayHoldCode = mayHoldCode && ahead.skipCodeSpan()
        if mayHoldCode {
          content = ahead
          last = UInt8(ascii: "`")
          continue
        }
      case UInt8(ascii: "["):
        // `array[0][1]` is no link.
        open.append((content.place, !last.isWord && last != UInt8(ascii: "]")))
      case UInt8(ascii: "]"):
        if let start = open.popLast(), start.begins, content.second == UInt8(ascii: "["), let label = label() {
          found.append((label, start.place))
        }
      default: break
      }
      step()
    }
    return found
  }

  private mutating func step() {
    last = content.next
    content.advance()
  }

  /// The label after the `]` that comes next, with a letter in it; `[^1]` is a footnote's.
  private func label() -> String? {
    var rest = content
    rest.advance()
    rest.advance()
    var label: [UInt8] = []
    while !rest.isAtEnd, rest.next != UInt8(ascii: "]") {
      if rest.next == UInt8(ascii: "[") || rest.next.isLineEnd { return nil }
      label.append(rest.next)
      rest.advance()
    }
    guard !rest.isAtEnd, label.first != UInt8(ascii: "^"), label.contains(where: { $0.isASCIILetter || $0 >= 0x80 })
    else { return nil }
    return String(decoding: label, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isWord: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: ")")
  }
}
