/// Finds the records of an example. Lines are numbered by their shape and by their text, and for every distance it is noted
/// how far lines go on being like those that far below: a record is then told at each line by looking up numbers.
struct RecordFinder {
  private let patterns: [LinePattern]
  private let distances: [Distance]
  /// The first line at or after each that no record may hold: an empty one, or an ellipsis.
  private let nextBreak: [Int]
  /// The first line at or after each that has a value.
  private let nextValue: [Int]

  /// A run of more lines than this is no record that anybody reads as one.
  private static let maximumLength = 40

  /// How lines compare with those `distance` below.
  private struct Distance {
    /// For how many lines from each on the shape is the same.
    var run: [Int]
    /// The first line at or after each whose text differs.
    var nextChange: [Int]

    init(_ distance: Int, shapes: [Int], texts: [Int]) {
      run = [Int](repeating: 0, count: shapes.count + 1)
      nextChange = [Int](repeating: shapes.count, count: shapes.count + 1)
      for index in shapes.indices.reversed() where index + distance < shapes.count {
        let isAlike = shapes[index] == shapes[index + distance]
        run[index] = isAlike ? run[index + 1] + 1 : 0
        nextChange[index] = texts[index] != texts[index + distance] ? index : nextChange[index + 1]
      }
    }
  }

  init(_ patterns: [LinePattern]) {
    self.patterns = patterns
    let shapes = Self.numbers(patterns.map(\.shape))
    let texts = Self.numbers(patterns.map(\.text))
    let longest = min(Self.maximumLength + 1, patterns.count)
    distances = (0..<max(1, longest + 1)).map { Distance($0, shapes: shapes, texts: texts) }
    nextBreak = Self.next(patterns) { $0.text.isEmpty || $0.isEllipsis }
    nextValue = Self.next(patterns) { $0.hasValues }
  }

  /// The same number for equal keys.
  private static func numbers<Key: Hashable>(_ keys: [Key]) -> [Int] {
    var numbers: [Key: Int] = [:]
    return keys.map { key in
      if let number = numbers[key] { return number }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
  }

  private static func next(_ patterns: [LinePattern], where condition: (LinePattern) -> Bool) -> [Int] {
    var next = [Int](repeating: patterns.count, count: patterns.count + 1)
    for index in patterns.indices.reversed() { next[index] = condition(patterns[index]) ? index : next[index + 1] }
    return next
  }

  /// The group that begins at `start` among the lines of an example, if one does.
  func group(at start: Int) -> RecordGroup? { repeated(at: start) ?? lookupPair(at: start) }

  private func repeated(at start: Int) -> RecordGroup? {
    let longest = min((patterns.count - start) / 2, Self.maximumLength)
    guard longest >= 1 else { return nil }
    for length in 1...longest {
      for isSeparated in [false, true] {
        let stride = isSeparated ? length + 1 : length
        guard let count = count(of: length, stride: stride, at: start) else { continue }
        let records = (0..<count).map { Array(patterns[(start + $0 * stride)..<(start + $0 * stride + length)]) }
        return RecordGroup(
          alternatives: distinct(records), isSeparated: isSeparated,
          source: start..<start + stride * (count - 1) + length)
      }
    }
    return nil
  }

  /// How many records of `length` lines begin at `start`; nil unless there are two or more, with a value in them that changes.
  private func count(of length: Int, stride: Int, at start: Int) -> Int? {
    guard stride < distances.count, nextBreak[start] >= start + length, nextValue[start] < start + length else {
      return nil
    }
    if stride > length {
      guard start + length < patterns.count, patterns[start + length].text.isEmpty else { return nil }
    }
    // The last record has no empty line after it, or one that another text follows.
    let repeats = (distances[stride].run[start] + stride - length) / stride
    guard repeats > 0, distances[stride].nextChange[start] < start + repeats * stride else { return nil }
    return repeats + 1
  }

  /// nslookup's `Name:` and `Address:` are a record even where they are shown once.
  private func lookupPair(at start: Int) -> RecordGroup? {
    guard start + 1 < patterns.count, patterns[start].text.starts(with: "Name:", at: 0),
      patterns[start + 1].text.starts(with: "Address", at: 0), patterns[start + 1].hasValues
    else { return nil }
    return RecordGroup(
      alternatives: [[patterns[start], patterns[start + 1]]], isSeparated: false, source: start..<start + 2)
  }

  private func distinct(_ records: [[LinePattern]]) -> [[LinePattern]] {
    var seen: Set<[[ValueKind]]> = []
    return records.filter { seen.insert($0.map(\.kinds)).inserted }
  }
}
