import SystemPackage

/// A tool that a lab brings its hosts, in a version that the environment names.
protocol LabTool: Sendable {
  /// How environments name it.
  static var name: String { get }
  /// How shells name it.
  static var program: String { get }

  /// What has to be in the cache for it.
  var folder: ToolFolder { get }

  /// `version` is one or more numbers with dots between them.
  init(version: String)

  /// The lines of a shell script that becomes the program.
  func script(in cache: LabCache) -> [String]
}

/// The names of the tools that labs can bring, as ``withLab(_:tools:cache:progress:body:)`` takes them.
public let labTools = Set(kinds.map { $0.name })

private let kinds: [any LabTool.Type] = [AWSCommandLine.self, Boto3.self]

/// - Throws: ``LabError/unknownTool(_:known:)``, or ``LabError/notAVersion(_:tool:)``.
func labTool(_ name: String, version: String) throws(LabError) -> any LabTool {
  guard let kind = kinds.first(where: { $0.name == name }) else {
    throw .unknownTool(name, known: labTools.sorted())
  }
  let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
  guard numbers.count > 1, numbers.allSatisfy({ UInt($0) != nil }) else { throw .notAVersion(version, tool: name) }
  return kind.init(version: version)
}

/// A word of a POSIX shell that stands for `text`, whatever is in it.
func shellQuoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}
