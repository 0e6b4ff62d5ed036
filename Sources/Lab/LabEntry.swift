import FoundationEssentials
public import SystemPackage

/// The way into a host: a command that takes another command as its further arguments, runs it there as the
/// host's user in that user's home, and exits as it did.
public struct LabEntry: Sendable, Hashable {
  /// The program to start, `nsenter` of util-linux.
  public let executable: FilePath
  /// Its arguments; those of the command follow them.
  public let arguments: [String]
  /// The whole environment for it. Nothing of the caller's own is let through but, for a terminal, `TERM`.
  public let environment: [String: String]

  init(_ host: RunningLab.Host, nsenter: FilePath, environment: [String: String], interactive: Bool) {
    executable = nsenter
    // Credentials are kept since the one user that is mapped into the lab is the caller, as its root.
    var arguments = [
      "--target", "\(host.process)", "--user", "--preserve-credentials", "--net", "--mount", "--uts", "--ipc",
      "--pid", "--wd", "--",
    ]
    if host.user != "root" {
      // One more user namespace, in which the same user has the number that the host's passwd has for it.
      arguments += ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"]
    }
    var environment = environment.merging(
      ["HOME": host.home, "USER": host.user, "LOGNAME": host.user], uniquingKeysWith: { _, new in new })
    if interactive {
      // script(1) makes a terminal inside the lab: the caller's own belongs to a session outside, and a shell
      // could not control jobs on it.
      arguments += ["bash", "-c", #"exec script --quiet --return --command "exec ${*@Q}" /dev/null"#, "bash"]
      environment["TERM"] = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
    }
    self.arguments = arguments
    self.environment = environment
  }
}
