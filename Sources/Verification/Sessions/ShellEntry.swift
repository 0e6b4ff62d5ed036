public import SystemPackage

/// How to get a POSIX shell in an environment.
public struct ShellEntry: Sendable {
  public var executable: FilePath
  public var arguments: [String]
  /// The whole environment of the program that is started here; nothing else is let through.
  public var environment: [String: String]
  /// Where it begins; nil where the entry takes care of that.
  public var directory: FilePath?
  /// Nil where the shell is among the processes that this machine sees.
  public var farSide: FarSide?

  public init(
    executable: FilePath, arguments: [String], environment: [String: String], directory: FilePath?,
    farSide: FarSide? = nil
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.farSide = farSide
  }

  /// All that commands find in their environment because the run has put it there.
  var variables: [String: String] { environment.merging(farSide?.variables ?? [:]) { $1 } }
}

/// The other end of a way that leads to another machine or container. Its processes are seen, and ended, from there.
public struct FarSide: Sendable {
  /// The shell that commands run in.
  public var shell: String
  /// What it finds in its environment besides what is there already.
  public var variables: [String: String]
}

/// The text as one word of a shell.
func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
