/// Whom the server answers. A page of another site can make a browser ask 127.0.0.1 under a name of its own (DNS rebinding); such a
/// request names that host.
enum HostCheck {
  /// Whether a `Host` header (RFC 9110, section 7.2) names this machine's own address.
  static func isLocal(_ header: String?) -> Bool {
    guard let header = header?.lowercased() else { return false }
    guard !header.hasPrefix("[") else {
      return header == "[::1]" || isPort(header.dropFirst("[::1]".count), header, "[::1]")
    }
    let name = header.prefix { $0 != ":" }
    guard name == "localhost" || name == "127.0.0.1" else { return false }
    return header.count == name.count || isPort(header.dropFirst(name.count), header, String(name))
  }

  private static func isPort(_ rest: Substring, _ header: String, _ name: String) -> Bool {
    header.hasPrefix(name) && rest.first == ":" && rest.count > 1
      && rest.dropFirst().utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
