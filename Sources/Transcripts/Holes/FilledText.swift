/// A text with names filled in, and where they were.
public struct FilledText: Sendable {
  public struct Fill: Sendable {
    public let name: String
    /// Where the value stands in the filled text.
    public let range: Range<Int>
  }

  /// What is not as it was written: where it stood, and where it stands.
  private struct Change {
    let source: Range<Int>
    let range: Range<Int>
  }

  public private(set) var bytes: [UInt8] = []
  public private(set) var fills: [Fill] = []
  private var changes: [Change] = []

  /// Fills in what `substituting(_:in:)` does. `\{{` becomes `{{` where `takesBackEscapes` says so.
  /// With `isStrict`, blanks between braces and name make another text.
  public init(
    _ text: [UInt8], _ values: [String: String], takesBackEscapes: Bool = false, isStrict: Bool = false
  ) {
    guard text.contains(0x7B), !values.isEmpty || takesBackEscapes else {
      bytes = text
      return
    }
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if takesBackEscapes, text[index] == 0x5C, text.starts(with: "{{", at: index + 1) {
        let start = bytes.count
        bytes += [0x7B, 0x7B]
        changes.append(Change(source: index..<index + 3, range: start..<bytes.count))
        index += 3
      } else if text[index] == 0x7B, let found = Placeholder.inside(text, at: index),
        !isStrict || found.inside.startIndex == index + 2 && found.inside.endIndex + 2 == found.end
      {
        append(text[index..<found.end], found.inside.text, values)
        index = found.end
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
  }

  private mutating func append(_ source: ArraySlice<UInt8>, _ name: String, _ values: [String: String]) {
    guard let value = values[name] else { return bytes += source }
    let start = bytes.count
    bytes += value.utf8
    fills.append(Fill(name: name, range: start..<bytes.count))
    changes.append(Change(source: source.indices, range: start..<bytes.count))
  }

  /// Where a place of the text as written is now; within a placeholder, where its value begins.
  public func place(of source: Int) -> Int {
    guard let last = changes.last(where: { $0.source.lowerBound <= source }) else { return source }
    return source < last.source.upperBound
      ? last.range.lowerBound : last.range.upperBound + source - last.source.upperBound
  }
}
