import KnowledgeBase
import Markdown

/// The lines of an article's text, to be changed one by one.
struct TwinLines {
  /// Without their ends; nil for one that goes.
  private var lines: [[UInt8]?]
  /// The number of the first line in the file.
  private let first: Int

  init(_ source: ArticleText) {
    lines = source.bytes[source.body].split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    // The text begins where its first words do.
    first = source.bodyLine
    for index in lines.indices {
      guard lines[index]?.allSatisfy(\.isBlankOrReturn) ?? true else { break }
      lines[index] = nil
    }
  }

  var bytes: [UInt8] { Array(lines.compactMap { $0 }.joined(separator: [0x0A])) }

  /// The lines between those of a fence, counted from 0.
  func content(of fence: Fence) -> Range<Int> {
    let start = fence.contentLine - first
    return start..<min(lines.count, start + fence.literal.count { $0 == 0x0A })
  }

  mutating func change(_ index: Int, _ change: ([UInt8]) -> [UInt8]) {
    if let line = lines[index] { lines[index] = change(line) }
  }

  /// Takes a fence away, and the empty line behind it.
  mutating func remove(_ fence: Fence) {
    let content = content(of: fence)
    for index in (content.lowerBound - 1)..<content.upperBound { lines[index] = nil }
    // A fence that nothing closes ends with the text, or with the list or the quote that it stands in.
    var next = content.upperBound
    if next < lines.count, Self.closes(lines[next] ?? []) {
      lines[next] = nil
      next += 1
    }
    if next < lines.count, lines[next]?.allSatisfy(\.isBlankOrReturn) ?? false { lines[next] = nil }
  }

  private static func closes(_ line: [UInt8]) -> Bool {
    let mark = line.drop { $0.isBlankOrReturn || $0 == 0x3E }
    return mark.starts(with: "```".utf8) || mark.starts(with: "~~~".utf8)
  }

  /// Writes another destination for a link: where it is used, or, for a link by reference, in its definition.
  mutating func relink(_ link: Link, to target: String) {
    let index = link.line - first
    guard lines.indices.contains(index) else { return }
    let written = Array(link.destination.utf8)
    let target = Array(target.utf8)
    // The text of a link may go over several lines, and ends with its paragraph.
    for number in index..<lines.count {
      guard let line = lines[number], !line.allSatisfy(\.isBlankOrReturn) else { break }
      let start = number == index ? min(line.count, link.column - 1) : 0
      if let place = Self.find(written, behind: ["](", "](<"], in: line, from: start) {
        lines[number]?.replaceSubrange(place, with: target)
        return
      }
    }
    for number in lines.indices {
      guard let line = lines[number], line.first(where: { $0 != 0x20 }) == 0x5B,
        let place = Self.find(written, behind: ["]: ", "]: <"], in: line, from: 0)
      else { continue }
      lines[number]?.replaceSubrange(place, with: target)
    }
  }

  /// Where `destination` stands whole behind one of `openings`.
  private static func find(
    _ destination: [UInt8], behind openings: [String], in line: [UInt8], from start: Int
  ) -> Range<Int>? {
    for index in start..<max(start, line.count) {
      for opening in openings where line[index...].starts(with: opening.utf8) {
        let begin = index + opening.utf8.count
        let end = begin + destination.count
        guard line[begin...].starts(with: destination) else { continue }
        if end == line.count || [0x29, 0x3E, 0x20, 0x09, 0x0D].contains(line[end]) { return begin..<end }
      }
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isBlankOrReturn: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
