/// Whether a destination names a scheme or a host, so that it leads out of the site.
func isExternal(_ destination: String) -> Bool {
  var destination = destination
  return destination.withUTF8 { bytes in
    if bytes.count > 1, bytes[0] == 0x2F, bytes[1] == 0x2F { return true }
    // RFC 3986, section 3.1: a scheme is a letter, then letters, digits, +, - and .
    guard let first = bytes.first, first.isLetter, let end = bytes.firstIndex(where: { !$0.isInScheme }) else {
      return false
    }
    return bytes[end] == 0x3A
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }

  fileprivate var isInScheme: Bool {
    isLetter || self >= 0x30 && self <= 0x39 || self == 0x2B || self == 0x2D || self == 0x2E
  }
}

/// The path of a destination, and its fragment without `#`, percent-encoding taken back; a query is left out.
func parts(ofDestination destination: String) -> (path: String, fragment: String?) {
  var destination = destination
  return destination.withUTF8 { bytes in
    let hash = bytes.firstIndex(of: 0x23)
    let query = bytes[..<(hash ?? bytes.count)].firstIndex(of: 0x3F)
    let fragment = hash.map { percentDecoded(bytes[($0 + 1)...]) }
    return (percentDecoded(bytes[..<(query ?? hash ?? bytes.count)]), fragment)
  }
}

/// Percent-encoding (RFC 3986, section 2.1) taken back.
public func percentDecoded(_ text: Substring) -> String {
  var text = text
  return text.withUTF8 { percentDecoded($0[...]) }
}

private func percentDecoded(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> String {
  guard text.contains(0x25) else { return String(decoding: text, as: UTF8.self) }
  var bytes: [UInt8] = []
  var rest = text
  while let byte = rest.popFirst() {
    if byte == 0x25, rest.count >= 2, rest.first != 0x2B,
      let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
