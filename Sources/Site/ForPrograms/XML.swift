/// Text made safe for XML 1.0, in content and in attributes; characters that XML cannot hold (section 2.2) become U+FFFD.
func xmlEscaped(_ text: String) -> String {
  guard mayHoldWhatXMLCannot(text) else { return escaped(text) }
  var held = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\t", "\n", "\r", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": held.append(scalar)
    default: held.append("\u{FFFD}")
    }
  }
  return escaped(String(held))
}

/// Control characters, and U+FFFE and U+FFFF, whose UTF-8 begins with this byte.
private func mayHoldWhatXMLCannot(_ text: String) -> Bool {
  text.utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0xEF }
}
