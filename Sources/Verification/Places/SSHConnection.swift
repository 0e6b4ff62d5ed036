import FoundationEssentials
import SystemPackage

/// One connection of OpenSSH to a host, over which every session goes (`ControlMaster`, ssh_config(5)). The user's own
/// configuration says how the host is reached; Sooth says no more than that nobody is there to answer questions.
struct SSHConnection: ~Copyable {
  private let host: String
  private let farSide: FarSide
  private let folder: TemporaryFolder

  init(host: String, farSide: FarSide, run nonce: String) throws {
    self.host = host
    self.farSide = farSide
    // The name of a socket has 107 bytes at most (unix(7)), and ssh appends some while it makes one.
    folder = try TemporaryFolder(run: nonce, limit: 60)
  }

  /// The connection itself, with a shell of its own.
  var master: ShellEntry {
    entry([
      "-o", "ControlMaster=yes", "-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=5", "-o",
      "ServerAliveCountMax=3",
    ])
  }

  /// A session over it. Without the connection it fails, and does not make another behind its back.
  var session: ShellEntry { entry(["-o", "ControlMaster=no", "-o", "ProxyCommand=false"]) }

  private func entry(_ options: [String]) -> ShellEntry {
    let common = [
      "-T", "-a", "-x", "-o", "ControlPath=\(folder.path)/c", "-o", "ControlPersist=no", "-o", "RemoteCommand=none",
      "-o",
      "ClearAllForwardings=yes", "-o", "LogLevel=ERROR",
    ]
    return ShellEntry(
      executable: "/usr/bin/env", arguments: ["ssh"] + options + common + ["--", host, "exec sh"],
      environment: Self.environment, directory: nil, farSide: farSide)
  }

  /// ssh has the caller's environment: a key agent, what a `ProxyCommand` needs. Of that it sends only what the user's
  /// configuration names (`SendEnv`); locales, which Debian's names for everybody, would change what tools print.
  private static var environment: [String: String] {
    ProcessInfo.processInfo.environment.filter { $0.key != "LANG" && !$0.key.hasPrefix("LC_") }
  }
}
