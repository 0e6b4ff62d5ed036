import Glibc
import KnowledgeBase
import Markdown

/// The lines of an article's text, to be changed one by one.
struct TwinLines {
  private let text: ArraySlice<UInt8>
  /// Where each line begins, and one behind the last.
  private var starts: [Int]
  /// Lines that are another than in the text; nil for one that goes.
  private var changes: [Int: [UInt8]?] = [:]
  /// The number of the first line in the file.
  private let first: Int

  init(_ source: ArticleText) {
    text = source.bytes[source.body]
    first = source.bodyLine
    starts = [text.startIndex]
    starts.reserveCapacity(text.count / 32)
    text.withUnsafeBytes { [start = text.startIndex] bytes in
      guard let base = bytes.baseAddress else { return }
      var index = 0
      while index < bytes.count, let end = memchr(base + index, 0x0A, bytes.count - index) {
        index = UnsafeRawPointer(end) - base + 1
        starts.append(start + index)
      }
    }
    starts.append(text.endIndex + 1)
    // The text begins where its first words do.
    for index in 0..<count {
      guard isBlank(index) else { break }
      changes[index] = .some(nil)
    }
  }

  private var count: Int { starts.count - 1 }

  /// A line without its end; nil for one that goes.
  private func line(_ index: Int) -> ArraySlice<UInt8>? {
    guard let change = changes[index] else { return text[starts[index]..<starts[index + 1] - 1] }
    return change.map { $0[...] }
  }

  private func isBlank(_ index: Int) -> Bool { line(index)?.allSatisfy(\.isBlankOrReturn) ?? true }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var kept = text.startIndex
    for index in changes.keys.sorted() {
      bytes += text[kept..<starts[index]]
      if let change = changes[index] ?? nil { bytes += change + [0x0A] }
      kept = min(starts[index + 1], text.endIndex)
    }
    bytes += text[kept...]
    // What stands between lines does not stand behind the last.
    if changes[count - 1] != nil, !bytes.isEmpty { bytes.removeLast() }
    return bytes
  }

  /// The lines between those of a fence, counted from 0.
  func content(of fence: Fence) -> Range<Int> {
    let start = fence.contentLine - first
    return start..<min(count, start + fence.literal.count { $0 == 0x0A })
  }

  mutating func change(_ index: Int, _ change: ([UInt8]) -> [UInt8]) {
    guard let line = line(index).map({ Array($0) }) else { return }
    let changed = change(line)
    if changed != line { changes[index] = changed }
  }

  /// Takes a fence away, and the empty line behind it.
  mutating func remove(_ fence: Fence) {
    let content = content(of: fence)
    for index in (content.lowerBound - 1)..<content.upperBound { changes[index] = .some(nil) }
    // A fence that nothing closes ends with the text, or with the list or the quote that it stands in.
    var next = content.upperBound
    if next < count, Self.closes(line(next) ?? []) {
      changes[next] = .some(nil)
      next += 1
    }
    if next < count, line(next)?.allSatisfy(\.isBlankOrReturn) ?? false { changes[next] = .some(nil) }
  }

  private static func closes(_ line: ArraySlice<UInt8>) -> Bool {
    let mark = line.drop { $0.isBlankOrReturn || $0 == 0x3E }
    return mark.starts(with: "```".utf8) || mark.starts(with: "~~~".utf8)
  }

  /// Writes another destination for a link: where it is used, or, for a link by reference, in its definition.
  mutating func relink(_ link: Link, to target: String) {
    let index = link.line - first
    guard (0..<count).contains(index) else { return }
    let written = Array(link.destination.utf8)
    // The text of a link may go over several lines, and ends with its paragraph.
    for number in index..<count {
      guard let line = line(number), !line.allSatisfy(\.isBlankOrReturn) else { break }
      let start = number == index ? min(line.count, link.column - 1) : 0
      if let place = Self.find(written, behind: ["](", "](<"], in: line, from: start) {
        replace(place, of: number, by: target)
        return
      }
    }
    for number in 0..<count {
      guard let line = line(number), line.first(where: { $0 != 0x20 }) == 0x5B,
        let place = Self.find(written, behind: ["]: ", "]: <"], in: line, from: 0)
      else { continue }
      replace(place, of: number, by: target)
    }
  }

  private mutating func replace(_ place: Range<Int>, of number: Int, by target: String) {
    guard var line = line(number).map({ Array($0) }) else { return }
    line.replaceSubrange(place, with: target.utf8)
    changes[number] = line
  }

  /// Where `destination` stands whole behind one of `openings`, counted from the beginning of the line.
  private static func find(
    _ destination: [UInt8], behind openings: [String], in line: ArraySlice<UInt8>, from start: Int
  ) -> Range<Int>? {
    let offset = line.startIndex
    for index in line.indices.dropFirst(start) where line[index] == 0x5D {
      for opening in openings where line[index...].starts(with: opening.utf8) {
        let begin = index + opening.utf8.count
        let end = begin + destination.count
        guard line[begin...].starts(with: destination) else { continue }
        if end == line.endIndex || [0x29, 0x3E, 0x20, 0x09, 0x0D].contains(line[end]) {
          return begin - offset..<end - offset
        }
      }
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isBlankOrReturn: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
