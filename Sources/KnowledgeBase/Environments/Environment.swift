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
  /// How readers know it, in one language or in several.
  public var localizedTitle: LocalizedText
  /// The title in the language that is written first.
  public var title: String { localizedTitle.text(in: "") }
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
    localizedTitle = LocalizedText(title)
  }
}
