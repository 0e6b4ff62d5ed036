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

  fileprivate func contentLine(_ index: Int) -> SourceLocation {
    SourceLocation(file: file, line: line + 1 + index, column: 1)
  }
}

extension Block {
  /// Whether the fence with this info string is a transcript.
  public static func isTranscript(info: String) -> Bool {
    guard let language = info.split(whereSeparator: { $0 == " " || $0 == "\t" }).first else { return false }
    return languages.contains(String(language))
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
    hash = sha256(Array(reader.claims.utf8) + [0x0A] + content)
  }
}

extension AttributeReader {
  /// The attributes that bear on the verdict, in an order of their own.
  fileprivate var claims: String {
    attributes.filter { !["id", "hidden", "always", "tab"].contains($0.name) }
      .map { "\($0.name)=\($0.value ?? "")" }.sorted().joined(separator: "\n")
  }
}

private struct BlockParser {
  let lines: [[UInt8]]
  let place: BlockPlace
  let promptName: [UInt8]?
  var diagnostics: [Diagnostic] = []
  private var commands: [Command] = []
  private var index = 0

  init(lines: [[UInt8]], place: BlockPlace, promptName: [UInt8]?) {
    self.lines = lines
    self.place = place
    self.promptName = promptName
  }

  private func prompt(_ line: some Collection<UInt8>) -> Prompt? { Prompt(line, named: promptName) }

  mutating func parse() -> (prompt: Prompt, commands: [Command])? {
    // Comments and empty lines may stand before the first prompt.
    while index < lines.count, prompt(lines[index]) == nil,
      lines[index].trimmingBlanks.isEmpty || lines[index].first == 0x23
    { index += 1 }
    guard index < lines.count, let first = prompt(lines[index]) else {
      diagnostics.append(noPrompt)
      return nil
    }
    while index < lines.count { command(like: first) }
    for command in commands { checkHoles(of: command) }
    return (first, commands)
  }

  /// A hole that cannot be read would be text, and never match: that is told.
  private mutating func checkHoles(of command: Command) {
    for index in command.outputLines {
      for problem in holeProblems(in: lines[index]) {
        let location = SourceLocation(file: place.file, line: place.line + 1 + index, column: problem.offset + 1)
        diagnostics.append(Diagnostic(at: location, "hole", problem.summary, notes: problem.notes))
      }
    }
  }

  private var noPrompt: Diagnostic {
    let line = lines.first { !$0.trimmingBlanks.isEmpty } ?? []
    return Diagnostic(
      at: index < lines.count
        ? place.contentLine(index) : SourceLocation(file: place.file, line: place.line, column: 1),
      "no-prompt", line.isEmpty ? "the console block is empty" : "the console block does not begin with a prompt",
      notes: [
        "begin each command with ‘$ ’, or use another language, such as ‘text’ or ‘sh’, for what is not to be run"
      ])
  }

  private mutating func command(like first: Prompt) {
    guard let prompt = prompt(lines[index]), prompt.shape == first.shape else { return index += 1 }
    let start = index
    var text = Array(lines[index].dropFirst(prompt.length))
    index += 1
    let continuation = index < lines.count && isContinued(lines[index]) ? 2 : 0
    let isPowerShell = prompt.shape == .powerShell
    while !isPowerShell, ShellReader(text).isUnfinished {
      guard index < lines.count else {
        diagnostics.append(unfinished(at: start))
        break
      }
      let line = lines[index]
      text += [0x0A] + (continuation > 0 && isContinued(line) ? line.dropFirst(2) : line[...])
      index += 1
    }
    let output = index..<endOfOutput(like: first)
    if !text.trimmingBlanks.isEmpty {
      commands.append(
        Command(
          promptLength: prompt.length, sourceLines: start..<index, outputLines: output, text: text,
          output: outputText(output, like: first), continuationLength: continuation))
    }
    index = output.upperBound
  }

  private func isContinued(_ line: [UInt8]) -> Bool { line.starts(with: [0x3E, 0x20]) || line == [0x3E] }

  private func endOfOutput(like first: Prompt) -> Int {
    var end = index
    while end < lines.count, prompt(lines[end])?.shape != first.shape { end += 1 }
    return end
  }

  private func outputText(_ range: Range<Int>, like first: Prompt) -> [UInt8] {
    let shown = lines[range].map { line in
      line.first == 0x5C && prompt(line.dropFirst())?.shape == first.shape ? Array(line.dropFirst()) : line
    }
    return Array(shown.joined(separator: [0x0A]))
  }

  private func unfinished(at line: Int) -> Diagnostic {
    Diagnostic(
      at: place.contentLine(line), "unfinished-command",
      "the command is not finished where the block ends",
      notes: ["close its quote, here-document, ‘(’ or loop, or take the last ‘\\’, ‘|’ or ‘&&’ away"])
  }
}
