/// Cuts code into tokens by a grammar, from left to right, each byte looked at a bounded number of times.
struct Lexer {
  let code: [UInt8]
  let grammar: Grammar
  var index = 0
  private(set) var tokens: [Token] = []

  /// Whether nothing but blanks stands before on the line.
  var isLineStart = true
  /// Whether the next word is the program of a command.
  var isAtCommand = true
  /// Whether the word that is being read is an assignment, after which the program is still to come.
  var isInAssignment = false
  /// Whether the next word is the name that a definition gives.
  var expectsName = false
  /// Strings with code in them that is not closed yet, and how many parentheses or braces are open in that code.
  var interpolations: [(quote: Grammar.Quote, depth: Int)] = []
  /// Here-documents whose text begins with the next line.
  var documents: [HereDocument] = []
  /// Where the line begins, and how far its key is set in (YAML).
  var line = 0
  var keyColumn = 0

  init(_ code: [UInt8], _ grammar: Grammar) {
    self.code = code
    self.grammar = grammar
    tokens.reserveCapacity(code.count / 8)
  }

  mutating func run() -> [Token] {
    while index < code.count {
      let byte = code[index]
      switch grammar.classes[Int(byte)] {
      case .blank:
        index += 1
        isInAssignment = false
      case .newline: newline()
      case _ where isLineStart && lineStart(): break
      case .word, .digit: word()
      case .special: special(byte)
      case .other where grammar.form == .commands: argument()
      case .other:
        index += 1
        isLineStart = false
      }
    }
    return tokens
  }

  // MARK: - Bytes

  func byte(_ index: Int) -> UInt8? { index >= 0 && index < code.count ? code[index] : nil }

  func matches(_ text: [UInt8], at start: Int) -> Bool {
    guard start + text.count <= code.count, code[start] == text[0] else { return false }
    return !text.indices.contains { code[start + $0] != text[$0] }
  }

  func end(from start: Int, while condition: (UInt8) -> Bool) -> Int {
    var end = start
    while end < code.count, condition(code[end]) { end += 1 }
    return end
  }

  func endOfLine(from start: Int) -> Int { end(from: start) { $0 != 0x0A } }

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// Whether a word may begin at the index.
  var isBehindGap: Bool {
    guard let before = byte(index - 1) else { return true }
    return isBlank(before) || before == 0x0A || "()[]{},;|&=".utf8.contains(before)
  }

  mutating func emit(_ start: Int, _ kind: Token.Kind) {
    if index > start { tokens.append(Token(start..<index, kind)) }
    isLineStart = false
  }

  // MARK: - Words

  private mutating func word() {
    switch grammar.form {
    case .commands: argument()
    case .data: value()
    case .code, .difference: isDigit(code[index]) ? number() : name()
    }
  }

  private mutating func name() {
    let start = index
    index = end(from: index) { grammar.isInWord[Int($0)] }
    if grammar.keywords.contains(code, start..<index) {
      expectsName = grammar.definers.contains(code, start..<index)
      emit(start, .word)
    } else if expectsName {
      expectsName = false
      emit(start, .command)
    }
    isLineStart = false
  }

  private mutating func number() {
    let start = index
    while let byte = byte(index) {
      let isPoint = byte == 0x2E && self.byte(index + 1).map(isDigit) ?? false
      guard isPoint || grammar.isInWord[Int(byte)] else { break }
      index += 1
    }
    if isNumber(start..<index) { emit(start, .number) }
    isLineStart = false
  }

  /// Takes a plain value as a whole: what only begins like a number (`10.0.0.1`, `2026-11-23`) or like a word is neither.
  private mutating func value() {
    let start = index
    index = end(from: index + 1) { $0 > 0x20 && $0 != 0x3A && !",[](){}\"'$".utf8.contains($0) }
    while byte(index) == 0x3A, let next = byte(index + 1), next > 0x20, grammar.keys != .stringBeforeColon {
      index = end(from: index + 1) { $0 > 0x20 && $0 != 0x3A && !",[](){}\"'$".utf8.contains($0) }
    }
    if grammar.keywords.contains(code, start..<index) {
      emit(start, .word)
    } else if isNumber(start..<index) {
      emit(start, .number)
    }
    isLineStart = false
  }

  /// Digits with at most one point, perhaps with a sign or an exponent, or of another base.
  private func isNumber(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    if code[index] == 0x2D || code[index] == 0x2B { index += 1 }
    guard index < range.upperBound, isDigit(code[index]) else { return false }
    if code[index] == 0x30, index + 2 < range.upperBound, "xob".utf8.contains(code[index + 1] | 0x20) {
      return code[(index + 2)..<range.upperBound].allSatisfy {
        isDigit($0) || $0 == 0x5F || (0x61...0x66).contains($0 | 0x20)
      }
    }
    index = end(from: index) { isDigit($0) || $0 == 0x5F }
    if byte(index) == 0x2E { index = end(from: index + 1) { isDigit($0) || $0 == 0x5F } }
    if index < range.upperBound, code[index] | 0x20 == 0x65 {
      index += 1
      if byte(index) == 0x2D || byte(index) == 0x2B { index += 1 }
      index = end(from: index) { isDigit($0) }
    }
    return index >= range.upperBound
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  // MARK: - Signs

  private mutating func special(_ byte: UInt8) {
    if comment() || quote() || sigil(byte) || (grammar.hasVariables && byte == 0x24 && variable()) { return }
    if grammar.form == .commands { return commandSign(byte) }
    if grammar.hasHereDocuments, byte == 0x3C, hereDocument() { return }
    if grammar.keys == .colon, byte == 0x7C || byte == 0x3E, blockScalar() { return }
    if byte == 0x2D, grammar.form == .data { return value() }
    sign(byte)
  }

  /// Counts what is open in the code within a string, and goes on with the string where that ends.
  mutating func sign(_ byte: UInt8) {
    index += 1
    isLineStart = false
    guard let last = interpolations.last else { return }
    let opening = last.quote.interpolation.last
    if byte == opening {
      interpolations[interpolations.count - 1].depth += 1
    } else if byte == (opening == 0x28 ? 0x29 : 0x7D) {
      if last.depth > 0 { return interpolations[interpolations.count - 1].depth -= 1 }
      interpolations.removeLast()
      isAtCommand = false
      string(last.quote, from: index)
    }
  }

  private mutating func sigil(_ byte: UInt8) -> Bool {
    guard let sigil = grammar.sigils.first(where: { $0.sign == byte }), isBehindGap,
      let next = self.byte(index + 1), grammar.isInWord[Int(next)]
    else { return false }
    let start = index
    index = end(from: index + 1) { grammar.isInWord[Int($0)] || $0 == 0x2E }
    emit(start, sigil.kind)
    return true
  }

  private mutating func newline() {
    let isContinued = grammar.escape != nil && byte(index - 1) == grammar.escape
    index += 1
    line = index
    isLineStart = true
    isInAssignment = false
    expectsName = false
    if !isContinued { isAtCommand = true }
    if !documents.isEmpty { hereDocumentTexts() }
  }
}
