/// Classes of bytes that parsers and recognisers ask for.
extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLowercase: Bool { self >= 0x61 && self <= 0x7A }
  var isUppercase: Bool { self >= 0x41 && self <= 0x5A }
  var isLetter: Bool { isLowercase || isUppercase }
  var isAlphanumeric: Bool { isDigit || isLetter }
  var isHexDigit: Bool { isDigit || (self >= 0x61 && self <= 0x66) || (self >= 0x41 && self <= 0x46) }
  /// A blank is a space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// Part of a word: ASCII letters, digits, `_`, and everything outside ASCII.
  var isWord: Bool { isAlphanumeric || self == 0x5F || self >= 0x80 }
}

extension Collection<UInt8> {
  var text: String { String(decoding: self, as: UTF8.self) }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  func starts(with text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= startIndex, index + length <= endIndex else { return false }
    return text.withUTF8Buffer { wanted in
      for offset in 0..<length where self[index + offset] != wanted[offset] { return false }
      return true
    }
  }
}

extension BidirectionalCollection<UInt8> {
  /// The part without blanks at its end.
  var trimmingTrailingBlanks: SubSequence {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isBlank { end = index(before: end) }
    return self[startIndex..<end]
  }

  /// The part without blanks at either end.
  var trimmingBlanks: SubSequence {
    let tail = trimmingTrailingBlanks
    return self[(tail.firstIndex { !$0.isBlank } ?? tail.endIndex)..<tail.endIndex]
  }
}
