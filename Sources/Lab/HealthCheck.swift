import KnowledgeBase

/// What a lab promises of itself, derived from its description and checked from inside a host before anybody
/// enters.
struct HealthCheck: Encodable, Hashable {
  /// Every name that the host's resolver knows, with the addresses that it leads to.
  let names: [String: [String]]
  /// The addresses of endpoints that accept connections on port 443.
  let open: [String]
  /// The addresses of SSH servers that greet on port 22, its own among them.
  let servers: [String]
  /// The addresses of web proxies within reach.
  let proxies: [String]
  /// The addresses that a name leads to, or an endpoint has, from which nothing may come back.
  let silent: [String]

  /// - Throws: ``LabError/notANetwork(_:host:)``
  init(of host: LabDescription.Host, in description: LabDescription) throws(LabError) {
    let answers = description.dns[host.resolver] ?? [:]
    let zone = Dictionary(answers.map { ($0.lowercased(), $1) }, uniquingKeysWith: { first, _ in first })
    names = zone.keys.reduce(into: [:]) { names, name in
      names[name] = HealthCheck.addresses(of: name, in: zone)
    }
    let allowed = try HealthCheck.networks(of: host)
    let serving = description.endpoints.filter(\.reachable).flatMap { Set($0.addresses).subtracting($0.silent) }
    func allows(_ address: String) -> Bool { allowed?.contains { $0.contains(address) } ?? true }
    open = Set(serving).filter(allows).sorted()
    func addresses(of servers: [LabDescription.Host]) -> [String] {
      servers.filter { $0 == host || allows($0.address) }.map(\.address)
    }
    servers = addresses(of: description.hosts.filter(\.ssh))
    proxies = addresses(of: description.hosts.filter { $0.proxy != nil })

    // Where a host has no IPv6 itself, its kernel answers for all of it that there is no way.
    let known =
      names.values.joined().filter { host.ipv6 != nil || !$0.contains(":") }
      + description.endpoints.flatMap(\.addresses)
    let answering = open + description.hosts.map(\.address) + description.dns.keys
    silent = Set(known).subtracting(answering).sorted()
  }

  /// Follows aliases within the zone. Nil for a name that leads nowhere.
  private static func addresses(of name: String, in zone: [String: LabDescription.Answer]) -> [String]? {
    var name = name
    for _ in 0..<8 {
      switch zone[name] {
      case .addresses(let addresses): return addresses.isEmpty ? nil : addresses
      case .alias(let target): name = target.lowercased()
      case nil: return nil
      }
    }
    return nil
  }

  private static func networks(of host: LabDescription.Host) throws(LabError) -> [IPv4Network]? {
    guard let egress = host.egress else { return nil }
    var networks: [IPv4Network] = []
    for text in egress {
      guard let network = IPv4Network(text) else { throw .notANetwork(text, host: host.name) }
      networks.append(network)
    }
    return networks
  }
}
