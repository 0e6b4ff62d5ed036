/// A place in a file that a diagnostic speaks of. Lines and columns count from 1; columns are bytes.
public struct SourceLocation: Hashable, Sendable {
  public var file: String
  public var line: Int?
  public var column: Int?

  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// One problem that the product reports: where, what, and the way out.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable, Comparable {
    case warning
    case error

    public static func < (a: Self, b: Self) -> Bool { a == .warning && b == .error }
  }

  public var severity: Severity
  public var location: SourceLocation
  /// A stable name of the kind of problem, such as `unknown-attribute`.
  public var identifier: String
  /// What is wrong, in one line.
  public var summary: String
  /// The way out, a line each.
  public var notes: [String]
  /// The text to put in place of what is wrong, where the product knows it.
  public var replacement: String?

  public init(
    _ severity: Severity = .error, at location: SourceLocation, _ identifier: String, _ summary: String,
    notes: [String] = [], replacement: String? = nil
  ) {
    self.severity = severity
    self.location = location
    self.identifier = identifier
    self.summary = summary
    self.notes = notes
    self.replacement = replacement
  }
}

extension Diagnostic: Comparable {
  /// By file, line and column, so that reports are stable whatever the order of the work.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    (a.location.file, a.location.line ?? 0, a.location.column ?? 0, a.identifier, a.summary)
      < (b.location.file, b.location.line ?? 0, b.location.column ?? 0, b.identifier, b.summary)
  }
}

/// Thrown where work cannot go on; carries every problem found so far, not the first alone.
public struct Diagnosed: Error, Sendable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
  public init(_ diagnostic: Diagnostic) { self.diagnostics = [diagnostic] }
}
