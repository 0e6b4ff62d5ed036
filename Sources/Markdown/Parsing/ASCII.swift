/// ASCII as CommonMark sees it. Bytes from 0x80 on belong to none of these.
extension UInt8 {
  var asciiLowercased: UInt8 {
    isBetween("A", "Z") ? self | 0x20 : self
  }

  var isASCIILetter: Bool {
    (self | 0x20).isBetween("a", "z")
  }

  var isASCIIDigit: Bool {
    isBetween("0", "9")
  }

  /// What a backslash may escape (CommonMark 0.30, 2.4).
  var isASCIIPunctuation: Bool {
    isBetween("!", "/") || isBetween(":", "@") || isBetween("[", "`") || isBetween("{", "~")
  }

  /// A space or a tab.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t")
  }

  /// A line feed or a carriage return.
  var isLineEnd: Bool {
    self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
  }

  /// A blank, a line end, a vertical tab or a form feed.
  var isSpace: Bool {
    isBlank || (0x0A...0x0D).contains(self)
  }

  private func isBetween(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> Bool {
    self >= UInt8(ascii: first) && self <= UInt8(ascii: last)
  }
}
