/// The plainest YAML, which most front matter is: `key: value` lines and lists of values below a key, one line each. It makes what
/// Yams would, in a tenth of the time; whatever is not as plain as that is left to Yams, and so is whatever is wrong.
struct PlainYAML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var line = 1

  /// The mapping that a text is; nil where it takes Yams to read it.
  static func document(_ text: String) -> YAMLNode? {
    var text = text
    return text.withUTF8 { bytes in
      var reader = PlainYAML(bytes: bytes)
      return reader.mapping()
    }
  }

  /// Keys are compared with each other: nobody writes so many that this takes long, and what has more is no front matter.
  private static let mostMembers = 64

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func mapping() -> YAMLNode? {
    var members: [YAMLNode.Member] = []
    while index < bytes.count {
      guard members.count < Self.mostMembers, let member = member(),
        !members.contains(where: { $0.key.string == member.key.string })
      else { return nil }
      members.append(member)
    }
    return members.isEmpty
      ? nil : YAMLNode(.mapping(members.map { YAMLMember(key: $0.key, value: $0.value) }), line: 1, column: 1)
  }

  /// A key at the left edge and what stands behind or below it, up to the end of its last line.
  private mutating func member() -> YAMLNode.Member? {
    let start = index
    while let byte = byte(index), (0x61...0x7A).contains(byte) { index += 1 }
    guard index > start, byte(index) == 0x3A else { return nil }
    let key = scalar(start..<index, isPlain: true, column: 1)
    index += 1
    if byte(index) == 0x0A {
      nextLine()
      return sequence().map { (key, $0) }
    }
    guard byte(index) == 0x20, let value = value(from: index + 1, lineStart: start) else { return nil }
    return (key, value)
  }

  private mutating func sequence() -> YAMLNode? {
    let first = line
    var elements: [YAMLNode] = []
    var indentation: Int?
    while index < bytes.count, let dash = dash() {
      guard indentation ?? dash == dash, let element = value(from: index + dash + 2, lineStart: index) else {
        return nil
      }
      indentation = dash
      elements.append(element)
    }
    return indentation.map { YAMLNode(.sequence(elements), line: first, column: $0 + 1) }
  }

  /// How far the `- ` of this line is set in; nil where the line has none.
  private func dash() -> Int? {
    var place = index
    while byte(place) == 0x20 { place += 1 }
    return byte(place) == 0x2D && byte(place + 1) == 0x20 ? place - index : nil
  }

  // MARK: - Values

  /// The value that begins after blanks and takes the rest of the line.
  private mutating func value(from place: Int, lineStart: Int) -> YAMLNode? {
    var start = place
    while byte(start) == 0x20 { start += 1 }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A {
      guard Self.isOrdinary(bytes[end]) else { return nil }
      end += 1
    }
    let lineEnd = end
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    guard end > start, let node = scalar(in: start..<end, column: start - lineStart + 1) else { return nil }
    index = lineEnd
    nextLine()
    return node
  }

  private func scalar(in range: Range<Int>, column: Int) -> YAMLNode? {
    let first = bytes[range.lowerBound]
    if first == 0x22 || first == 0x27 {
      let inside = range.dropFirst().dropLast()
      guard range.count >= 2, bytes[range.upperBound - 1] == first,
        bytes[inside].allSatisfy({ $0 != first && $0 != 0x5C })
      else { return nil }
      return scalar(inside, isPlain: false, column: column)
    }
    guard Self.beginsPlain(first) else { return nil }
    for place in range where bytes[place] == 0x3A || bytes[place] == 0x23 {
      let isColon = bytes[place] == 0x3A
      // `: ` begins a value, ` #` a comment.
      let beside = byte(isColon ? place + 1 : place - 1)
      if beside == 0x20 || (isColon && place + 1 == range.upperBound) { return nil }
    }
    return scalar(range, isPlain: true, column: column)
  }

  /// Letters and digits; of what is not ASCII, no blanks and no ends of lines.
  private static func beginsPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0xE3
  }

  /// Whether a byte may stand in a value here: not so control characters, and whatever begins as the blanks, the ends of lines and
  /// the byte order mark of Unicode do.
  private static func isOrdinary(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20...0x7E, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: true
    default: false
    }
  }

  private func scalar(_ range: Range<Int>, isPlain: Bool, column: Int) -> YAMLNode {
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    return YAMLNode(.scalar(text, isPlain: isPlain), line: line, column: column)
  }

  // MARK: - Bytes

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Goes on behind the end of the line that the index is at.
  private mutating func nextLine() {
    index = min(index + 1, bytes.count)
    line += 1
  }
}
