import Markdown

/// JSON written member by member, without a copy of what it tells (RFC 8259). What has no value is left out. Names of members
/// are written as they are.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// - Parameter capacity: bytes to make room for at first.
  init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

  mutating func object(_ members: (inout JSONText) -> Void) { enclose(0x7B, 0x7D, members) }

  mutating func object(_ name: StaticString, _ members: (inout JSONText) -> Void) {
    key(name)
    object(members)
  }

  mutating func array<Element>(
    _ name: StaticString, _ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void
  ) {
    key(name)
    enclose(0x5B, 0x5D) { text in
      for element in elements { write(&text, element) }
    }
  }

  mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    element(value)
  }

  /// A member whose name is not known before.
  mutating func member(named name: String, _ value: String) {
    comma()
    append(name)
    bytes.append(0x3A)
    element(value)
  }

  mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    raw(Array(String(value).utf8))
  }

  mutating func member(_ name: StaticString, _ value: Double?) {
    guard let value else { return }
    key(name)
    raw(Array("\(value)".utf8))
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    raw(Array((value ? "true" : "false").utf8))
  }

  /// An array of texts; nothing where it would be empty.
  mutating func members(_ name: StaticString, _ values: [String]) {
    guard !values.isEmpty else { return }
    array(name, values) { $0.element($1) }
  }

  mutating func element(_ value: String) {
    comma()
    append(value)
    needsComma = true
  }

  /// A value that is JSON already.
  mutating func raw(_ json: [UInt8]) {
    comma()
    bytes += json
    needsComma = true
  }

  /// A line's end between the elements of a long array.
  mutating func newline() {
    comma()
    bytes.append(0x0A)
  }

  /// The end of the text's last line.
  mutating func endLine() { bytes.append(0x0A) }

  private mutating func enclose(_ open: UInt8, _ close: UInt8, _ body: (inout JSONText) -> Void) {
    comma()
    bytes.append(open)
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func key(_ name: StaticString) {
    comma()
    bytes.append(0x22)
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x22)
    bytes.append(0x3A)
  }

  private mutating func comma() {
    if needsComma { bytes.append(0x2C) }
    needsComma = false
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for (index, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<index]))
      clean = index + 1
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += [0x5C, 0x6E]
      default: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean...]))
  }

  private mutating func append(_ text: String) {
    bytes.append(0x22)
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { append($0) }
    if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { append($0) } }
    bytes.append(0x22)
  }
}
