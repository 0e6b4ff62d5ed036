import Diagnostics
import KnowledgeBase
import Transcripts

/// One change of an article's file: lines of an example, and those that take their place.
public struct ExampleEdit: Sendable {
  /// The file as it was read, in lines without their ends.
  let source: [[UInt8]]
  /// The lines of the file that go, counted from 0.
  public let lines: Range<Int>
  /// Those that come, without their ends.
  public let replacement: [[UInt8]]
  /// The command's identifier.
  public let command: String
  private let example: [UInt8]
  private let mode: MatchMode

  /// What `file` has to say instead of the example of `planned`, so that `seen` holds. A translation has the very same blocks
  /// in the same order, though perhaps at another depth.
  init(
    of planned: PlannedCommand, in file: Article, _ base: KnowledgeBase, _ seen: SeenOutput
  ) throws(AcceptanceError) {
    // Read on both sides of the content: what changes meanwhile is not what was run.
    guard let source = try? base.source(of: file), let content = try? base.content(of: file),
      let again = try? base.source(of: file), source.bytes == again.bytes,
      planned.block < content.transcripts.count, content.transcripts[planned.block].block.hash == planned.blockHash
    else { throw .changed }
    let transcript = content.transcripts[planned.block]
    guard transcript.location.file == base.tree.name(file.path) else { throw .included(transcript.location.file) }
    guard let accepted = transcript.block.accepting(seen.bytes, ofCommand: planned.index, values: seen.values) else {
      throw .noText
    }
    let shown = accepted.lines
    self.source = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let place = FencePlace(transcript, in: self.source)
    let command = transcript.block.commands[planned.index]
    guard let place, let prefix = place.prefix(ofLine: command.sourceLines.lowerBound) else { throw .notInPlace }
    guard !shown.contains(where: place.endsBlock) else { throw .endsBlock }
    let old = command.outputLines
    var fresh: [[UInt8]] = []
    var kept = old
    for line in shown {
      // A line that stays keeps its bytes, whatever it is indented by.
      if let index = kept.first(where: { transcript.block.lines[$0] == line }), let written = place.written(index) {
        fresh.append(written)
        kept = index + 1..<old.upperBound
      } else {
        fresh.append(place.ended(line.isEmpty ? prefix.trimmed : prefix + line))
      }
    }
    lines = place.firstLine + old.lowerBound..<place.firstLine + old.upperBound
    replacement = fresh
    self.command = planned.id
    mode = transcript.block.attributes.match
    example = accepted.example
  }

  /// Whether the new example holds for an output that was seen elsewhere, too.
  func holds(for seen: SeenOutput) -> Bool {
    Expectation(substituting(seen.values, in: example), mode: mode).match(seen.bytes) == .matched
  }
}

/// Where the lines of a block stand in its file.
private struct FencePlace {
  /// The file's line of the block's first, counted from 0.
  let firstLine: Int
  private let source: [[UInt8]]
  private let block: Block
  private let fence: (sign: UInt8, length: Int)

  init?(_ transcript: Transcript, in source: [[UInt8]]) {
    guard let line = transcript.location.line, let column = transcript.location.column, line <= source.count else {
      return nil
    }
    firstLine = line
    self.source = source
    block = transcript.block
    let opening = source[line - 1].dropFirst(column - 1)
    guard let sign = opening.first, sign == 0x60 || sign == 0x7E else { return nil }
    fence = (sign, opening.prefix { $0 == sign }.count)
  }

  /// What stands before a line of the block: the indentation and the marks of lists and quotes.
  func prefix(ofLine index: Int) -> [UInt8]? {
    guard firstLine + index < source.count else { return nil }
    let line =
      source[firstLine + index].last == 0x0D ? source[firstLine + index].dropLast() : source[firstLine + index][...]
    guard line.count >= block.lines[index].count,
      line.suffix(block.lines[index].count).elementsEqual(block.lines[index])
    else { return nil }
    return Array(line.dropLast(block.lines[index].count))
  }

  /// A line of the block as the file has it.
  func written(_ index: Int) -> [UInt8]? { firstLine + index < source.count ? source[firstLine + index] : nil }

  /// With the end that the file's lines have, but for LF.
  func ended(_ line: [UInt8]) -> [UInt8] { source[firstLine - 1].last == 0x0D ? line + [0x0D] : line }

  /// Whether a line of code would be taken for the closing fence (CommonMark 0.30, 4.5).
  func endsBlock(_ line: [UInt8]) -> Bool {
    let indent = line.prefix { $0 == 0x20 }.count
    let run = line.dropFirst(indent).prefix { $0 == fence.sign }.count
    return indent < 4 && run >= fence.length && line.dropFirst(indent + run).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

extension [UInt8] {
  fileprivate var trimmed: [UInt8] { Array(prefix((lastIndex { $0 != 0x20 && $0 != 0x09 } ?? -1) + 1)) }
}
