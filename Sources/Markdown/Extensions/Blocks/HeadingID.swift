import CCMark

/// What `{#id}` at the end of a heading says.
struct HeadingID {
  let id: String
  let place: Place

  /// Takes it out of the heading; nil if there is none.
  init?(of heading: Node, _ part: inout Part) {
    guard let last = heading.lastChild, last.kind == CMARK_NODE_TEXT, last.literal.last == UInt8(ascii: "}") else {
      return nil
    }
    let text = last.literal
    guard let start = text.lastIndex(of: UInt8(ascii: "{")), text[start...].starts(with: "{#".utf8),
      start == 0 || text[start - 1].isBlank
    else { return nil }
    let mark = Array(text[start...])
    guard let place = Self.place(of: mark, in: BlockContent(of: heading, in: &part.source)) else { return nil }
    id = String(decoding: mark.dropFirst(2).dropLast(), as: UTF8.self)
    self.place = part.place(place)
    last.setLiteral(text[..<start].reversed().drop(while: \.isBlank).reversed())
  }

  /// Nil where a backslash makes text of it.
  private static func place(of mark: [UInt8], in content: BlockContent) -> Place? {
    var content = content
    while !content.isAtEnd {
      var place = content.place
      let line = content.takeLine()
      guard let start = line.lastIndex(of: UInt8(ascii: "{")), line[start...].starts(with: mark) else { continue }
      if start > line.startIndex, line[start - 1] == UInt8(ascii: "\\") { return nil }
      place.column += start - line.startIndex
      return place
    }
    return nil
  }

  /// Letters and digits of all scripts, `-`, `_` and `.`: whatever else the page has an id for has another sign in it.
  var isValid: Bool {
    !id.isEmpty
      && id.unicodeScalars.allSatisfy {
        $0.value < 0x80 ? UInt8($0.value).isInHeadingID : $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }
}

extension UInt8 {
  fileprivate var isInHeadingID: Bool {
    isASCIILetter || isASCIIDigit || "-_.".utf8.contains(self)
  }
}
