import Glibc

extension LabDescription {
  private static let keys = ["region", "account", "clock", "hosts", "dns", "endpoints", "queues"]

  /// Reads an environment's `lab:` part.
  init(_ node: YAMLNode, reader: inout YAMLReader) {
    self.init(region: "", account: "", hosts: [], dns: [:], endpoints: [])
    guard let mapping = reader.mapping(node, "lab") else { return }
    var description = self
    reader.members(of: mapping, known: Self.keys, "a lab") { description.read($1, $2, &$0) }
    for key in ["region", "account", "hosts", "dns", "endpoints"]
    where !mapping.contains(where: { $0.key.string == key }) {
      reader.report("missing-key", "the lab has no ‘\(key)’", at: node)
    }
    for host in description.hosts where description.dns[host.resolver] == nil && !host.resolver.isEmpty {
      reader.report("value", "the resolver \(host.resolver) of ‘\(host.name)’ is not under ‘dns’", at: node)
    }
    self = description
  }

  private mutating func read(_ key: String, _ value: YAMLNode, _ reader: inout YAMLReader) {
    switch key {
    case "region": region = reader.text(value, key) ?? ""
    case "account":
      account = reader.text(value, key) ?? ""
      if account.utf8.count != 12 || !account.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        reader.report("value", "an account has twelve digits", "write account: \"123456789012\"", at: value)
      }
    case "clock":
      clockRate = reader.integer(value, key) ?? clockRate
      if !(1...1000).contains(clockRate) { reader.report("value", "‘clock’ is to be 1 to 1000", at: value) }
    case "hosts": readHosts(value, &reader)
    case "dns": readDNS(value, &reader)
    case "endpoints":
      for element in reader.sequence(value, key) {
        if let endpoint = Endpoint(element, reader: &reader) { endpoints.append(endpoint) }
      }
    default: queues = reader.texts(value, key)
    }
  }

  private mutating func readHosts(_ node: YAMLNode, _ reader: inout YAMLReader) {
    for (name, value) in reader.mapping(node, "hosts") ?? [] {
      if let name = name.string, let host = Host(name, value, reader: &reader) { hosts.append(host) }
    }
    if hosts.isEmpty { reader.report("value", "the lab has no host to run commands on", at: node) }
  }

  private mutating func readDNS(_ node: YAMLNode, _ reader: inout YAMLReader) {
    for (resolver, names) in reader.mapping(node, "dns") ?? [] {
      guard let resolver = reader.address(resolver) else { continue }
      dns[resolver] = dns[resolver] ?? [:]
      for (name, answer) in reader.mapping(names, resolver) ?? [] {
        guard let name = name.string else { continue }
        dns[resolver, default: [:]][name] =
          answer.string.map { AddressFamily.any.includes($0) ? .addresses([$0]) : .alias($0) }
          ?? .addresses(reader.addresses(answer, name, .any))
      }
    }
  }
}

extension LabDescription.Host {
  fileprivate init?(_ name: String, _ node: YAMLNode, reader: inout YAMLReader) {
    guard let mapping = reader.mapping(node, name) else { return nil }
    var host = LabDescription.Host(name: name, address: "", resolver: "")
    let known = ["address", "user", "resolver", "egress", "ssh", "nat", "ipv6", "proxy"]
    reader.members(of: mapping, known: known, "a host") { reader, key, value in
      switch key {
      case "address": host.address = reader.address(value) ?? ""
      case "user": host.user = reader.text(value, key) ?? "root"
      case "resolver": host.resolver = reader.address(value) ?? ""
      case "egress": host.egress = reader.texts(value, key)
      case "nat": host.nat = reader.address(value)
      case "ipv6": host.ipv6 = reader.address(value, .ipv6)
      case "proxy": host.proxy = reader.hostNames(value, key)
      default: host.ssh = reader.flag(value, key) ?? false
      }
    }
    if host.ssh, host.user == "root" {  // a single user is mapped into the lab, and sshd as root needs a second one
      reader.report(
        "value", "the SSH server of ‘\(name)’ needs a user other than root", "write user: ec2-user, or leave ‘ssh’ out",
        at: mapping.first { $0.key.string == "ssh" }?.value)
    }
    for key in ["address", "resolver"] where !mapping.contains(where: { $0.key.string == key }) {
      reader.report("missing-key", "the host ‘\(name)’ has no ‘\(key)’", at: node)
    }
    self = host
  }
}

extension LabDescription.Endpoint {
  fileprivate init?(_ node: YAMLNode, reader: inout YAMLReader) {
    guard let mapping = reader.mapping(node, "endpoints") else { return nil }
    var endpoint = LabDescription.Endpoint(name: "", addresses: [], services: [], certificateNames: [])
    let known = ["name", "addresses", "id", "region", "services", "certificate", "reachable", "silent"]
    reader.members(of: mapping, known: known, "an endpoint") { reader, key, value in
      switch key {
      case "name": endpoint.name = reader.text(value, key) ?? ""
      case "addresses": endpoint.addresses = reader.addresses(value, key)
      case "id": endpoint.vpcEndpointId = reader.text(value, key)
      case "region": endpoint.region = reader.text(value, key)
      case "silent": endpoint.silent = reader.addresses(value, key)
      case "services": endpoint.services = reader.texts(value, key)
      case "certificate": endpoint.certificateNames = reader.texts(value, key)
      default: endpoint.reachable = reader.flag(value, key) ?? true
      }
    }
    for key in ["name", "addresses", "services", "certificate"] where !mapping.contains(where: { $0.key.string == key })
    {
      reader.report("missing-key", "the endpoint has no ‘\(key)’", at: node)
    }
    for address in endpoint.silent where !endpoint.addresses.contains(address) {
      reader.report(
        "value", "\(address) is not among the addresses of the endpoint", "name one of its ‘addresses’",
        at: mapping.first { $0.key.string == "silent" }?.value)
    }
    self = endpoint
  }
}

extension YAMLReader {
  fileprivate mutating func address(_ node: YAMLNode, _ family: AddressFamily = .ipv4) -> String? {
    guard let text = text(node, "address") else { return nil }
    if family.includes(text) { return text }
    reportAddress(text, family, at: node)
    return nil
  }

  fileprivate mutating func addresses(_ node: YAMLNode, _ key: String, _ family: AddressFamily = .ipv4) -> [String] {
    let all = texts(node, key)
    for text in all where !family.includes(text) { reportAddress(text, family, at: node) }
    return all
  }

  private mutating func reportAddress(_ text: String, _ family: AddressFamily, at node: YAMLNode) {
    report("value", "‘\(text)’ is no \(family.rawValue) address", at: node)
  }

  /// They go into a file of patterns.
  fileprivate mutating func hostNames(_ node: YAMLNode, _ key: String) -> [String] {
    let names = texts(node, key)
    for name in names where !isHostName(name) {
      report("value", "‘\(name)’ is no host name", "name each host that ‘\(key)’ lets through", at: node)
    }
    return names
  }
}

private enum AddressFamily: String {
  case ipv4 = "IPv4"
  case ipv6 = "IPv6"
  case any = "IP"

  func includes(_ text: String) -> Bool {
    var address = in6_addr()  // which has room for an IPv4 address, too
    return self != .ipv6 && inet_pton(AF_INET, text, &address) == 1
      || self != .ipv4 && inet_pton(AF_INET6, text, &address) == 1
  }
}
