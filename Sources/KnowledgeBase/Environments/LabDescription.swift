/// A small VPC, as an environment's `lab:` part describes it: hosts, what their resolvers answer, and the
/// endpoints behind which AWS services wait. Addresses are IPv4 in dotted form where nothing else is said.
public struct LabDescription: Sendable, Hashable, Codable {
  /// The AWS region that the endpoints serve, such as `ap-northeast-1`.
  public var region: String
  /// The AWS account, 12 digits, that owns the queues.
  public var account: String
  /// How many times as fast as real time the clock of `aws` runs, and with it each of its time-outs; 1 leaves
  /// it alone.
  public var clockRate: Int
  /// The machines of the VPC. The first is the one that a session enters if it names none.
  public var hosts: [Host]
  /// What each resolver, by its address, answers for each name. A name that is not there does not exist.
  public var dns: [String: [String: Answer]]
  /// Where services can be reached. An address that no endpoint has drops every packet.
  public var endpoints: [Endpoint]
  /// The names of the SQS queues that exist from the start, in every region that an endpoint serves.
  public var queues: [String]

  public init(
    region: String, account: String, clockRate: Int = 60, hosts: [Host], dns: [String: [String: Answer]],
    endpoints: [Endpoint], queues: [String] = []
  ) {
    self.region = region
    self.account = account
    self.clockRate = clockRate
    self.hosts = hosts
    self.dns = dns
    self.endpoints = endpoints
    self.queues = queues
  }
}

extension LabDescription {
  /// Whether any host has an SSH server.
  public var hasSSH: Bool { hosts.contains(where: \.ssh) }

  /// Whether any host has a web proxy.
  public var hasProxy: Bool { hosts.contains { $0.proxy != nil } }

  /// A machine of the VPC.
  public struct Host: Sendable, Hashable, Codable {
    /// The host name, which is also how a session names it.
    public var name: String
    /// Its address. The first address of the /24 around it belongs to the VPC's router.
    public var address: String
    /// The user that commands run as: `root`, or any other name, with the home `/home/NAME`.
    public var user: String
    /// The address of its resolver, a key of ``LabDescription/dns``.
    public var resolver: String
    /// The networks, in CIDR form, that its security group lets it reach; nil means anywhere. Packets to
    /// other places are dropped. The resolver can always be reached, as in a VPC, and an answer of its SSH server
    /// finds its way back to whoever asked; so does one of its proxy.
    public var egress: [String]?
    /// Whether Debian's OpenSSH server waits on port 22, for ``user``, who must not be `root`. Where one host has it, the
    /// users of all hosts have the lab's key and know the server's.
    public var ssh: Bool
    /// The address that it is known by outside of private networks, as behind a NAT gateway.
    public var nat: String?
    /// An IPv6 address of its own. IPv6 leads nowhere in a lab: every packet is dropped.
    public var ipv6: String?
    /// The names that its web proxy, Debian's tinyproxy on port 3128, lets through to port 443; nil where it has no proxy.
    public var proxy: [String]?

    public init(
      name: String, address: String, user: String = "root", resolver: String, egress: [String]? = nil,
      ssh: Bool = false, nat: String? = nil, ipv6: String? = nil, proxy: [String]? = nil
    ) {
      self.name = name
      self.address = address
      self.user = user
      self.resolver = resolver
      self.egress = egress
      self.ssh = ssh
      self.nat = nat
      self.ipv6 = ipv6
      self.proxy = proxy
    }
  }

  /// What a resolver answers for a name. Coded as an array of addresses, or as the other name.
  public enum Answer: Sendable, Hashable {
    /// Addresses, IPv4 and IPv6, answered in this order.
    case addresses([String])
    /// Another name that this one stands for (CNAME).
    case alias(String)
  }

  /// A set of addresses at which AWS services answer over TLS on port 443.
  public struct Endpoint: Sendable, Hashable, Codable {
    /// How reports name it. Unique in a lab.
    public var name: String
    public var addresses: [String]
    /// The identifier of the VPC endpoint, such as `vpce-01234567890123456`; nil for a public one. The audit
    /// shows it.
    public var vpcEndpointId: String?
    /// The region that it serves; nil for the lab's.
    public var region: String?
    /// The services it serves, by the names that signatures carry: `sqs`, `cloudtrail`.
    public var services: [String]
    /// The host names that its certificate is good for.
    public var certificateNames: [String]
    /// Whether its own security group lets anybody in. Where not, packets to it are dropped.
    public var reachable: Bool
    /// Those of its addresses whose network interfaces are dead. Packets to them are dropped.
    public var silent: [String]

    public init(
      name: String, addresses: [String], vpcEndpointId: String? = nil, region: String? = nil, services: [String],
      certificateNames: [String], reachable: Bool = true, silent: [String] = []
    ) {
      self.name = name
      self.addresses = addresses
      self.vpcEndpointId = vpcEndpointId
      self.region = region
      self.services = services
      self.certificateNames = certificateNames
      self.reachable = reachable
      self.silent = silent
    }
  }
}

extension LabDescription.Answer: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let name = try? container.decode(String.self) {
      self = .alias(name)
    } else {
      self = .addresses(try container.decode([String].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .addresses(let addresses): try container.encode(addresses)
    case .alias(let name): try container.encode(name)
    }
  }
}
