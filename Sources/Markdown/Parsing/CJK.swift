/// Han, kana, Bopomofo, their punctuation, and the full-width and half-width forms. Hangul is not among them:
/// Korean puts spaces between words.
func isCJK(_ scalar: Unicode.Scalar?) -> Bool {
  switch scalar?.value ?? 0 {
  case 0x2E80...0x2FDF, 0x3000...0x312F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xF900...0xFAFF, 0xFF01...0xFF9F, 0xFFE0...0xFFE6, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
    true
  default: false
  }
}

/// Hangul: letters that, like kana, follow emphasis without a space.
func isHangul(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: true
  default: false
  }
}
