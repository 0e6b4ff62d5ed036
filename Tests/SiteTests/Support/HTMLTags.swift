/// The opening tags of a page, read the way a browser does as far as Sooth's own pages go: every value quoted.
struct HTMLTags {
  struct Tag {
    var name: String
    var attributes: [(name: String, value: String)] = []

    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  private(set) var tags: [Tag] = []

  private let bytes: [UInt8]
  private var index = 0

  init(_ html: String) { self.init(Array(html.utf8)) }

  init(_ html: [UInt8]) {
    bytes = html
    while let start = find(0x3C) {
      index = start + 1
      if bytes[index...].starts(with: "!--".utf8) {
        while index < bytes.count, !bytes[index...].starts(with: "-->".utf8) { index += 1 }
      } else if index < bytes.count, isLetter(bytes[index]) {
        readTag()
      }
    }
  }

  /// Every id of the page, in order.
  var ids: [String] { tags.compactMap { $0.value("id") } }

  /// Every address that the page names.
  var addresses: [String] {
    tags.flatMap { tag in tag.attributes.filter { $0.name == "href" || $0.name == "src" }.map(\.value) }
  }

  private func find(_ byte: UInt8) -> Int? {
    var position = index
    while position < bytes.count {
      if bytes[position] == byte { return position }
      position += 1
    }
    return nil
  }

  private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private mutating func readTag() {
    var tag = Tag(name: word())
    while index < bytes.count {
      while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == 0x2F { index += 1 }
      guard index < bytes.count, bytes[index] != 0x3E else { break }
      let name = word()
      var value = ""
      if index < bytes.count, bytes[index] == 0x3D {
        index += 1
        value = quoted()
      }
      tag.attributes.append((name, value))
    }
    tags.append(tag)
  }

  private mutating func word() -> String {
    let start = index
    while index < bytes.count, bytes[index] > 0x20, !"=>/".utf8.contains(bytes[index]) { index += 1 }
    if index == start { index += 1 }
    return String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self).lowercased()
  }

  private mutating func quoted() -> String {
    guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else { return word() }
    let quote = bytes[index]
    index += 1
    let start = index
    index = find(quote) ?? bytes.count
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    index += 1
    guard text.utf8.contains(0x26) else { return text }
    let references = [("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
    return references.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
