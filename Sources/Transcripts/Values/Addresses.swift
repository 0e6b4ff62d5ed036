import Glibc

extension Recognizer {
  /// Dotted IPv4: four parts up to 255, not part of a longer dotted or hyphenated word, not a CIDR block.
  static func ipv4(in line: [UInt8], at start: Int) -> RecognizedValue? {
    if let before = line.byte(start - 1), before == 0x2E || before == 0x2D { return nil }
    var parts: [UInt8] = []
    var index = start
    while true {
      let end = line.end(from: index) { $0.isDigit }
      guard (1...3).contains(end - index), let part = UInt8(line[index..<end].text) else { return nil }
      parts.append(part)
      index = end
      if parts.count == 4 { break }
      guard line.byte(index) == 0x2E else { return nil }
      index += 1
    }
    guard endsAddress(line, at: index) else { return nil }
    return RecognizedValue(kind: .address(scope(ofIPv4: parts)), end: index)
  }

  /// IPv6 in the forms of RFC 4291, section 2.2.
  static func ipv6(in line: [UInt8], at start: Int) -> RecognizedValue? {
    if let before = line.byte(start - 1), before == 0x3A || before == 0x2E || before == 0x2D { return nil }
    var end = line.end(from: start) { $0.isHexDigit || $0 == 0x3A || $0 == 0x2E }
    while end > start, line[end - 1] == 0x2E || (line[end - 1] == 0x3A && line.byte(end - 2) != 0x3A) { end -= 1 }
    guard end - start >= 2, line[start..<end].count(where: { $0 == 0x3A }) >= 2 else { return nil }
    var address = in6_addr()
    guard inet_pton(AF_INET6, line[start..<end].text, &address) == 1, endsAddress(line, at: end) else { return nil }
    let bytes = withUnsafeBytes(of: &address) { [UInt8]($0) }
    return RecognizedValue(kind: .address(scope(ofIPv6: bytes)), end: end)
  }

  /// Whether an address may end before `index`: a letter, a hyphen, one more part or a prefix length makes it something else.
  private static func endsAddress(_ line: [UInt8], at index: Int) -> Bool {
    guard let next = line.byte(index) else { return true }
    let beyond = line.byte(index + 1)
    switch next {
    case 0x2D: return false
    case 0x2E: return !(beyond?.isWord ?? false)
    case 0x2F: return !(beyond?.isDigit ?? false)
    default: return !next.isWord
    }
  }

  private static func scope(ofIPv4 part: [UInt8]) -> AddressScope {
    switch (part[0], part[1]) {
    case (10, _), (172, 16...31), (192, 168): .private
    case (127, _): .loopback
    case (169, 254): .linkLocal
    case (100, 64...127): .cgnat
    default: .public
    }
  }

  private static func scope(ofIPv6 bytes: [UInt8]) -> AddressScope {
    if bytes.dropLast().allSatisfy({ $0 == 0 }), bytes[15] == 1 { return .loopback }
    // An IPv4-mapped address (::ffff:a.b.c.d) is as far away as the IPv4 address in it.
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return scope(ofIPv4: [UInt8](bytes[12...]))
    }
    if bytes[0] & 0xFE == 0xFC { return .private }
    if bytes[0] == 0xFE, bytes[1] & 0xC0 == 0x80 { return .linkLocal }
    return .public
  }
}
