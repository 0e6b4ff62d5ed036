/// An example that an output matches.
public struct AcceptedOutput: Sendable {
  /// Its lines as the block is to show them.
  public let lines: [[UInt8]]
  /// What they mean, escapes taken back.
  public let example: [UInt8]
}

extension Block {
  /// The lines of the block that show what its command `index` prints, rewritten so that `output` is what they show: lines
  /// that still hold stay as they are, and in those that do not, so do values, holes, variables and ellipses that hold.
  /// `values` are those of variables and of names bound before. Nil where no such text was found.
  public func accepting(_ output: [UInt8], ofCommand index: Int, values: [String: String]) -> AcceptedOutput? {
    let command = commands[index]
    let mode = attributes.match
    let shown = command.output.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let used = Set(placeholderNames(in: command.text + [0x0A] + command.output))
    let example = AcceptedExample(
      shown: command.outputLines.isEmpty ? [] : shown, raw: Array(lines[command.outputLines]),
      values: values, names: used, mode: mode)
    // What is shown has to be Markdown, where a carriage return ends a line.
    guard !OutputLines(output).lines.contains(where: { $0.contains(0x0D) }) else { return nil }
    let candidates = [example.merged(output), example.verbatim(output)].map { candidate in
      let lines = escapingComments(candidate.map(escapingPrompt), isLast: index + 1 == commands.count)
      return AcceptedOutput(lines: lines, example: Array(lines.map(takingBack).joined(separator: [0x0A])))
    }
    let expectation = { Expectation(substituting(values, in: $0), mode: mode) }
    // JSON with an ellipsis must not go on as lines that say less.
    let isWeaker = expectation(command.output).isJSON && !expectation(candidates[0].example).isJSON
    return candidates.dropFirst(isWeaker ? 1 : 0).first { expectation($0.example).match(output) == .matched }
  }

  /// A line that would be read as a command says by `\` that it is none.
  private func escapingPrompt(_ line: [UInt8]) -> [UInt8] { isCommand(line) ? [0x5C] + line : line }

  /// Before the next command, lines that begin with `#` behind an empty line would be read as comments.
  private func escapingComments(_ lines: [[UInt8]], isLast: Bool) -> [[UInt8]] {
    guard !isLast else { return lines }
    let comments = BlockParser.commentsApart(in: lines[...])
    return lines.enumerated().map { comments.contains($0) && BlockParser.isRemark($1) ? [0x5C] + $1 : $1 }
  }

  private func takingBack(_ line: [UInt8]) -> [UInt8] {
    guard line.first == 0x5C else { return line }
    let rest = Array(line.dropFirst())
    return isCommand(rest) || BlockParser.isRemark(rest) ? rest : line
  }

  private func isCommand(_ line: [UInt8]) -> Bool {
    let name = attributes.prompt.map { Array($0.utf8.trimmingTrailingBlanks) }
    guard let first = commands.first.flatMap({ Prompt(lines[$0.sourceLines.lowerBound], named: name) }) else {
      return false
    }
    return Prompt(line, named: name)?.shape == first.shape
  }
}
