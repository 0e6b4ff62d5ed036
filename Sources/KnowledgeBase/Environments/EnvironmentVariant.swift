/// An environment with one version of each tool, or on one of its hosts: what is planned, reported and kept as evidence on its
/// own.
public struct EnvironmentVariant: Hashable, Sendable {
  public let environment: Environment
  /// One version of each tool that the environment names.
  public let tools: [String: String]
  /// The machine: one that `ssh` connects to, or one that evidence alone tells of.
  public let host: String?
  /// Whether the environment does not list the host: evidence of it was brought here, and nothing connects to it.
  public let isReported: Bool

  init(environment: Environment, tools: [String: String], host: String?, isReported: Bool = false) {
    self.environment = environment
    self.tools = tools
    self.host = host
    self.isReported = isReported
  }

  /// `aws-cli-1.16.116`, or `bastion-1`, naming only that of which there are several; nil where there is one variant alone. A host
  /// that is not listed is always named.
  public var variant: String? {
    let versions = environment.toolsOfSeveralVersions.map { "\($0)-\(tools[$0] ?? "")" }
    let names = (isTold ? [host].compactMap { $0 } : []) + versions
    return names.isEmpty ? nil : names.joined(separator: "+")
  }

  /// `isolated-vpc@aws-cli-1.16.116`.
  public var name: String { variant.map { "\(environment.name)@\($0)" } ?? environment.name }

  /// `Isolated VPC, aws-cli 1.16.116`, for a person.
  public var title: String { ([place] + versions).joined(separator: ", ") }

  /// `Bastions, bastion-1`: the environment, and its host where that has to be told.
  public func place(in language: String) -> String {
    ([environment.localizedTitle.text(in: language)] + (isTold ? [host].compactMap { $0 } : [])).joined(separator: ", ")
  }

  /// The place in the language that its title is written in first.
  public var place: String { place(in: "") }

  /// `aws-cli 1.16.116`, for every tool, where there are several versions of any.
  public var versions: [String] {
    environment.toolsOfSeveralVersions.isEmpty ? [] : tools.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }

  /// Whether the host is part of the name.
  private var isTold: Bool { isReported || environment.hosts.count > 1 }
}

extension Environment {
  /// Every host, with every combination of tool versions, in the order in which they are written.
  public var variants: [EnvironmentVariant] {
    var combinations: [[String: String]] = [[:]]
    for (tool, versions) in tools.sorted(by: { $0.key < $1.key }) {
      combinations = combinations.flatMap { combination in
        versions.map { version in combination.merging([tool: version]) { $1 } }
      }
    }
    let places: [String?] = hosts.isEmpty ? [nil] : hosts
    return places.flatMap { host in
      combinations.map { EnvironmentVariant(environment: self, tools: $0, host: host) }
    }
  }

  /// Whether its variants are versions of tools; otherwise they are hosts.
  public var hasToolVariants: Bool { !toolsOfSeveralVersions.isEmpty }

  var toolsOfSeveralVersions: [String] { tools.filter { $0.value.count > 1 }.keys.sorted() }
}
