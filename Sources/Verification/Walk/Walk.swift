public import Diagnostics
public import KnowledgeBase
import Transcripts

/// An article cut for a terminal: prose, then a command, and so on to its end.
public struct Walk: Sendable {
  private let lines: [String]
  private let content: ArticleContent
  private let style: Style
  /// The first line of the body that was not told yet, counted from 0.
  private var next: Int
  /// The command told last, as its block's place among the article's and its own in the block.
  private var told: (block: Int, index: Int) = (-1, -1)

  /// Throws where the article cannot be read.
  public init(_ article: Article, _ base: KnowledgeBase, style: Style) throws(Diagnosed) {
    let source = try base.text(of: article)
    content = try base.content(of: article)
    lines = String(decoding: source.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.hasSuffix("\r") ? String($0.dropLast()) : String($0)
      }
    next = source.bodyLine - 1
    self.style = style
  }

  /// What stands between the command told last and this one, and the command; nothing of it twice, and of hidden blocks
  /// nothing.
  public mutating func lines(upTo planned: PlannedCommand) -> [String] {
    guard (planned.block, planned.index) > told, planned.block < content.transcripts.count else { return [] }
    var result: [String] = []
    for block in content.transcripts.prefix(planned.block + 1).dropFirst(told.block + 1) {
      result += prose(before: block)
    }
    told = (planned.block, planned.index)
    let block = content.transcripts[planned.block].block
    guard !block.attributes.isHidden else { return result }
    let command = block.commands[planned.index]
    let comments = block.lines[command.commentLines].map { style.paint(printable(text($0)), .gray) }
    return result + comments.filter { !$0.isEmpty }
      + block.lines[command.sourceLines].map { style.paint(printable(text($0)), .blue, bold: true) }
  }

  /// What stands after the last block.
  public mutating func rest() -> [String] {
    var result: [String] = []
    for block in content.transcripts.dropFirst(told.block + 1) { result += prose(before: block) }
    defer { next = lines.count }
    return result + tidy(lines[min(next, lines.count)...])
  }

  private mutating func prose(before transcript: Transcript) -> [String] {
    // The fence's own line counts from 1; below it the block, then the closing fence.
    let opening = transcript.textLine - 1
    guard next <= opening else { return [] }
    defer { next = opening + transcript.block.lines.count + 2 }
    return tidy(lines[next..<opening])
  }

  /// Headings stand out; empty lines are one at most, and none at the beginning.
  private func tidy(_ lines: ArraySlice<String>) -> [String] {
    var result: [String] = []
    for line in lines {
      if line.isEmpty, result.last?.isEmpty ?? true { continue }
      result.append(line.hasPrefix("#") ? style.paint(printable(line), .green, bold: true) : printable(line))
    }
    return result
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension PlannedCommand {
  /// Whether readers do not see it.
  public var isHidden: Bool { attributes.isHidden }
}
