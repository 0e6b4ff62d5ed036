/// Whether a destination names a scheme or a host, so that it leads out of the site.
func isExternal(_ destination: String) -> Bool {
  if destination.hasPrefix("//") { return true }
  guard let colon = destination.utf8.firstIndex(of: 0x3A) else { return false }
  // RFC 3986, section 3.1: a scheme is a letter, then letters, digits, +, - and .
  let scheme = destination.utf8[..<colon]
  return scheme.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ?? false
    && scheme.allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || [0x2B, 0x2D, 0x2E].contains($0)
    }
}

/// Percent-encoding (RFC 3986, section 2.1) taken back.
func decoded(_ text: Substring) -> String {
  guard text.utf8.contains(0x25) else { return String(text) }
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
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
