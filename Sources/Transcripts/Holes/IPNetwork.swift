import Glibc

/// A network in CIDR form (RFC 4632; RFC 4291, section 2.3): `192.168.0.0/16`, `fd00::/8`.
struct IPNetwork {
  private let bytes: [UInt8]
  private let prefix: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let prefix = Int(parts[1]), let bytes = Self.bytes(String(parts[0])),
      (0...bytes.count * 8).contains(prefix)
    else { return nil }
    self.bytes = bytes
    self.prefix = prefix
  }

  func contains(_ address: String) -> Bool {
    guard let other = Self.bytes(address), other.count == bytes.count else { return false }
    return (0..<prefix).allSatisfy { bit in
      let mask = UInt8(0x80) >> (bit % 8)
      return other[bit / 8] & mask == bytes[bit / 8] & mask
    }
  }

  private static func bytes(_ address: String) -> [UInt8]? {
    var four = in_addr()
    if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
    var six = in6_addr()
    return inet_pton(AF_INET6, address, &six) == 1 ? withUnsafeBytes(of: &six) { Array($0) } : nil
  }
}
