import Markdown

/// What is shown of an article, as JSON: `[url, title, [[id, heading, text]…]]`. First of the sections are the
/// summary and the symptoms, which have no heading.
enum Record {
  /// How many bytes of text are kept of an article, so that no file of the search grows with it. What stands behind is found,
  /// and shown by the article's title alone.
  static let longestText = 40_000

  static func json(_ document: SearchDocument) -> [UInt8] {
    var json: [UInt8] = []
    json.reserveCapacity(size(document))
    json.append(UInt8(ascii: "["))
    JSONText.append(document.url.utf8, to: &json)
    append(",", document.title.utf8, to: &json)
    json += ",[".utf8
    var left = longestText
    for note in ([document.summary] + document.symptoms.map(\.shown)).compactMap({ $0 }) {
      append("", "", Array(note.utf8), &left, to: &json)
    }
    for passage in document.passages {
      append(passage.heading?.id ?? "", passage.heading?.text ?? "", passage.text, &left, to: &json)
    }
    if json.last == UInt8(ascii: ",") { json.removeLast() }
    json += "]]".utf8
    return json
  }

  /// About how many bytes it takes, escapes with them: records are kept until all articles are read, and hold no more memory than
  /// they need.
  private static func size(_ document: SearchDocument) -> Int {
    let passages = document.passages.reduce(0) { size, passage in
      size + passage.text.count * 17 / 16 + (passage.heading.map { $0.id.utf8.count + $0.text.utf8.count } ?? 0) + 16
    }
    return min(passages, longestText) + document.url.utf8.count + document.title.utf8.count
      + (document.summary?.utf8.count ?? 0) + 128
  }

  private static func append(
    _ id: String, _ heading: String, _ text: [UInt8], _ left: inout Int, to json: inout [UInt8]
  ) {
    guard left > 0 else { return }
    var end = min(left, text.count)
    while end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    left -= end + id.utf8.count + heading.utf8.count
    append("[", id.utf8, to: &json)
    append(",", heading.utf8, to: &json)
    append(",", text[..<end], to: &json)
    json += "],".utf8
  }

  private static func append(_ before: StaticString, _ text: some Collection<UInt8>, to json: inout [UInt8]) {
    before.withUTF8Buffer { json.append(contentsOf: $0) }
    JSONText.append(text, to: &json)
  }
}

enum JSONText {
  /// Appends a string of JSON, which is one of JavaScript too (ECMA-262, JSON superset). Control characters become blanks.
  static func append(_ text: some Collection<UInt8>, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\""))
    let isWritten: Void? = text.withContiguousStorageIfAvailable { write($0, to: &json) }
    if isWritten == nil { Array(text).withUnsafeBufferPointer { write($0, to: &json) } }
    json.append(UInt8(ascii: "\""))
  }

  private static func write(_ text: UnsafeBufferPointer<UInt8>, to json: inout [UInt8]) {
    var clean = 0
    while true {
      let end = endOfPlain(text, from: clean)
      json.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<end]))
      guard end < text.count else { return }
      switch text[end] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), text[end]]
      case 0x0A: json += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      default: json.append(UInt8(ascii: " "))
      }
      clean = end + 1
    }
  }

  /// Eight bytes are looked at together, since most need nothing.
  private static func endOfPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    let raw = UnsafeRawBufferPointer(text)
    while end &+ 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      let found =
        word.bytes(below: 0x20) | word.zeroBytes(withEvery: 0x22) | word.zeroBytes(withEvery: 0x5C)
        | word.zeroBytes(withEvery: 0x7F)
      if found != 0 { return end &+ found.trailingZeroBitCount / 8 }
      end &+= 8
    }
    while end < text.count, text[end] >= 0x20, text[end] != 0x22, text[end] != 0x5C, text[end] != 0x7F { end &+= 1 }
    return end
  }
}
