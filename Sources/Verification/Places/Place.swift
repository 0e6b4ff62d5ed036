import FoundationEssentials
import KnowledgeBase
import SystemPackage

/// Where the jobs of an environment, or of one of its hosts, run: what is opened once for all of them.
struct Place: Hashable {
  let environment: Environment
  let host: String?

  init(_ variant: EnvironmentVariant) { (environment, host) = (variant.environment, variant.host) }
}

/// A way into a place, of use while the place is open.
enum Way: Sendable {
  /// Each job has a folder of its own on this machine.
  case local
  /// Each job raises its own lab.
  case lab
  case far(ShellEntry)
}

extension Place {
  /// Opens the place, runs `body` and closes it. Throws ``LinkError`` where there is no way to it.
  func open<Result: Sendable>(
    run nonce: String, progress: @Sendable (String) -> Void, _ body: (Way) async throws -> Result
  ) async throws -> Result {
    switch environment.transport {
    case .local: return try await body(.local)
    case .lab: return try await body(.lab)
    case .exec:
      let entry = execEntry
      return try await withGuardian(entry, run: nonce) { try await body(.far(entry)) }
    case .ssh:
      let connection = try SSHConnection(host: host ?? "", farSide: farSide, run: nonce)
      progress("connecting to \(host ?? "") by ssh")
      return try await withGuardian(connection.master, run: nonce) { try await body(.far(connection.session)) }
    }
  }

  /// The shell's environment on a far side: what the environment sets and what it lets through from the caller.
  private var farSide: FarSide {
    let inherited = ProcessInfo.processInfo.environment.filter { environment.inherit.contains($0.key) }
    return FarSide(
      shell: environment.shell, variables: ["TERM": "dumb"].merging(inherited) { $1 }.merging(environment.env) { $1 })
  }

  /// The command is in the words of a shell: quotes, variables, `cd … && …`.
  private var execEntry: ShellEntry {
    ShellEntry(
      executable: "/bin/sh", arguments: ["-c", environment.command ?? ""], environment: callerVariables,
      directory: nil, farSide: farSide)
  }

  /// What of the caller's own environment reaches a program on this machine: a few names that all need, and those that the
  /// environment lets through.
  var callerVariables: [String: String] {
    let names = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ"] + environment.inherit
    return ProcessInfo.processInfo.environment.filter { names.contains($0.key) }
  }
}
