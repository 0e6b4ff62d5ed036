extension Lexer {
  /// Takes what stands at the start of a line and says of what the rest is: a key, a section. Answers whether it took anything.
  mutating func lineStart() -> Bool {
    guard grammar.keys != .none || grammar.hasSections else { return false }
    let start = index
    if grammar.hasSections, index == line, code[index] == 0x5B {
      index = endOfLine(from: index)
      if let close = code[start..<index].lastIndex(of: 0x5D) { index = close + 1 }
      emit(start, .heading)
      return true
    }
    switch grammar.keys {
    case .colon: return yamlStart()
    case .equals: return keyStart()
    case .blocks: return blockStart()
    case .none, .stringBeforeColon: return false
    }
  }

  /// `name = value`, the name being anything.
  private mutating func keyStart() -> Bool {
    guard !grammar.comments.contains(where: { matches($0.opening, at: index) }) else { return false }
    let start = index
    let stop = end(from: start) { $0 != 0x0A && $0 != 0x3D }
    guard byte(stop) == 0x3D else {
      isLineStart = false
      return false
    }
    index = stop
    while index > start, isBlank(code[index - 1]) { index -= 1 }
    guard index > start else { return false }
    emit(start, .key)
    return true
  }

  /// `name = value` or `name "label" {`.
  private mutating func blockStart() -> Bool {
    guard grammar.classes[Int(code[index])] == .word else { return false }
    let start = index
    index = end(from: index) { grammar.isInWord[Int($0)] }
    let sign = byte(end(from: index, while: isBlank))
    let isKey = sign == 0x3D || sign == 0x3A
    guard isKey || sign == 0x7B || sign == 0x22 else {
      index = start
      isLineStart = false
      return false
    }
    emit(start, isKey ? .key : .word)
    return true
  }

  /// `- key: value`, `---`.
  private mutating func yamlStart() -> Bool {
    let start = index
    if start == line, matches([0x2D, 0x2D, 0x2D], at: start) || matches([0x2E, 0x2E, 0x2E], at: start) {
      index += 3
      emit(start, .heading)
      return true
    }
    if code[index] == 0x2D || code[index] == 0x3F, byte(index + 1).map({ isBlank($0) || $0 == 0x0A }) ?? true {
      index += 1
      return true
    }
    keyColumn = start - line
    let stop = end(from: start) { $0 != 0x0A && $0 != 0x3A && $0 != 0x23 && !"{}[],".utf8.contains($0) }
    guard stop > start, byte(stop) == 0x3A, byte(stop + 1).map({ isBlank($0) || $0 == 0x0A }) ?? true else {
      isLineStart = false
      return false
    }
    index = stop
    while index > start, isBlank(code[index - 1]) { index -= 1 }
    emit(start, .key)
    return true
  }

  /// Takes `|` or `>` behind a key and the lines below that are set in deeper.
  mutating func blockScalar() -> Bool {
    let start = index
    var place = end(from: index + 1) { $0 == 0x2B || $0 == 0x2D || (0x31...0x39).contains($0) }
    guard isBehindGap else { return false }
    place = end(from: place, while: isBlank)
    guard place == code.count || code[place] == 0x0A || code[place] == 0x23 else { return false }
    index = endOfLine(from: start)
    let text = index
    while index < code.count {
      let next = index + 1
      let content = end(from: next) { $0 == 0x20 }
      let isEmpty = content >= code.count || code[content] == 0x0A
      guard isEmpty || content - next > keyColumn else { break }
      index = isEmpty ? min(content, code.count) : endOfLine(from: content)
    }
    emit(text, .string)
    return true
  }
}
