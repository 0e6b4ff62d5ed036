/// A script without comments and needless blanks, what it declares by short names. Line ends stay where they may end a
/// statement. No statement of the script may be empty, and none of its declarations may have the name of a global that it uses.
func minified(script: [UInt8]) -> [UInt8] {
  let tokens = Array(ScriptTokens(script))
  let names = ScriptNames(tokens)
  var statements = ConstantStatements()
  let needless = brackets(ofSingleParameters: tokens)
  var result: [UInt8] = []
  var previous: ScriptToken?
  for (index, token) in tokens.enumerated() where !needless.contains(index) {
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    let goesOn = statements.read(token)
    if token.is(";"), next?.is("}") == true { continue }
    if goesOn {
      // `const a = 1; const b = 2` is one statement.
      result[result.count - 1] = UInt8(ascii: ",")
      continue
    }
    if let previous, result.last != UInt8(ascii: ",") { result += separator(previous, token) }
    result += names[index]
    previous = token
  }
  return result + [0x0A]
}

/// Where brackets stand that say nothing: `(a) => b` is `a => b` (ECMA-262, 15.3).
private func brackets(ofSingleParameters tokens: [ScriptToken]) -> Set<Int> {
  tokens.indices.dropLast(3).reduce(into: []) { found, index in
    guard tokens[index].is("("), tokens[index + 1].kind == .word, tokens[index + 2].is(")"), tokens[index + 3].is("=>")
    else { return }
    found.formUnion([index, index + 2])
  }
}

/// Whether statements begin with `const`, at each depth of brackets.
private struct ConstantStatements {
  private var depths = [false]
  private var begins = true
  private var followsSemicolon = false

  /// Takes the next token: whether it is a `const` behind a statement that began with one.
  mutating func read(_ token: ScriptToken) -> Bool {
    let goesOn = followsSemicolon && depths[depths.count - 1] && token.is("const")
    if begins { depths[depths.count - 1] = token.is("const") }
    followsSemicolon = token.is(";")
    begins = followsSemicolon
    if token.closes, depths.count > 1 { depths.removeLast() }
    if token.opens {
      depths.append(false)
      begins = token.is("{")
    }
    return goesOn
  }
}

/// What has to stand between two tokens.
private func separator(_ token: ScriptToken, _ next: ScriptToken) -> [UInt8] {
  guard let last = token.bytes.last, let first = next.bytes.first else { return [] }
  // Numbers end in a letter or a digit, too, and so do the flags of a regular expression.
  let runsOn = ScriptTokens.isWord(last) && ScriptTokens.isWord(first)
  if next.followsLineEnd {
    let goesOn = token.kind == .mark && !([")", "]", "}", "+", "-"] as [StaticString]).contains { token.is($0) }
    let ends = next.kind == .mark && ([")", "]", "}", ",", ";", ".", "?"] as [StaticString]).contains { next.is($0) }
    return goesOn || ends ? [] : [0x0A]
  }
  let isSign = token.kind == .mark && last == first && (last == UInt8(ascii: "+") || last == UInt8(ascii: "-"))
  // `a++` is read as two tokens that touch; so are those here.
  return runsOn || isSign && token.bytes.endIndex != next.bytes.startIndex ? [0x20] : []
}

/// A style sheet without comments and needless blanks (CSS Syntax, 4).
func minified(style: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  var index = 0
  var sawBlank = false
  while index < style.count {
    let byte = style[index]
    if byte == 0x20 || byte == 0x0A {
      (index, sawBlank) = (index + 1, true)
      continue
    }
    if style[index...].starts(with: "/*".utf8) {
      let end = style.indices.dropFirst(index + 2).first {
        style[$0] == UInt8(ascii: "/") && style[$0 - 1] == UInt8(ascii: "*")
      }
      (index, sawBlank) = ((end ?? style.count - 1) + 1, true)
      continue
    }
    if sawBlank, let last = result.last, !glues.behind.contains(last), !glues.before.contains(byte) {
      result.append(0x20)
    }
    sawBlank = false
    if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
    let end = byte == UInt8(ascii: "\"") ? style[(index + 1)...].firstIndex(of: byte) ?? index : index
    let text = style[index...end]
    let isWord =
      text.count > 2 && result.last == UInt8(ascii: "=") && text.dropFirst().dropLast().allSatisfy(isLowercase)
    result += isWord ? text.dropFirst().dropLast() : text
    index = end + 1
  }
  return result + [0x0A]
}

/// A word of small letters needs no quotes as an attribute's value (Selectors 4, 6.1).
private func isLowercase(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

/// The marks behind and before which no blank is needed. Before a colon one may tell a descendant.
private let glues = (behind: Set("{};:,>=(".utf8), before: Set("{};,>)!".utf8))
