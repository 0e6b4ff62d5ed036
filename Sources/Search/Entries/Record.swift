import Markdown

/// What is shown of an article, as JSON: `[url, title, [[id, heading, text]…]]`. First of the sections are the
/// summary and the symptoms, which have no heading.
enum Record {
  /// How many bytes of text are kept of an article, so that no file of the search grows with it. What stands behind is found,
  /// and shown by the article's title alone.
  static let longestText = 40_000

  /// The run is for the bytes until all are there: what it held is lost.
  static func json(_ document: SearchDocument, in json: inout ByteRun) -> [UInt8] {
    json.removeAll()
    json.append("[")
    JSONText.append(document.url, to: &json)
    json.append(",")
    JSONText.append(document.title, to: &json)
    json.append(",[")
    var left = longestText
    for note in ([document.summary] + document.symptoms.map(\.shown)).compactMap({ $0 }) {
      append("", "", Array(note.utf8), &left, to: &json)
    }
    for passage in document.passages {
      append(passage.heading?.id ?? "", passage.heading?.text ?? "", passage.text, &left, to: &json)
    }
    if json[json.count - 1] == UInt8(ascii: ",") { json.removeLast() }
    json.append("]]")
    return json.array
  }

  private static func append(
    _ id: String, _ heading: String, _ text: [UInt8], _ left: inout Int, to json: inout ByteRun
  ) {
    guard left > 0 else { return }
    var end = min(left, text.count)
    while end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    left -= end + id.utf8.count + heading.utf8.count
    json.append("[")
    JSONText.append(id, to: &json)
    json.append(",")
    JSONText.append(heading, to: &json)
    json.append(",")
    text.withUnsafeBufferPointer { JSONText.append(UnsafeBufferPointer(rebasing: $0[..<end]), to: &json) }
    json.append("],")
  }
}

enum JSONText {
  static func append(_ text: String, to json: inout ByteRun) {
    var text = text
    text.withUTF8 { append($0, to: &json) }
  }

  /// Appends a string of JSON, which is one of JavaScript too (ECMA-262, JSON superset). Control characters become blanks.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to json: inout ByteRun) {
    json.append(UInt8(ascii: "\""))
    var clean = 0
    while true {
      let end = endOfPlain(text, from: clean)
      json.append(UnsafeBufferPointer(rebasing: text[clean..<end]))
      guard end < text.count else { break }
      appendEscaped(text[end], to: &json)
      clean = end + 1
    }
    json.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ byte: UInt8, to json: inout ByteRun) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      json.append(UInt8(ascii: "\\"))
      json.append(byte)
    case 0x0A: json.append("\\n")
    default: json.append(UInt8(ascii: " "))
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
