/// An IPv4 network in CIDR form (RFC 4632), or a single address.
struct IPv4Network {
  private let address: UInt32
  private let mask: UInt32

  /// Nil for what is neither `a.b.c.d/n` nor `a.b.c.d`.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = IPv4Network.number(parts[0]) else { return nil }
    guard let length = parts.count == 2 ? UInt32(parts[1]) : 32, length <= 32 else { return nil }
    mask = length == 0 ? 0 : ~0 << (32 - length)
    self.address = address & mask
  }

  func contains(_ address: String) -> Bool {
    IPv4Network.number(address[...]).map { $0 & mask == self.address } ?? false
  }

  private static func number(_ text: Substring) -> UInt32? {
    let octets = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard octets.count == 4 else { return nil }
    return octets.reduce(UInt32?(0)) { number, octet in
      guard let number, let octet else { return nil }
      return number << 8 | UInt32(octet)
    }
  }
}
