/// What the lexer has to know of a language: a table of its bytes and words.
struct Grammar: Sendable {
  enum Form: Sendable {
    /// Statements of words and signs.
    case code
    /// Keys and values.
    case data
    /// Commands: a program and its arguments.
    case commands
    /// Lines told by how they begin.
    case difference
  }

  struct Comment: Sendable {
    enum Place: Sendable { case anywhere, behindGap, lineStart }
    var opening: [UInt8]
    /// Up to the end of the line, if nothing closes it.
    var closing: [UInt8]?
    var place = Place.anywhere
    var nests = false
  }

  struct Quote: Sendable {
    var opening: [UInt8]
    var closing: [UInt8]
    var escape: UInt8?
    var spansLines = false
    /// Opens code within the string, up to the parenthesis or brace that closes it.
    var interpolation: [UInt8] = []
    /// Whether `$name` in it is a variable.
    var hasVariables = false
  }

  /// What makes a name at the start of a line, or a string, a key.
  enum KeySign: Sendable {
    case none
    /// A string before `:`.
    case stringBeforeColon
    /// Anything before `:` and a blank; the values of keys may be blocks (YAML).
    case colon
    /// Anything before `=`.
    case equals
    /// A name before `=`, or else before `{` or a string: a block (HCL).
    case blocks
  }

  enum Class: UInt8, Sendable { case other, blank, newline, word, digit, special }

  let form: Form
  var comments: [Comment] = []
  var quotes: [Quote] = []
  var keys = KeySign.none
  var keywords: Words
  /// Words that a name follows: `def`, `func`.
  var definers: Words
  /// Words after which a command begins.
  var leaders: Words
  /// Signs that make the word behind them one token: `@` in Swift.
  var sigils: [(sign: UInt8, kind: Token.Kind)] = []
  /// In commands: bytes after which another begins, and the one that takes the next byte as it is.
  var separators: [UInt8] = []
  var escape: UInt8?
  var hasVariables = false
  var hasHereDocuments = false
  /// `[section]` at the start of a line.
  var hasSections = false

  /// The class of each byte.
  private(set) var classes: [Class] = []
  /// Whether a byte goes on with a word.
  private(set) var isInWord: [Bool] = []

  /// `extra` are bytes that words may hold beside letters, digits, `_` and what is not ASCII.
  init(
    _ form: Form, keywords: String = "", definers: String = "", leaders: String = "", ignoresCase: Bool = false,
    extra: String = "", _ fill: (inout Grammar) -> Void
  ) {
    self.form = form
    self.keywords = Words(keywords, ignoresCase)
    self.definers = Words(definers, ignoresCase)
    self.leaders = Words(leaders, ignoresCase)
    fill(&self)
    classes = (0...255).map { Self.plainClass(UInt8($0)) }
    isInWord = (0...255).map { Self.plainClass(UInt8($0)) == .word || Self.plainClass(UInt8($0)) == .digit }
    for byte in extra.utf8 { (isInWord[Int(byte)], classes[Int(byte)]) = (true, .word) }
    for byte in specials { classes[Int(byte)] = .special }
  }

  private static func plainClass(_ byte: UInt8) -> Class {
    switch byte {
    case 0x20, 0x09, 0x0D: .blank
    case 0x0A: .newline
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: .word
    default: .other
    }
  }

  /// Bytes that may begin something.
  private var specials: [UInt8] {
    var bytes = comments.compactMap(\.opening.first) + quotes.compactMap(\.opening.first) + sigils.map(\.sign)
    bytes += separators + [0x28, 0x29, 0x7B, 0x7D]
    if let escape { bytes.append(escape) }
    if hasVariables { bytes.append(0x24) }
    if form == .commands || hasHereDocuments { bytes += [0x3C, 0x3E] }
    if form == .data { bytes.append(0x2D) }
    if keys == .colon { bytes += [0x7C, 0x3E] }
    return bytes
  }
}

/// A set of words that is asked with bytes.
struct Words: Sendable {
  /// By the first byte, in small letters.
  private var byFirst: [[[UInt8]]]
  private let ignoresCase: Bool

  init(_ text: String, _ ignoresCase: Bool) {
    self.ignoresCase = ignoresCase
    byFirst = Array(repeating: [], count: 256)
    for word in text.split(separator: " ") { byFirst[Int(word.utf8.first ?? 0)].append(Array(word.utf8)) }
  }

  func contains(_ code: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    return byFirst[Int(folded(code[range.lowerBound]))].contains { word in
      word.count == range.count && !word.indices.contains { folded(code[range.lowerBound + $0]) != word[$0] }
    }
  }

  private func folded(_ byte: UInt8) -> UInt8 { ignoresCase && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
