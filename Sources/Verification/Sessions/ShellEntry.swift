public import SystemPackage

/// How to get a POSIX shell in an environment.
public struct ShellEntry: Sendable {
  public var executable: FilePath
  public var arguments: [String]
  /// The whole environment of the shell; nothing else is let through.
  public var environment: [String: String]
  /// Where it begins; nil where the entry takes care of that.
  public var directory: FilePath?

  public init(executable: FilePath, arguments: [String], environment: [String: String], directory: FilePath?) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
  }
}
