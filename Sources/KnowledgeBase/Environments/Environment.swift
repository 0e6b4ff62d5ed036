import Transcripts

/// Where commands run: `Content/environments/NAME.yml`.
public struct Environment: Hashable, Sendable {
  public enum Transport: String, Sendable, CaseIterable {
    /// The embedded VPC that `lab:` describes.
    case lab
    /// This machine.
    case local
    /// Other machines, by OpenSSH.
    case ssh
    /// Wherever a command leads that gives a shell, such as `docker exec -i web sh`.
    case exec
  }

  /// How much of what was seen goes into the evidence.
  public enum Publication: String, Sendable, CaseIterable {
    /// The verdict alone.
    case verdict
    /// Values as the article's example shows them; what was really seen on failure.
    case example
    /// What was really seen.
    case full
  }

  /// A command and the example of what it must print.
  public struct Guard: Hashable, Sendable {
    public var run: String
    public var prints: String
  }

  /// The file's name without its ending.
  public let name: String
  public var title: String
  public var transport = Transport.local
  /// The machines that `ssh` connects to, each as ssh(1) would take it; each is a variant of the environment.
  public var hosts: [String] = []
  /// The command of `exec` that gives a shell, in the words of this machine's shell.
  public var command: String?
  public var shell = "sh"
  public var traits: Set<String> = []
  /// Variables set for every command.
  public var env: [String: String] = [:]
  /// Names of variables let through from the caller's environment.
  public var inherit: [String] = []
  /// How long a command may take that says nothing of its own.
  public var timeout = Duration.seconds(30)
  public var permitsWrites = false
  /// How long evidence counts as fresh.
  public var freshFor = Duration.seconds(30 * 86400)
  /// Versions to run with, per tool; each combination is a variant of the environment.
  public var tools: [String: [String]] = [:]
  public var publication = Publication.example
  /// Runs before anything else; what it must print shows that this is the right account, region or host.
  public var guardCommand: Guard?
  /// Values that `{{name}}` in articles takes here.
  public var variables: [String: String] = [:]
  public var lab: LabDescription?

  public init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}

/// An environment with one version of each tool, or on one of its hosts: what is planned, reported and kept as evidence on its
/// own.
public struct EnvironmentVariant: Hashable, Sendable {
  public let environment: Environment
  /// One version of each tool that the environment names.
  public let tools: [String: String]
  /// The machine to connect to, where the transport is `ssh`.
  public let host: String?

  /// `aws-cli-1.16.116`, or `bastion-1`, naming only that of which there are several; nil where there is one variant alone.
  public var variant: String? {
    let versions = severalTools.map { "\($0)-\(tools[$0] ?? "")" }
    let names = (environment.hosts.count > 1 ? [host].compactMap { $0 } : []) + versions
    return names.isEmpty ? nil : names.joined(separator: "+")
  }

  /// `isolated-vpc@aws-cli-1.16.116`.
  public var name: String { variant.map { "\(environment.name)@\($0)" } ?? environment.name }

  /// `Isolated VPC, aws-cli 1.16.116`, for a person.
  public var title: String { ([place] + versions).joined(separator: ", ") }

  /// `Bastions, bastion-1`: the environment, and its host where it has several.
  public var place: String {
    ([environment.title] + (environment.hosts.count > 1 ? [host].compactMap { $0 } : [])).joined(separator: ", ")
  }

  /// `aws-cli 1.16.116`, for every tool, where there are several versions of any.
  public var versions: [String] {
    severalTools.isEmpty ? [] : tools.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }

  private var severalTools: [String] { environment.tools.filter { $0.value.count > 1 }.keys.sorted() }
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
}
