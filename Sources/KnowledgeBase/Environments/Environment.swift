import Transcripts

/// Where commands run: `Content/environments/NAME.yml`.
public struct Environment: Hashable, Sendable {
  public enum Transport: String, Sendable, CaseIterable {
    /// The embedded VPC that `lab:` describes.
    case lab
    /// This machine.
    case local
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

/// An environment with one version of each tool: what is planned, reported and kept as evidence on its own.
public struct EnvironmentVariant: Hashable, Sendable {
  public let environment: Environment
  /// One version of each tool that the environment names.
  public let tools: [String: String]

  /// `aws-cli-1.16.116`, naming the tools of which there are several versions; nil where there is one variant alone.
  public var variant: String? {
    let chosen = environment.tools.filter { $0.value.count > 1 }.keys.sorted()
    return chosen.isEmpty ? nil : chosen.map { "\($0)-\(tools[$0] ?? "")" }.joined(separator: "+")
  }

  /// `isolated-vpc@aws-cli-1.16.116`.
  public var name: String { variant.map { "\(environment.name)@\($0)" } ?? environment.name }
}

extension Environment {
  /// Every combination of tool versions, in the order in which they are written.
  public var variants: [EnvironmentVariant] {
    var combinations: [[String: String]] = [[:]]
    for (tool, versions) in tools.sorted(by: { $0.key < $1.key }) {
      combinations = combinations.flatMap { combination in
        versions.map { version in combination.merging([tool: version]) { $1 } }
      }
    }
    return combinations.map { EnvironmentVariant(environment: self, tools: $0) }
  }
}
