extension SearchedText {
  /// The narrowest text that a line end is put into for want of room.
  private static let narrowest = 30

  /// The text as it was before a terminal cut its lines at the last column, and as it was before an editor broke them between words;
  /// empty where no line is as long as that.
  public var unwrapped: [SearchedText] {
    let width = lines.map(\.count).max() ?? 0
    guard lines.count > 1, width >= Self.narrowest else { return [] }
    let cut = joined { line, _ in line.count == width ? [] : line.count == width - 1 ? [0x20] : nil }
    let broken = joined { line, next in
      line.count + 1 + bytes[next].prefix { !$0.isBlank }.count > width ? [0x20] : nil
    }
    return [cut, broken]
  }

  /// Joins a line with the next one, where `separator` says by what.
  private func joined(by separator: (_ line: Range<Int>, _ next: Range<Int>) -> [UInt8]?) -> SearchedText {
    var text: [UInt8] = []
    var origins = [0]
    for (index, line) in lines.enumerated() {
      text += bytes[line]
      guard index + 1 < lines.count else { break }
      if !line.isEmpty, !lines[index + 1].isEmpty, let words = separator(line, lines[index + 1]) {
        text += words
      } else {
        text.append(0x0A)
        origins.append(index + 1)
      }
    }
    return SearchedText(text, origins: origins)
  }
}
