public import Diagnostics
public import Transcripts

/// The two columns of a mismatch for a terminal: what the article shows, what came.
public struct DiffTable {
  let mismatch: Mismatch
  let width: Int

  /// `width` is that of the terminal, in columns.
  public init(_ mismatch: Mismatch, width: Int) {
    self.mismatch = mismatch
    self.width = width
  }

  public func lines(_ style: Style) -> [String] {
    let column = max(20, (width - 8) / 2)
    let head = "  " + fitted("expected", column) + " │ got"
    let shown = window
    var lines = [style.paint(head, .gray)]
    if shown.lowerBound > 0 { lines.append(style.paint("  (\(shown.lowerBound) lines before)", .gray)) }
    lines += mismatch.rows[shown].flatMap { self.lines($0, column, style) }
    let rest = mismatch.rows.count - shown.upperBound
    if rest > 0 { lines.append(style.paint("  (\(rest) lines after)", .gray)) }
    return lines
  }

  /// What is shown of many rows: some before the first that differs, more after.
  private var window: Range<Int> {
    let limit = 60
    guard mismatch.rows.count > limit else { return mismatch.rows.indices }
    let first = mismatch.rows.firstIndex { [.differs, .missing, .extra].contains($0.rule) } ?? 0
    let start = min(max(0, first - 5), mismatch.rows.count - limit)
    return start..<start + limit
  }

  private func lines(_ row: Mismatch.Row, _ column: Int, _ style: Style) -> [String] {
    let expected = wrapped(row.expected ?? "", column)
    let seen = wrapped(row.seen ?? "", column)
    let differs = [.differs, .missing, .extra].contains(row.rule)
    let note = row.rule == .kinds ? row.note.map { style.paint("  (\($0))", .gray) } ?? "" : ""
    return (0..<max(expected.count, seen.count, 1)).map { index in
      let left = fitted(index < expected.count ? expected[index] : "", column)
      let right = index < seen.count ? seen[index] : ""
      let mark = differs ? style.paint(index == 0 ? "! " : "  ", .red, bold: true) : "  "
      return mark + (differs ? style.paint(left, .red) : left) + " │ " + (differs ? style.paint(right, .red) : right)
        + (index == 0 ? note : "")
    }
  }

  /// The text with blanks up to `columns`.
  private func fitted(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - displayWidth(text)))
  }

  /// In pieces; of a longer one the beginning is shown.
  private static let longestCell = 20

  /// The text in pieces of at most `columns`; tabs as blanks, so that columns stand.
  private func wrapped(_ text: String, _ columns: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in printable(text.replacing("\t", with: "    ")) {
      let width = displayWidth(String(character))
      if used + width > columns {
        pieces.append(piece)
        (piece, used) = ("", 0)
      }
      piece.append(character)
      used += width
    }
    pieces += piece.isEmpty ? [] : [piece]
    guard pieces.count > Self.longestCell else { return pieces }
    return pieces.prefix(Self.longestCell) + ["(\(pieces.count - Self.longestCell) more lines of it)"]
  }
}

/// How many columns a terminal gives to a text: two for wide characters (Unicode Standard Annex 11), none for marks.
func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { width, scalar in
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: width
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      width + 2
    default: width + 1
    }
  }
}

/// The text without what a terminal would act upon: control characters as their pictures (Unicode block 2400), C1 as U+FFFD.
public func printable(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A: result.unicodeScalars.append(scalar)
    case 0..<0x20: result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F: result += "\u{2421}"
    case 0x80..<0xA0: result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
