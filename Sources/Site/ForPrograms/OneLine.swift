/// The lines of a text, such as a summary. Nearly all are one line; all ends of lines outside ASCII begin with one of two bytes.
func lines(of text: String) -> [Substring] {
  let mayEnd = text.utf8.contains { $0 >= 0x0A && $0 <= 0x0D || $0 == 0xC2 || $0 == 0xE2 }
  return mayEnd ? text.split(whereSeparator: \.isNewline) : text.isEmpty ? [] : [text[...]]
}

/// The text in one line.
func oneLine(_ text: String) -> String { lines(of: text).joined(separator: " ") }
