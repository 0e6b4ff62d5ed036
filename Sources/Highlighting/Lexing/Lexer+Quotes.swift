extension Lexer {
  /// Takes a comment, if one begins at the index.
  mutating func comment() -> Bool {
    guard let comment = grammar.comments.first(where: { matches($0.opening, at: index) && isPlace($0.place) }) else {
      return false
    }
    let start = index
    if let closing = comment.closing {
      index = endOfComment(comment, closing)
    } else {
      index = endOfLine(from: index)
    }
    let wasLineStart = isLineStart
    emit(start, .comment)
    isLineStart = wasLineStart
    return true
  }

  private func isPlace(_ place: Grammar.Comment.Place) -> Bool {
    switch place {
    case .anywhere: true
    case .behindGap: isBehindGap
    case .lineStart: isLineStart
    }
  }

  private func endOfComment(_ comment: Grammar.Comment, _ closing: [UInt8]) -> Int {
    var place = index + comment.opening.count
    var depth = 1
    while place < code.count {
      if matches(closing, at: place) {
        place += closing.count
        depth -= 1
        if depth == 0 { return place }
      } else if comment.nests, matches(comment.opening, at: place) {
        place += comment.opening.count
        depth += 1
      } else {
        place += 1
      }
    }
    return code.count
  }

  /// Takes a string, if one begins at the index.
  mutating func quote() -> Bool {
    guard let quote = grammar.quotes.first(where: { matches($0.opening, at: index) }) else { return false }
    let start = index
    // In plain values a quote within a word is a character like others: `it's`.
    if grammar.keys == .colon || grammar.keys == .equals, let before = byte(index - 1), grammar.isInWord[Int(before)] {
      return false
    }
    index += quote.opening.count
    if !isInAssignment { isAtCommand = false }
    isLineStart = false
    string(quote, from: start)
    return true
  }

  /// Takes the rest of a string, whose token begins at `start`.
  mutating func string(_ quote: Grammar.Quote, from start: Int) {
    var start = start
    while index < code.count {
      let byte = code[index]
      if byte == quote.escape, quote.interpolation.first != byte || !matches(quote.interpolation, at: index) {
        index = min(index + 2, code.count)
      } else if byte == quote.closing[0], matches(quote.closing, at: index) {
        index += quote.closing.count
        return emit(start, isKey ? .key : .string)
      } else if byte == 0x0A, !quote.spansLines {
        break
      } else if byte == quote.interpolation.first, matches(quote.interpolation, at: index) {
        index += quote.interpolation.count
        emit(start, .string)
        interpolations.append((quote, 0))
        (isAtCommand, isInAssignment) = (true, false)
        return
      } else if byte == 0x24, quote.hasVariables, isVariable {
        emit(start, .string)
        _ = variable()
        start = index
      } else {
        index += 1
      }
    }
    emit(start, .string)
  }

  /// Whether the string that ended at the index names a member.
  private var isKey: Bool {
    grammar.keys == .stringBeforeColon && byte(end(from: index, while: isBlank)) == 0x3A
  }

  private var isVariable: Bool {
    guard let next = byte(index + 1) else { return false }
    return next == 0x7B || next == 0x5F || isLetterOrDigit(next) || "@*#?$!-".utf8.contains(next)
  }

  func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Takes `$name` or `${name…}`, if a variable begins at the index.
  mutating func variable() -> Bool {
    guard isVariable else { return false }
    let start = index
    let next = code[index + 1]
    if next == 0x7B {
      // Whatever the braces hold up to a byte that begins something else: looked at once, closed or not.
      index = end(from: index + 2) { $0 > 0x20 && !"{}$\"'`".utf8.contains($0) }
      if byte(index) == 0x7D { index += 1 }
    } else if isLetterOrDigit(next) || next == 0x5F {
      index = end(from: index + 1) { isLetterOrDigit($0) || $0 == 0x5F }
      // `$env:Path` in PowerShell.
      if grammar.separators.contains(0x3D), byte(index) == 0x3A, let more = byte(index + 1), isLetterOrDigit(more) {
        index = end(from: index + 1) { isLetterOrDigit($0) || $0 == 0x5F }
      }
    } else {
      index += 2
    }
    if !isInAssignment { isAtCommand = false }
    emit(start, .variable)
    return true
  }
}
