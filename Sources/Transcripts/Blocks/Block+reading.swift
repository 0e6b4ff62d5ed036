public import Diagnostics

/// Where a block stands: for diagnostics, and to tell its lines from the file's.
public struct BlockPlace: Sendable {
  public var file: String
  /// The line and column of the info string.
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  func contentLine(_ index: Int) -> SourceLocation {
    SourceLocation(file: file, line: line + 1 + index, column: 1)
  }
}

extension Block {
  /// Whether the fence with this info string is a transcript; case does not count.
  public static func isTranscript(info: String) -> Bool {
    let language = info.utf8.drop(while: \.isBlank).prefix { !$0.isBlank }
    // All of these begin with `c`, `s` or `t`.
    guard let first = language.first, "cst".utf8.contains(first | 0x20) else { return false }
    return languages.contains(Substring(language).lowercased())
  }

  /// The language that somebody may have meant whose fence is none of a transcript: `{.console}`, `console,ignore`.
  public static func nearTranscript(info: String) -> String? {
    guard !isTranscript(info: info) else { return nil }
    let name = info.utf8.drop { "{. ".utf8.contains($0) }.prefix { $0.isLetter || $0 == 0x2D }
    guard let first = name.first, "cst".utf8.contains(first | 0x20) else { return nil }
    let language = Substring(name).lowercased()
    return languages.contains(language) ? language : nil
  }

  /// Reads a console block from the info string and content of its fence. What is wrong goes to `diagnostics`; nil if the
  /// content is no transcript at all.
  public init?(info: String, content: [UInt8], at place: BlockPlace, diagnostics: inout [Diagnostic]) {
    var reader = AttributeReader(info)
    attributes = reader.interpreted()
    for problem in reader.problems {
      let location = SourceLocation(file: place.file, line: place.line, column: place.column + problem.offset)
      diagnostics.append(problem.error.diagnostic(at: location))
    }
    var lines = content.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    endsWithNewline = lines.count > 1 && lines.last == []
    if endsWithNewline { lines.removeLast() }
    self.lines = lines
    let name = attributes.prompt.map { Array($0.utf8.trimmingTrailingBlanks) }
    var parser = BlockParser(lines: lines, place: place, promptName: name)
    let found = parser.parse()
    diagnostics += parser.diagnostics
    guard let found else { return nil }
    commands = found.commands
    isPowerShell = found.prompt.shape == .powerShell
    digest = DeferredDigest(Array(reader.claims.utf8) + [0x0A] + content)
  }
}

extension AttributeReader {
  /// The attributes that bear on the verdict, in an order of their own.
  fileprivate var claims: String {
    attributes.filter { !["id", "hidden", "always", "tab"].contains($0.name) }
      .map { "\($0.name)=\($0.value ?? "")" }.sorted().joined(separator: "\n")
  }
}
