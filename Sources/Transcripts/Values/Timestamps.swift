extension Recognizer {
  /// ISO 8601: `2019-03-03`, `2019-03-03T12:00:00Z`, `2019-03-03 12:00:00.123+09:00`.
  static func timestamp(digitsIn line: [UInt8], at start: Int) -> RecognizedValue? {
    if let before = line.byte(start - 1), before == 0x2D || before == 0x2E { return nil }
    guard line.number(at: start, digits: 4) != nil, line.byte(start + 4) == 0x2D,
      let month = line.number(at: start + 5, digits: 2), (1...12).contains(month), line.byte(start + 7) == 0x2D,
      let day = line.number(at: start + 8, digits: 2), (1...31).contains(day)
    else { return nil }
    let dateEnd = start + 10
    if let separator = line.byte(dateEnd), separator == 0x54 || separator == 0x20,
      let timeEnd = timeOfDay(line, at: dateEnd + 1)
    {
      let end = zone(line, at: fraction(line, at: timeEnd))
      guard !(line.byte(end)?.isWord ?? false) else { return nil }
      return RecognizedValue(kind: .timestamp(separator == 0x54 ? .dateTime : .spacedDateTime), end: end)
    }
    if let next = line.byte(dateEnd), next.isWord || next == 0x2D { return nil }
    if line.byte(dateEnd) == 0x2E, line.byte(dateEnd + 1)?.isWord ?? false { return nil }
    return RecognizedValue(kind: .timestamp(.date), end: dateEnd)
  }

  /// `Tue, 15 Nov 1994 08:12:31 GMT` (RFC 1123, section 5.2.14) and what `date` prints: `Mon Nov 23 14:00:10 UTC 2026`.
  static func timestamp(wordsIn line: [UInt8], at start: Int) -> RecognizedValue? {
    guard weekdays.contains(line.word3(at: start)) else { return nil }
    return line.byte(start + 3) == 0x2C ? rfc1123(line, at: start + 4) : unixDate(line, at: start + 3)
  }

  private static func rfc1123(_ line: [UInt8], at start: Int) -> RecognizedValue? {
    guard line.byte(start) == 0x20, line.number(at: start + 1, digits: 2) != nil, line.byte(start + 3) == 0x20,
      months.contains(line.word3(at: start + 4)), line.byte(start + 7) == 0x20,
      line.number(at: start + 8, digits: 4) != nil, line.byte(start + 12) == 0x20,
      let timeEnd = timeOfDay(line, at: start + 13), line.byte(timeEnd) == 0x20
    else { return nil }
    let end = line.end(from: timeEnd + 1) { $0.isUppercase || $0.isDigit || $0 == 0x2B || $0 == 0x2D }
    return end > timeEnd + 1 ? RecognizedValue(kind: .timestamp(.rfc1123), end: end) : nil
  }

  private static func unixDate(_ line: [UInt8], at start: Int) -> RecognizedValue? {
    guard line.byte(start) == 0x20, months.contains(line.word3(at: start + 1)), line.byte(start + 4) == 0x20
    else { return nil }
    let dayStart = line.end(from: start + 4) { $0 == 0x20 }
    let dayEnd = line.end(from: dayStart) { $0.isDigit }
    guard (1...2).contains(dayEnd - dayStart), line.byte(dayEnd) == 0x20,
      let timeEnd = timeOfDay(line, at: dayEnd + 1), line.byte(timeEnd) == 0x20
    else { return nil }
    let zoneEnd = line.end(from: timeEnd + 1) { $0.isUppercase || $0.isDigit || $0 == 0x2B || $0 == 0x2D }
    if line.byte(zoneEnd) == 0x20, line.number(at: zoneEnd + 1, digits: 4) != nil {
      return RecognizedValue(kind: .timestamp(.unixDate), end: zoneEnd + 5)
    }
    guard line.number(at: timeEnd + 1, digits: 4) != nil, zoneEnd == timeEnd + 5 else { return nil }
    return RecognizedValue(kind: .timestamp(.unixDate), end: zoneEnd)
  }

  /// Where `hh:mm:ss` ends, if it stands at `start`.
  private static func timeOfDay(_ line: [UInt8], at start: Int) -> Int? {
    guard let hour = line.number(at: start, digits: 2), hour <= 24, line.byte(start + 2) == 0x3A,
      let minute = line.number(at: start + 3, digits: 2), minute < 60, line.byte(start + 5) == 0x3A,
      let second = line.number(at: start + 6, digits: 2), second <= 60
    else { return nil }
    return start + 8
  }

  private static func fraction(_ line: [UInt8], at index: Int) -> Int {
    guard let mark = line.byte(index), mark == 0x2E || mark == 0x2C, line.byte(index + 1)?.isDigit ?? false
    else { return index }
    return line.end(from: index + 1) { $0.isDigit }
  }

  private static func zone(_ line: [UInt8], at index: Int) -> Int {
    guard let mark = line.byte(index) else { return index }
    if mark == 0x5A { return index + 1 }
    guard mark == 0x2B || mark == 0x2D, line.number(at: index + 1, digits: 2) != nil else { return index }
    let minutes = line.byte(index + 3) == 0x3A ? index + 4 : index + 3
    return line.number(at: minutes, digits: 2) == nil ? index + 3 : minutes + 2
  }

  private static let weekdays: Set<String> = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months: Set<String> = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension [UInt8] {
  fileprivate func word3(at start: Int) -> String {
    start >= 0 && start + 3 <= count ? self[start..<start + 3].text : ""
  }
}
