/// The values of `id` attributes, and of `name` on `<a>`, in raw HTML: what a link's `#fragment` may lead to.
/// Comments, and the text of scripts and styles, hold none.
public func anchors(inRawHTML html: UnsafeBufferPointer<UInt8>) -> [String] {
  var scanner = TagScanner(rest: html[...])
  var anchors: [String] = []
  while scanner.skipToTag() {
    let tag = scanner.word()
    while let (name, value) = scanner.attribute() {
      guard !value.isEmpty, name == "id" || (name == "name" && tag == "a") else { continue }
      anchors.append(value)
    }
    if tag == "script" || tag == "style" { scanner.skipElementText(tag) }
  }
  return anchors
}

private struct TagScanner {
  var rest: Slice<UnsafeBufferPointer<UInt8>>

  /// Moves to the name of the next opening tag.
  mutating func skipToTag() -> Bool {
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...].dropFirst()
      if rest.starts(with: "!--".utf8) {
        skip(past: "-->")
      } else if rest.first?.isASCIILetter == true {
        return true
      }
    }
    return false
  }

  /// A name of a tag or an attribute, in lower case.
  mutating func word() -> String {
    let word = rest.prefix { !$0.isSpace && $0 != 0x3E && $0 != 0x3D && $0 != 0x2F }
    rest = rest.dropFirst(word.count)
    return String(decoding: word.map(\.asciiLowercased), as: UTF8.self)
  }

  /// The next attribute of the tag; nil at the tag's end. The value of an attribute without one is empty.
  mutating func attribute() -> (name: String, value: String)? {
    rest = rest.drop { $0.isSpace || $0 == UInt8(ascii: "/") }
    guard let first = rest.first, first != UInt8(ascii: ">") else { return nil }
    let name = word()
    rest = rest.drop { $0.isSpace }
    guard rest.first == UInt8(ascii: "=") else { return (name, "") }
    rest = rest.dropFirst().drop { $0.isSpace }
    return (name, value())
  }

  private mutating func value() -> String {
    let quote = rest.first
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return take { !$0.isSpace && $0 != UInt8(ascii: ">") }
    }
    rest = rest.dropFirst()
    let value = take { $0 != quote }
    rest = rest.dropFirst()
    return value
  }

  private mutating func take(while isWanted: (UInt8) -> Bool) -> String {
    let taken = rest.prefix(while: isWanted)
    rest = rest.dropFirst(taken.count)
    return String(decoding: taken, as: UTF8.self)
  }

  /// Moves past the text of an element that holds no tags.
  mutating func skipElementText(_ tag: String) {
    skip(past: "</" + tag)
  }

  private mutating func skip(past end: String) {
    let end = Array(end.utf8)
    while !rest.isEmpty, !zip(rest, end).allSatisfy({ $0.asciiLowercased == $1 }) || rest.count < end.count {
      rest = rest.dropFirst()
    }
    rest = rest.dropFirst(end.count)
  }
}
