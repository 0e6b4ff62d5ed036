/// `example.com:8080` of an address by HTTP, in lower case; nil for any other.
func hostAndPort(of address: String) -> String? {
  let lower = address.lowercased()
  guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
  let authority = lower.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
  return String(authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority)
}

/// An address with what is not ASCII percent-encoded (RFC 3987, section 3.1); the host's name is left to the resolver.
func encoded(_ address: Substring) -> String {
  guard let scheme = address.firstRange(of: "://") else { return String(address) }
  let start = address[scheme.upperBound...].firstIndex { "/?".contains($0) } ?? address.endIndex
  let digits = Array("0123456789ABCDEF".utf8)
  let tail = address[start...].utf8.flatMap { byte -> [UInt8] in
    byte > 0x20 && byte < 0x7F ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
  return address[..<start] + String(decoding: tail, as: UTF8.self)
}
