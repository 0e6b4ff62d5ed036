/// A text with names filled in, and where they were.
public struct FilledText: Sendable {
  public struct Fill: Sendable {
    public let name: String
    /// Where the value stands in the filled text.
    public let range: Range<Int>
  }

  public private(set) var bytes: [UInt8] = []
  public private(set) var fills: [Fill] = []
  /// Where placeholders stood in the text as written, and their values in it, left to right.
  private var edits: [(source: Range<Int>, range: Range<Int>)] = []
  /// Backslashes that were taken out after that.
  private var escapes: [Int] = []

  /// Fills in what `substituting(_:in:)` does; with `takesBackEscapes`, what `withoutEscapes(_:)` makes of that. With `isStrict`,
  /// blanks between braces and name make another text.
  public init(
    _ text: [UInt8], _ values: [String: String], takesBackEscapes: Bool = false, isStrict: Bool = false
  ) {
    guard Placeholder.mayStand(in: text), !values.isEmpty || takesBackEscapes else {
      bytes = text
      return
    }
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == 0x7B, let found = Placeholder.inside(text, at: index),
        !isStrict || found.inside.startIndex == index + 2 && found.inside.endIndex + 2 == found.end
      {
        append(text[index..<found.end], found.inside.text, values)
        index = found.end
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    if takesBackEscapes { takeBackEscapes() }
  }

  private mutating func append(_ source: ArraySlice<UInt8>, _ name: String, _ values: [String: String]) {
    guard let value = values[name] else { return bytes += source }
    let start = bytes.count
    bytes += value.utf8
    fills.append(Fill(name: name, range: start..<bytes.count))
    edits.append((source.indices, start..<bytes.count))
  }

  private mutating func takeBackEscapes() {
    escapes = bytes.indices.filter { bytes[$0] == 0x5C && bytes.starts(with: "{{", at: $0 + 1) }
    guard !escapes.isEmpty else { return }
    bytes = withoutEscapes(bytes)
    fills = fills.map {
      Fill(name: $0.name, range: placeWithoutEscapes($0.range.lowerBound)..<placeWithoutEscapes($0.range.upperBound))
    }
  }

  /// Where a place of the text as written is now; within a placeholder, where its value begins.
  public func place(of source: Int) -> Int {
    let count = edits.partitioningIndex { $0.source.lowerBound > source }
    guard count > 0 else { return placeWithoutEscapes(source) }
    let last = edits[count - 1]
    let isInside = source < last.source.upperBound
    return placeWithoutEscapes(
      isInside ? last.range.lowerBound : last.range.upperBound + source - last.source.upperBound)
  }

  private func placeWithoutEscapes(_ place: Int) -> Int { place - escapes.partitioningIndex { $0 >= place } }
}

extension Array {
  /// The first index from which on the condition holds, by halves; it holds for none before.
  fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
