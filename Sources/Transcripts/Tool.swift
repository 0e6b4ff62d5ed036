/// A tool whose version is worth knowing: how to ask for it.
public struct Tool: Hashable, Sendable {
  /// The name that `needs=` and evidence use.
  public let name: String
  public let program: String
  /// The arguments that make it tell its version.
  public let question: String

  /// Programs that tell their version in a way of their own, or under another name.
  private static let known = [
    Tool(name: "aws-cli", program: "aws", question: "--version"),
    Tool(name: "nslookup", program: "nslookup", question: "-version"),
    Tool(name: "dig", program: "dig", question: "-v"),
    Tool(name: "openssl", program: "openssl", question: "version"),
    Tool(name: "ssh", program: "ssh", question: "-V"),
    Tool(name: "curl", program: "curl", question: "--version"),
    Tool(name: "python3", program: "python3", question: "--version"),
    Tool(name: "git", program: "git", question: "--version"),
    Tool(name: "jq", program: "jq", question: "--version"),
    Tool(name: "docker", program: "docker", question: "--version"),
    Tool(name: "busybox", program: "busybox", question: "--help"),
    // A library: of the programs that run by Python, only needs= tells which ones it bears on.
    Tool(
      name: "boto3", program: "python3",
      question: #"-c 'import importlib.metadata as m; print(m.version("boto3"))' 2>/dev/null"#),
  ]

  /// The tool that `needs=` names; any other than the known is asked by `--version`.
  public static func named(_ name: String) -> Tool {
    known.first { $0.name == name } ?? Tool(name: name, program: name, question: "--version")
  }

  /// The tool behind a program of a transcript, if its version is worth recording.
  public static func behind(program: String) -> Tool? { known.first { $0.program == program } }

  /// The names of the tools that a command uses, or that its block needs.
  public static func used(by command: Command, needing needs: [Requirement]) -> [String] {
    let behind = command.programs.compactMap { Tool.behind(program: $0)?.name }
    return Set(behind + needs.map(\.tool)).sorted()
  }

  /// The version in what the tool answered: for a line `aws-cli/1.16.116 Python/3.11.2` the number after the tool's own name, else
  /// the first dotted number.
  public static func version(in answer: [UInt8], of name: String) -> ToolVersion? {
    let text = String(decoding: answer, as: UTF8.self)
    let own = text.split(separator: "\n").first { $0.hasPrefix(name + "/") }?.dropFirst(name.count + 1)
    let words = (own ?? text[...]).split { !($0.isASCII && ($0.isNumber || $0 == ".")) }
    return words.lazy.map { trimmingDots($0) }.filter { $0.contains(".") }.compactMap { ToolVersion($0) }.first
  }

  private static func trimmingDots(_ text: Substring) -> String {
    String(text.drop { $0 == "." }.reversed().drop { $0 == "." }.reversed())
  }
}

/// What an environment has: for each tool that was asked for its version, or nil where it has none to tell.
public struct ToolInventory: Sendable {
  /// Tools that are there.
  public var present: Set<String>
  public var versions: [String: ToolVersion]

  public init(present: Set<String> = [], versions: [String: ToolVersion] = [:]) {
    self.present = present
    self.versions = versions
  }

  /// Why a requirement does not hold; nil if it does.
  public func objection(to requirement: Requirement) -> String? {
    guard present.contains(requirement.tool) else { return "needs \(requirement), which is not there" }
    if requirement.bounds.isEmpty { return nil }
    guard let version = versions[requirement.tool] else {
      return "needs \(requirement), whose version could not be read"
    }
    return requirement.accepts(version) ? nil : "needs \(requirement), here is \(version)"
  }
}
