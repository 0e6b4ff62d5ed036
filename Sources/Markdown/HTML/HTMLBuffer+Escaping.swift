import Glibc

extension HTMLBuffer {
  /// Appends text for an element's content or a quoted attribute: `&`, `<`, `>` and `"` become character
  /// references.
  public mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    var clean = 0
    var next = firstToEscape(start, from: 0, count: text.count)
    while next < text.count {
      append(start + clean, count: next &- clean)
      appendReference(for: start[next])
      clean = next &+ 1
      next = firstToEscape(start, from: clean, count: text.count)
    }
    append(start + clean, count: text.count &- clean)
  }

  /// Appends text, escaped as above.
  public mutating func appendEscaped(_ text: [UInt8]) { appendEscaped(text[...]) }

  /// Appends text, escaped as above.
  public mutating func appendEscaped(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { appendEscaped($0) }
  }

  /// Appends text, escaped as above.
  public mutating func appendEscaped(_ text: String) {
    let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
    if isWritten == nil { appendEscaped(Array(text.utf8)) }
  }

  /// Appends a URL for a quoted attribute. Bytes that a URL cannot hold become `%XX`; a `%` stays, so what
  /// was escaped before is not escaped again. The scheme is not checked here.
  public mutating func appendURL(_ url: UnsafeBufferPointer<UInt8>) {
    guard let start = url.baseAddress else { return }
    var clean = 0
    for offset in 0..<url.count where !start[offset].isSafeInURL {
      append(start + clean, count: offset &- clean)
      appendURLEscape(of: start[offset])
      clean = offset &+ 1
    }
    append(start + clean, count: url.count &- clean)
  }

  /// Appends a URL, escaped as above.
  public mutating func appendURL(_ url: String) {
    var url = url
    url.withUTF8 { appendURL($0) }
  }

  private mutating func appendReference(for byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;" as StaticString)
    case UInt8(ascii: "<"): append("&lt;" as StaticString)
    case UInt8(ascii: ">"): append("&gt;" as StaticString)
    default: append("&quot;" as StaticString)
    }
  }

  private mutating func appendURLEscape(of byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;" as StaticString)
    case UInt8(ascii: "'"): append("&#x27;" as StaticString)
    default:
      append(UInt8(ascii: "%"))
      append(hexDigit(byte >> 4))
      append(hexDigit(byte & 15))
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

/// Whether the text holds anything that HTML would take for more than text.
public func mustBeEscaped(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  text.baseAddress.map { firstToEscape($0, from: 0, count: text.count) < text.count } ?? false
}

/// The offset of the first byte at or after `from` that must be escaped, or `count`.
///
/// Eight bytes are looked at together, since most text has nothing to escape: `"` and `&` differ in one bit,
/// `<` and `>` in another, so two searches for a zero byte find all four.
private func firstToEscape(_ text: UnsafePointer<UInt8>, from: Int, count: Int) -> Int {
  var offset = from
  while offset &+ 8 <= count {
    let word = UnsafeRawPointer(text + offset).loadUnaligned(as: UInt64.self).littleEndian
    let found =
      (word | 0x0404_0404_0404_0404).zeroBytes(withEvery: 0x26)
      | (word | 0x0202_0202_0202_0202).zeroBytes(withEvery: 0x3E)
    if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
    offset &+= 8
  }
  while offset < count, !text[offset].mustBeEscaped { offset &+= 1 }
  return offset
}

extension UInt8 {
  fileprivate var mustBeEscaped: Bool {
    self | 0x04 == 0x26 || self | 0x02 == 0x3E
  }

  /// libcmark's table of what an `href` keeps: letters, digits and ``-_.+!*(),%#@?=;:/$~``.
  fileprivate var isSafeInURL: Bool {
    let kept: UInt64 = self < 64 ? 0xAFFF_FF3A_0000_0000 : self < 128 ? 0x47FF_FFFE_87FF_FFFF : 0
    return kept >> UInt64(self & 63) & 1 != 0
  }
}
