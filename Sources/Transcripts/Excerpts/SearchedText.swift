/// A text of any size that excerpts are looked for in, prepared once for all of them: escape sequences taken out, line by line.
public struct SearchedText: Sendable {
  /// The text as a reader sees it, and the same with ASCII letters in lower case: both have the same length.
  let bytes: [UInt8]
  let lowered: [UInt8]
  /// Where each line stands, without its end and the blanks before that.
  let lines: [Range<Int>]
  /// The line of the text as it was given that each line begins at.
  public let origins: [Int]

  public init(_ text: [UInt8]) { self.init(text, origins: nil) }

  init(_ text: [UInt8], origins: [Int]?) {
    bytes = cleaned(text)
    lowered = bytes.map(\.lowercased)
    var lines: [Range<Int>] = []
    var start = 0
    bytes.withUnsafeBufferPointer { bytes in
      while start <= bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        var last = end
        while last > start, bytes[last - 1].isBlank || bytes[last - 1] == 0x0D { last -= 1 }
        lines.append(start..<last)
        start = end + 1
      }
    }
    self.lines = lines
    self.origins = origins ?? Array(lines.indices)
  }

  /// Whether there is nothing but blanks.
  public var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }

  /// A line, counted from 0; of one that is longer than `limit` bytes the part where words of `excerpt` are.
  public func passage(of excerpt: Excerpt, inLine index: Int, limit: Int) -> String {
    let line = lines[index]
    guard line.count > limit else { return bytes[line].text }
    let literals = excerpt.lines.flatMap(\.literals).sorted { $0.count > $1.count }
    let place = literals.lazy.compactMap { lowered.offset(of: $0, in: line) }.first ?? line.lowerBound
    var start = max(line.lowerBound, min(place - limit / 4, line.upperBound - limit))
    var end = start + limit
    while start > line.lowerBound, bytes[start].isContinuation { start -= 1 }
    while end < line.upperBound, bytes[end].isContinuation { end += 1 }
    return (start > line.lowerBound ? "…" : "") + bytes[start..<end].text + (end < line.upperBound ? "…" : "")
  }

  /// The line that the byte at `offset` belongs to.
  private func line(at offset: Int) -> Int {
    var (low, high) = (0, lines.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The lines that hold `literal`, which is in lower case and not empty.
  func lines(holding literal: [UInt8]) -> [Int] {
    var found: [Int] = []
    var start = 0
    while let offset = lowered.offset(of: literal, in: start..<lowered.count) {
      let index = line(at: offset)
      if offset + literal.count <= lines[index].upperBound { found.append(index) }
      start = index + 1 < lines.count ? lines[index + 1].lowerBound : lowered.count
    }
    return found
  }
}

extension UInt8 {
  /// Not the first byte of a character in UTF-8 (RFC 3629).
  fileprivate var isContinuation: Bool { self & 0xC0 == 0x80 }

  /// An ASCII letter in lower case; any other byte as it is.
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}
