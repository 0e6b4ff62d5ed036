/// The text as one word of a POSIX shell.
func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

/// The words of a list as one word of a shell, blanks between them.
func quoted(_ words: some Sequence<String>) -> String { quoted(words.joined(separator: " ")) }

/// Hundredths of a second, at least one.
func hundredths(_ duration: Duration) -> Int {
  let (seconds, attoseconds) = duration.components
  return max(1, Int(seconds) * 100 + Int(attoseconds / 10_000_000_000_000_000))
}

/// A text as a here-document whose lines stand as written.
func hereDocument(_ text: [UInt8]) -> (opening: String, body: [UInt8]) {
  var delimiter = "----"
  let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
  while lines.contains(where: { $0.elementsEqual(delimiter.utf8) }) { delimiter += "-" }
  return ("<<'\(delimiter)'", text + [0x0A] + Array("\(delimiter)\n".utf8))
}

/// The text in one line, for a comment.
func oneLine(_ text: String) -> String {
  String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
}
