/// A recognised value inside a line: its kind and where it ends.
struct RecognizedValue {
  var kind: ValueKind
  var end: Int
}

/// Finds values of known kinds in lines of bytes. The same rules read the example and the output, so both are cut alike.
enum Recognizer {
  /// The value that begins exactly at `start`, if there is one; the most telling kind wins.
  static func value(in line: [UInt8], at start: Int) -> RecognizedValue? {
    let first = line[start]
    guard first.isAlphanumeric || first == 0x3A else { return nil }
    if start > 0, line[start - 1].isWord { return nil }
    if first.isUppercase, let found = timestamp(wordsIn: line, at: start) { return found }
    if first.isLowercase {
      if let found = arn(in: line, at: start) ?? awsID(in: line, at: start) { return found }
    }
    if first.isDigit {
      if let found = timestamp(digitsIn: line, at: start) ?? ipv4(in: line, at: start)
        ?? accountID(in: line, at: start)
      {
        return found
      }
    }
    if first.isHexDigit || first == 0x3A {
      if let found = uuid(in: line, at: start) ?? ipv6(in: line, at: start) ?? digest(in: line, at: start) {
        return found
      }
    }
    if first.isDigit, let found = duration(in: line, at: start) { return found }
    return token(in: line, at: start)
  }

  /// Every value of a line, left to right.
  static func values(in line: [UInt8]) -> [(start: Int, value: RecognizedValue)] {
    var found: [(Int, RecognizedValue)] = []
    var index = 0
    while index < line.count {
      if let value = value(in: line, at: index) {
        found.append((index, value))
        index = value.end
      } else {
        index += 1
      }
    }
    return found
  }
}

extension [UInt8] {
  /// The byte at `index`, or nil beyond either end.
  func byte(_ index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }

  /// Where the run of bytes that hold `condition` ends, beginning at `start`.
  func end(from start: Int, while condition: (UInt8) -> Bool) -> Int {
    var index = start
    while index < count, condition(self[index]) { index += 1 }
    return index
  }

  /// The number in the decimal digits at `start`, if exactly `digits` of them stand there.
  func number(at start: Int, digits: Int) -> Int? {
    guard start + digits <= count else { return nil }
    var value = 0
    for index in start..<start + digits {
      guard self[index].isDigit else { return nil }
      value = value * 10 + Int(self[index] - 0x30)
    }
    return value
  }
}
