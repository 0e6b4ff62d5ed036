/// Short names for what a script declares. A name has one short name everywhere, whatever its scope, so that no scope has to
/// be understood; one that is also a key or a method, or key and value in one, keeps its length.
struct ScriptNames {
  private let tokens: [ScriptToken]
  private var shortNames: [ArraySlice<UInt8>: [UInt8]] = [:]

  init(_ tokens: [ScriptToken]) {
    self.tokens = tokens
    var counts: [ArraySlice<UInt8>: Int] = [:]
    var kept: Set<ArraySlice<UInt8>> = []
    var declared: Set<ArraySlice<UInt8>> = []
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      if token.kind == .word {
        counts[token.bytes, default: 0] += 1
        let isInBraces = open.last.map { tokens[$0].is("{") } ?? false
        if Self.isKey(tokens, index, isInBraces: isInBraces) { kept.insert(token.bytes) }
        if Self.isDeclared(tokens, index) { declared.insert(token.bytes) }
      }
      if token.closes, let opening = open.popLast(), token.is(")") {
        declared.formUnion(Self.parameters(tokens, opening, index))
        if let method = Self.method(tokens, opening, index) { kept.insert(method) }
      }
      if token.opens { open.append(index) }
    }
    let long = declared.subtracting(kept).filter { $0.count > 2 }
    var names = ShortNames(avoiding: Set(counts.keys))
    for name in long.sorted(by: { (-counts[$0, default: 0], $0.startIndex) < (-counts[$1, default: 0], $1.startIndex) })
    {
      shortNames[name] = names.next()
    }
  }

  /// What to write for the token at `index`.
  subscript(index: Int) -> [UInt8] {
    let token = tokens[index]
    guard token.kind == .word, !Self.followsDot(tokens, index) else { return Array(token.bytes) }
    return shortNames[token.bytes] ?? Array(token.bytes)
  }

  /// Whether a member of something is named; `...name` spreads a value.
  private static func followsDot(_ tokens: [ScriptToken], _ index: Int) -> Bool {
    index > 1 && tokens[index - 1].is(".") && !tokens[index - 2].is(".")
  }

  /// `name: …`, and `{ name, … }`.
  private static func isKey(_ tokens: [ScriptToken], _ index: Int, isInBraces: Bool) -> Bool {
    let before = index > 0 ? tokens[index - 1] : nil
    let after = index + 1 < tokens.count ? tokens[index + 1] : nil
    let begins = before?.is("{") == true || before?.is(",") == true
    // Behind `?` it is a value: `a ? name : b`.
    if after?.is(":") == true { return begins }
    let ends = after?.is("}") == true || after?.is(",") == true
    return isInBraces && begins && ends
  }

  /// `const name`, `[name] = …` behind `const`, `function name`, `name =>`.
  private static func isDeclared(_ tokens: [ScriptToken], _ index: Int) -> Bool {
    if index + 1 < tokens.count, tokens[index + 1].is("=>") { return true }
    var before = index - 1
    while before > 0, tokens[before].is(",") || tokens[before].kind == .word && tokens[before - 1].is(",") {
      before -= 1
    }
    if before > 0, tokens[before].kind == .word, tokens[before - 1].is("[") { before -= 1 }
    if before > 0, tokens[before].is("[") { before -= 1 }
    guard before >= 0 else { return false }
    let word = tokens[before]
    return word.is("const") || word.is("let") || word.is("function") || word.is("class")
  }

  /// The names between two brackets, where those are of a function's parameters.
  private static func parameters(_ tokens: [ScriptToken], _ opening: Int, _ closing: Int) -> [ArraySlice<UInt8>] {
    guard closing + 1 < tokens.count else { return [] }
    let isArrow = tokens[closing + 1].is("=>")
    let before = opening > 0 ? tokens[opening - 1] : nil
    guard isArrow || tokens[closing + 1].is("{") && before?.kind == .word && !isStatement(before) else { return [] }
    return (opening + 1..<closing).filter { index in
      let isFirst = tokens[index - 1].is("(") || tokens[index - 1].is(",")
      return tokens[index].kind == .word && isFirst
    }.map { tokens[$0].bytes }
  }

  /// `name(…) {`, where that is no function of its own.
  private static func method(_ tokens: [ScriptToken], _ opening: Int, _ closing: Int) -> ArraySlice<UInt8>? {
    guard closing + 1 < tokens.count, tokens[closing + 1].is("{"), opening > 1, tokens[opening - 1].kind == .word,
      !isStatement(tokens[opening - 1]), !tokens[opening - 2].is("function")
    else { return nil }
    return tokens[opening - 1].bytes
  }

  private static func isStatement(_ token: ScriptToken?) -> Bool {
    (["if", "for", "while", "switch", "catch"] as [StaticString]).contains { token?.is($0) == true }
  }
}

/// `a`, `b`, …, `Z`, `aa`, …
private struct ShortNames {
  private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
  private let taken: Set<ArraySlice<UInt8>>
  private var count = 0

  init(avoiding taken: Set<ArraySlice<UInt8>>) { self.taken = taken }

  mutating func next() -> [UInt8] {
    while true {
      let letters = Self.letters
      let name =
        count < letters.count
        ? [letters[count]] : [letters[count / letters.count - 1], letters[count % letters.count]]
      count += 1
      if !taken.contains(name[...]) { return name }
    }
  }
}
