import Diagnostics

/// Cuts the lines of a block into commands, outputs and comments.
struct BlockParser {
  let lines: [[UInt8]]
  let place: BlockPlace
  let promptName: [UInt8]?
  var diagnostics: [Diagnostic] = []
  private var commands: [Command] = []
  private var index = 0
  /// Where comments begin that belong to the next command.
  private var comments = 0

  init(lines: [[UInt8]], place: BlockPlace, promptName: [UInt8]?) {
    self.lines = lines
    self.place = place
    self.promptName = promptName
  }

  func prompt(_ line: some Collection<UInt8>) -> Prompt? { Prompt(line, named: promptName) }

  mutating func parse() -> (prompt: Prompt, commands: [Command])? {
    // Comments and empty lines may stand before the first prompt.
    while index < lines.count, prompt(lines[index]) == nil, isEmpty(lines[index]) || isComment(lines[index]) {
      index += 1
    }
    guard index < lines.count, let first = prompt(lines[index]) else {
      diagnostics.append(noPrompt(at: index))
      return nil
    }
    while index < lines.count { command(like: first) }
    for command in commands { check(command, like: first) }
    return (first, commands)
  }

  private mutating func command(like first: Prompt) {
    guard let prompt = prompt(lines[index]), prompt.shape == first.shape else { return index += 1 }
    let start = index
    var text = Array(lines[index].dropFirst(prompt.length))
    index += 1
    let continuation = index < lines.count && isContinued(lines[index]) ? 2 : 0
    if prompt.shape != .powerShell { readOn(&text, continuation, like: first, from: start) }
    let end = endOfOutput(like: first)
    let output = index..<(end < lines.count ? startOfComments(before: end) : end)
    // A prompt with nothing but a comment is told to the reader, like other comments before a command.
    let isRemark = isComment(text) && output.isEmpty && end < lines.count
    if !isEmpty(text), !isRemark {
      commands.append(
        Command(
          commentLines: comments..<start, promptLength: prompt.length, sourceLines: start..<index, outputLines: output,
          text: text, output: outputText(output, like: first), continuationLength: continuation))
      comments = output.upperBound
    }
    index = end
  }

  /// Takes the lines that an unfinished command goes on with. But for a here-document, whose text may be anything, the next
  /// prompt ends it: a stray quote must not swallow the commands that follow.
  private mutating func readOn(_ text: inout [UInt8], _ continuation: Int, like first: Prompt, from start: Int) {
    while true {
      let reader = ShellReader(text)
      guard reader.isUnfinished else { return }
      let isNext = index < lines.count && !reader.isInHereDocument && isCommand(lines[index], like: first)
      guard index < lines.count, !isNext else {
        diagnostics.append(unfinished(at: start, before: isNext ? index : nil))
        return
      }
      let line = lines[index]
      let shown = continuation > 0 && isContinued(line) ? line.dropFirst(2) : line[...]
      text += [0x0A] + (reader.isInHereDocument ? shown : unescaped(shown, like: first))
      index += 1
      if let end = reader.hereDocumentEnd, shown.drop(while: { $0 == 0x09 }) != end[...] {
        readHereDocument(&text, continuation, upTo: end)
      } else {
        readSplices(&text, continuation, like: first)
      }
    }
  }

  /// Takes the lines before the one that ends a here-document, so that the command is not read anew for each.
  private mutating func readHereDocument(_ text: inout [UInt8], _ continuation: Int, upTo end: [UInt8]) {
    while index < lines.count {
      let shown = continuation > 0 && isContinued(lines[index]) ? lines[index].dropFirst(2) : lines[index][...]
      if shown.drop(while: { $0 == 0x09 }) == end[...] { return }
      text += [0x0A] + shown
      index += 1
    }
  }

  /// Takes the lines behind one that ends in `\`: whatever is open, the command goes on. A `#` may begin a comment, which does not.
  private mutating func readSplices(_ text: inout [UInt8], _ continuation: Int, like first: Prompt) {
    var last = lines[index - 1]
    while index < lines.count, last.reversed().prefix(while: { $0 == 0x5C }).count % 2 == 1, !last.contains(0x23),
      !isCommand(lines[index], like: first)
    {
      last = lines[index]
      let shown = continuation > 0 && isContinued(last) ? last.dropFirst(2) : last[...]
      text += [0x0A] + unescaped(shown, like: first)
      index += 1
    }
  }

  private func isContinued(_ line: [UInt8]) -> Bool { line.starts(with: [0x3E, 0x20]) || line == [0x3E] }

  private func isEmpty(_ line: [UInt8]) -> Bool { line.trimmingBlanks.isEmpty }
  private func isComment(_ line: [UInt8]) -> Bool { line.first { !$0.isBlank } == 0x23 }
  private func isCommand(_ line: some Collection<UInt8>, like first: Prompt) -> Bool {
    prompt(line)?.shape == first.shape
  }

  private func endOfOutput(like first: Prompt) -> Int {
    var end = index
    while end < lines.count, !isCommand(lines[end], like: first) { end += 1 }
    return end
  }

  private func startOfComments(before end: Int) -> Int { Self.commentsApart(in: lines[index..<end]).lowerBound }

  /// Lines that begin with `# ` and stand apart, between an empty line and the next prompt, are no output but an author's
  /// words about what comes. Returns where they are among the lines before that prompt, at the end of which they stand.
  static func commentsApart(in lines: ArraySlice<[UInt8]>) -> Range<Int> {
    let isBlank = { (line: [UInt8]) in line.trimmingBlanks.isEmpty }
    let start = lines.lastIndex { !isBlank($0) && !isRemark($0) }.map { $0 + 1 } ?? lines.startIndex
    let firstEmpty = lines[start...].firstIndex(where: isBlank) ?? lines.endIndex
    return (lines[firstEmpty...].firstIndex(where: isRemark) ?? lines.endIndex)..<lines.endIndex
  }

  /// `# words`, or the sign alone.
  static func isRemark(_ line: [UInt8]) -> Bool { line == [0x23] || line.starts(with: [0x23, 0x20]) }

  private func outputText(_ range: Range<Int>, like first: Prompt) -> [UInt8] {
    Array(lines[range].map { unescaped($0[...], like: first) }.joined(separator: [0x0A]))
  }

  /// The line without the `\` that says that it is no command, or no comment.
  private func unescaped(_ line: ArraySlice<UInt8>, like first: Prompt) -> ArraySlice<UInt8> {
    guard line.first == 0x5C else { return line }
    let rest = line.dropFirst()
    return isCommand(rest, like: first) || Self.isRemark(Array(rest)) ? rest : line
  }
}
