import FoundationEssentials
import KnowledgeBase
import SystemPackage

/// All that the adapter has to know, sent to it as one line of JSON.
struct LabPlan: Encodable {
  let region: String
  let account: String
  let hosts: [Host]
  let dns: [String: [String: LabDescription.Answer]]
  let endpoints: [LabDescription.Endpoint]
  let queues: [String]
  /// The folder that Debian's OpenSSH server is unpacked in; nil where no host has it.
  let sshd: String?
  /// The folder that Debian's web proxy is unpacked in; nil where no host has it.
  let tinyproxy: String?
  /// What every command in a host finds in its environment.
  var environment: [String: String] = [:]
  /// Folders: the cache, the mount point of the lab's own file system, and the certificates.
  let cache, state, pki: String
  /// The file of the audit, inside `state`.
  let audit: String

  struct Host: Encodable {
    let name, address, user, resolver: String
    let egress: [String]?
    let ssh: Bool
    let nat, ipv6: String?
    let proxy: [String]?
    let home: String
    /// The folder that a new file system covers, so that `home` can be made whether or not this machine has
    /// it.
    let cover: String
    let health: HealthCheck

    init(_ host: LabDescription.Host, health: HealthCheck) {
      (name, address, user) = (host.name, host.address, host.user)
      (resolver, egress, ssh) = (host.resolver, host.egress, host.ssh)
      (nat, ipv6, proxy) = (host.nat, host.ipv6, host.proxy)
      let isRoot = host.user == "root"
      home = isRoot ? "/root" : "/home/\(host.user)"
      cover = isRoot ? home : "/home"
      self.health = health
    }
  }

  /// - Throws: ``LabError`` for a description that no lab can be made of.
  init(_ description: LabDescription, cache: LabCache) throws(LabError) {
    guard !description.hosts.isEmpty else { throw .noHosts }
    region = description.region
    account = description.account
    dns = description.dns
    endpoints = description.endpoints
    queues = description.queues
    var hosts: [Host] = []
    for host in description.hosts {
      hosts.append(Host(host, health: try HealthCheck(of: host, in: description)))
    }
    self.hosts = hosts
    sshd = description.hasSSH ? ToolFolder.sshd.path(in: cache).appending("root").string : nil
    tinyproxy = description.hasProxy ? ToolFolder.tinyproxy.path(in: cache).appending("root").string : nil
    self.cache = cache.root.string
    state = cache.state.string
    audit = cache.state.appending("audit.jsonl").string
    pki = cache.certificates(LabPlan.hash(of: description.endpoints)).string
  }

  /// The certificate of the lab's own authority.
  var authority: String { FilePath(pki).appending("ca.pem").string }

  /// Certificates are for the names of endpoints, and for nothing else in a description.
  private static func hash(of endpoints: [LabDescription.Endpoint]) -> String {
    var hash = ContentHash()
    for endpoint in endpoints {
      for word in [endpoint.name] + endpoint.certificateNames { hash.add(Array(word.utf8) + [0]) }
      hash.add([10])
    }
    return hash.name
  }

  /// One line, its end included.
  func line() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [10]
  }
}
