/// A here-document that was announced: its text ends with a line that is the delimiter alone.
struct HereDocument {
  let delimiter: [UInt8]
  /// Whether blanks before the delimiter don't count.
  let isIndented: Bool
}

extension Lexer {
  /// Takes a word of a command, as far as no quote or variable stands in it.
  mutating func argument() {
    let start = index
    let isWordStart = isBehindGap || byte(index - 1) == 0x60
    while index < code.count, endsNoArgument(code[index]) {
      index += code[index] == grammar.escape && byte(index + 1) != 0x0A ? 2 : 1
    }
    index = min(index, code.count)
    isLineStart = false
    guard isWordStart, !isInAssignment else { return }
    if isAtCommand { return program(start) }
    guard code[start] == 0x2D, index > start + 1 else { return }
    let whole = index
    index = code[start..<whole].firstIndex { $0 == 0x3D || $0 == 0x3A } ?? whole
    emit(start, .option)
    index = whole
  }

  private func endsNoArgument(_ byte: UInt8) -> Bool {
    switch grammar.classes[Int(byte)] {
    case .blank, .newline: false
    // Braces and hashes within a word are characters like others, but for PowerShell's.
    case .special:
      byte == grammar.escape || !grammar.separators.contains(byte) && (byte == 0x23 || byte == 0x7B || byte == 0x7D)
    default: true
    }
  }

  /// The word in the place of a program: a reserved word, an assignment, or the program.
  private mutating func program(_ start: Int) {
    if grammar.keywords.contains(code, start..<index) {
      isAtCommand = grammar.leaders.contains(code, start..<index)
      return emit(start, .word)
    }
    let name = end(from: start) { isLetterOrDigit($0) || $0 == 0x5F }
    if name > start, name < index, code[name] == 0x3D, grammar.hasHereDocuments {
      let whole = index
      index = name
      emit(start, .variable)
      index = whole
      isInAssignment = true
      return
    }
    isAtCommand = false
    emit(start, .command)
  }

  /// Takes a sign that separates or redirects.
  mutating func commandSign(_ byte: UInt8) {
    if byte == grammar.escape { return escaped() }
    if byte == 0x3C, grammar.hasHereDocuments, hereDocument() { return }
    if byte == 0x3C || byte == 0x3E || byte == 0x26 && self.byte(index + 1) == 0x3E {
      index = end(from: index + 1) { $0 == 0x3C || $0 == 0x3E || $0 == 0x26 || $0 == 0x7C }
      isLineStart = false
      return
    }
    if byte == 0x7B || byte == 0x7D || byte == 0x23 || byte == 0x2D, !grammar.separators.contains(byte) {
      // Code within a string may be closed by a brace; else it is part of a word, or one.
      if interpolations.last?.quote.interpolation.last == 0x7B { return sign(byte) }
      return argument()
    }
    sign(byte)
    if byte == 0x29 || byte == 0x24 { return }
    if grammar.separators.contains(byte) || byte == 0x28 { (isAtCommand, isInAssignment) = (true, false) }
  }

  private mutating func escaped() {
    if byte(index + 1) == 0x0A { return index += 1 }
    argument()
  }

  // MARK: - Here-documents

  /// Takes `<<WORD`, `<<-WORD` or `<<~WORD`, if one begins at the index.
  mutating func hereDocument() -> Bool {
    guard byte(index + 1) == 0x3C, byte(index + 2) != 0x3C, byte(index - 1) != 0x3C else { return false }
    var start = index + 2
    let isIndented = byte(start) == 0x2D || byte(start) == 0x7E
    if isIndented { start += 1 }
    start = end(from: start, while: isBlank)
    let stop = end(from: start) { isLetterOrDigit($0) || $0 == 0x5F || $0 == 0x22 || $0 == 0x27 || $0 == 0x5C }
    let delimiter = code[start..<stop].filter { $0 != 0x22 && $0 != 0x27 && $0 != 0x5C }
    index = stop
    isLineStart = false
    if !delimiter.isEmpty { documents.append(HereDocument(delimiter: delimiter, isIndented: isIndented)) }
    return true
  }

  /// Takes the texts of the here-documents that the line before has announced.
  mutating func hereDocumentTexts() {
    for document in documents {
      let start = index
      while index < code.count {
        let end = endOfLine(from: index)
        let text = document.isIndented ? self.end(from: index) { $0 == 0x20 || $0 == 0x09 } : index
        let isLast = end - text == document.delimiter.count && matches(document.delimiter, at: text)
        index = min(end + 1, code.count)
        if isLast { break }
      }
      emit(start, .string)
    }
    documents = []
    isLineStart = true
  }
}
