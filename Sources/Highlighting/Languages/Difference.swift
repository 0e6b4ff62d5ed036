extension Grammar {
  /// Unified differences, as `diff -u` and Git write them.
  static let difference = Grammar(.difference) { _ in }
}

/// One token a line, by its first characters.
func differenceTokens(in code: [UInt8]) -> [Token] {
  var tokens: [Token] = []
  var start = 0
  while start < code.count {
    let end = code[start...].firstIndex(of: 0x0A) ?? code.count
    if let kind = kind(ofLine: code[start..<end], next: code[min(end + 1, code.count)...]) {
      tokens.append(Token(start..<end, kind))
    }
    start = end + 1
  }
  return tokens
}

private func kind(ofLine line: ArraySlice<UInt8>, next: ArraySlice<UInt8>) -> Token.Kind? {
  switch line.first {
  case 0x2B: line.starts(with: "+++ ".utf8) ? .heading : .inserted
  // Only the name of a file has the other's below it: a line that was deleted may begin with `-- ` too.
  case 0x2D: line.starts(with: "--- ".utf8) && next.starts(with: "+++ ".utf8) ? .heading : .deleted
  case 0x40 where line.starts(with: "@@".utf8): .heading
  case 0x64 where line.starts(with: "diff ".utf8), 0x69 where line.starts(with: "index ".utf8): .comment
  default: nil
  }
}
