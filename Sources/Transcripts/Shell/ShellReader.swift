/// A simple command (POSIX.1-2024, Shell Command Language, 2.9.1) as far as a reader of transcripts needs it.
struct SimpleCommand: Hashable {
  /// The command's words with quotes removed; assignments before it are left out.
  var words: [String] = []
  /// Files that output is redirected to.
  var outputs: [String] = []
  var hasAssignments = false

  var isEmpty: Bool { words.isEmpty && outputs.isEmpty }
}

/// Reads shell text as far as transcripts need: whether it is finished, and which simple commands it holds, those inside
/// substitutions, groups and loops included. It follows POSIX.1-2024, Shell Command Language, with bash's `[[`, `<<<` and `|&`.
struct ShellReader {
  private(set) var commands: [SimpleCommand] = []
  /// Whether the text needs more lines: an open quote, here-document, group, loop or pipeline, or a trailing backslash.
  private(set) var isUnfinished = false
  /// Whether something may still run after one of its commands was killed: a list, an ‘or’, a loop, a function.
  private(set) var isSequence = false

  /// Whether it needs more lines because a here-document is not closed: then whatever comes is text of it.
  var isInHereDocument: Bool { !pendingHereDocuments.isEmpty }

  /// The line that ends the first of those.
  var hereDocumentEnd: [UInt8]? { pendingHereDocuments.first?.delimiter }

  private let bytes: [UInt8]
  private var index = 0
  private var depth: Int
  /// Substitutions nested deeper than this are given up, as unfinished: no person writes them, and each takes stack.
  private static let maximumDepth = 100
  private var pendingHereDocuments: [(delimiter: [UInt8], stripsTabs: Bool)] = []

  init(_ text: [UInt8]) { self.init(text, depth: 0) }

  private init(_ text: [UInt8], depth: Int) {
    bytes = text
    self.depth = depth
    list(closedBy: nil)
    if !pendingHereDocuments.isEmpty { isUnfinished = true }
  }

  /// One list of commands, up to the end or to the parenthesis that closes it.
  private struct List {
    var closers: [String] = []
    var needsMore = false
    var current = SimpleCommand()
    /// Words that name no command: what follows `for` and `case`, and the patterns of a `case`.
    var discards = false
    var isAtCommand: Bool { current.words.isEmpty && current.outputs.isEmpty && !discards }
  }

  private mutating func list(closedBy close: UInt8?) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return giveUp() }
    var list = List()
    while true {
      index = bytes.end(from: index) { $0.isBlank }
      guard let byte = bytes.byte(index) else { break }
      if byte == close, !(byte == 0x29 && list.closers.last == "esac") {
        index += 1
        return end(&list, isClosed: true)
      }
      step(byte, &list)
    }
    end(&list, isClosed: close == nil)
  }

  private mutating func giveUp() {
    isUnfinished = true
    index = bytes.count
  }

  private mutating func end(_ list: inout List, isClosed: Bool) {
    finish(&list)
    if !isClosed || list.needsMore || !list.closers.isEmpty { isUnfinished = true }
  }

  private mutating func finish(_ list: inout List) {
    if !list.current.isEmpty, !list.discards { commands.append(list.current) }
    list.current = SimpleCommand()
    list.discards = list.closers.last == "esac" && list.discards
  }

  private mutating func step(_ byte: UInt8, _ list: inout List) {
    switch byte {
    case 0x0A:
      index += 1
      skipHereDocuments()
      if index < bytes.count { isSequence = true }
      finish(&list)
    case 0x23: index = bytes.end(from: index) { $0 != 0x0A }
    case 0x5C where bytes.byte(index + 1) == 0x0A: index += 2
    case 0x3B: semicolon(&list)
    case 0x26, 0x7C: operatorOrRedirect(byte, &list)
    case 0x28: parenthesis(&list)
    case 0x29:  // the end of a pattern of `case`
      index += 1
      list.discards = false
      list.current = SimpleCommand()
    case 0x3C, 0x3E: redirect(&list)
    default: word(&list)
    }
  }

  private mutating func semicolon(_ list: inout List) {
    index = bytes.end(from: index) { $0 == 0x3B || $0 == 0x26 }
    if index < bytes.count { isSequence = true }
    let isCaseEnd = bytes[index - 1] == 0x3B && bytes.byte(index - 2) == 0x3B
    finish(&list)
    if isCaseEnd, list.closers.last == "esac" { list.discards = true }
  }

  private mutating func operatorOrRedirect(_ byte: UInt8, _ list: inout List) {
    let next = bytes.byte(index + 1)
    if byte == 0x26, next == 0x3E { return redirect(&list) }
    index += 1
    if list.current.words.first == "[[" || list.discards {
      if next == byte { index += 1 }
      return
    }
    finish(&list)
    if byte == 0x26, next != 0x26 || index >= bytes.count { return }
    if byte == 0x7C, next == 0x7C { isSequence = true }
    if next == byte || next == 0x26 { index += 1 }
    list.needsMore = true
  }

  private mutating func parenthesis(_ list: inout List) {
    index += 1
    if list.discards { return }
    if list.isAtCommand {
      list.needsMore = false
      if bytes.byte(index) == 0x28 { return skipArithmetic() }
      self.list(closedBy: 0x29)
    } else if bytes.byte(bytes.end(from: index) { $0.isBlank }) == 0x29 {
      // `name()` begins a function: its name is no command.
      index = bytes.end(from: index) { $0.isBlank } + 1
      list.current = SimpleCommand()
      list.needsMore = true
    } else {
      self.list(closedBy: 0x29)
    }
  }

  private mutating func redirect(_ list: inout List) {
    let start = index
    index = bytes.end(from: index) { $0 == 0x3C || $0 == 0x3E || $0 == 0x26 || $0 == 0x7C }
    let sign = bytes[start..<index].text
    if sign == "<" || sign == ">", bytes.byte(index) == 0x28 {
      index += 1
      return self.list(closedBy: 0x29)
    }
    let stripsTabs = sign == "<<" && bytes.byte(index) == 0x2D
    if stripsTabs { index += 1 }
    index = bytes.end(from: index) { $0.isBlank }
    guard let target = readWord() else { return }
    if sign == "<<" { pendingHereDocuments.append((Array(target.utf8), stripsTabs)) }
    let duplicates = sign.hasSuffix("&") && (target == "-" || target.allSatisfy(\.isNumber))
    if sign.contains(">"), !duplicates { list.current.outputs.append(target) }
  }

  private mutating func skipHereDocuments() {
    for document in pendingHereDocuments {
      while true {
        guard index < bytes.count else { return }
        let end = bytes.end(from: index) { $0 != 0x0A }
        var line = bytes[index..<end]
        if document.stripsTabs { line = line.drop { $0 == 0x09 } }
        index = min(end + 1, bytes.count)
        if line.elementsEqual(document.delimiter) { break }
      }
      pendingHereDocuments.removeFirst()
    }
  }

  private mutating func word(_ list: inout List) {
    let start = index
    guard let word = readWord() else {
      index += 1
      return
    }
    list.needsMore = false
    // Whatever is quoted, escaped or expanded is longer as it is written.
    let isPlain = word.utf8.count == index - start
    if list.discards {
      if isPlain, word == "do", list.closers.last == "done" { list.discards = false }
      if isPlain, word == "esac", list.closers.last == "esac" {
        list.closers.removeLast()
        list.discards = false
      }
      return
    }
    if list.isAtCommand, isPlain, keyword(word, &list) { return }
    // A file descriptor before a redirection is no word.
    if let next = bytes.byte(index), next == 0x3C || next == 0x3E, isPlain, word.allSatisfy(\.isNumber) { return }
    if list.current.words.isEmpty, isAssignment(bytes[start..<index]) {
      list.current.hasAssignments = true
    } else {
      list.current.words.append(word)
    }
  }

  /// Takes a reserved word (2.4) in the place of a command.
  private mutating func keyword(_ word: String, _ list: inout List) -> Bool {
    switch word {
    case "if": list.closers.append("fi")
    case "while", "until": list.closers.append("done")
    case "{": list.closers.append("}")
    case "for", "select":
      list.closers.append("done")
      list.discards = true
    case "case":
      list.closers.append("esac")
      list.discards = true
    case "fi", "done", "esac", "}":
      guard list.closers.last == word else { return false }
      list.closers.removeLast()
      isSequence = true
    case "function":
      functionName()
      list.needsMore = true
    case "then", "else", "elif", "do", "!", "time": break
    default: return false
    }
    return true
  }

  /// bash's `function name`, with or without `()`.
  private mutating func functionName() {
    isSequence = true
    index = bytes.end(from: index) { $0.isBlank }
    _ = readWord()
    let next = bytes.end(from: index) { $0.isBlank }
    if bytes.byte(next) == 0x28, bytes.byte(next + 1) == 0x29 { index = next + 2 }
  }

  private func isAssignment(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first.isLetter || first == 0x5F, let sign = word.firstIndex(of: 0x3D) else {
      return false
    }
    return word[..<sign].allSatisfy { $0.isAlphanumeric || $0 == 0x5F }
  }
}

// MARK: - Words and quotes (2.2)

extension ShellReader {
  /// The word at the index with its quotes removed, or nil where an operator stands.
  private mutating func readWord() -> String? {
    let start = index
    // Most words are nothing but themselves.
    index = bytes.end(from: index) { !Self.ends($0) && !Self.isSpecial($0) }
    var word = bytes[start..<index]
    while let byte = bytes.byte(index), !Self.ends(byte) {
      switch byte {
      case 0x5C: escape(into: &word)
      case 0x27: singleQuotes(into: &word)
      case 0x22: doubleQuotes(into: &word)
      case 0x60: backquotes()
      case 0x24: dollar(into: &word)
      default:
        word.append(byte)
        index += 1
      }
    }
    return index > start ? word.text : nil
  }

  private static func ends(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x3B, 0x26, 0x7C, 0x3C, 0x3E, 0x28, 0x29: true
    default: false
    }
  }

  /// Whether a byte within a word stands for more than itself.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x5C || byte == 0x27 || byte == 0x22 || byte == 0x60 || byte == 0x24
  }

  private mutating func escape(into word: inout ArraySlice<UInt8>) {
    guard let next = bytes.byte(index + 1) else {
      isUnfinished = true
      index += 1
      return
    }
    if next != 0x0A { word.append(next) }
    index += 2
    // A backslash before the last newline still waits for its line.
    if next == 0x0A, index == bytes.count { isUnfinished = true }
  }

  private mutating func singleQuotes(into word: inout ArraySlice<UInt8>) {
    let end = bytes.end(from: index + 1) { $0 != 0x27 }
    word.append(contentsOf: bytes[min(index + 1, end)..<end])
    if end == bytes.count { isUnfinished = true }
    index = min(end + 1, bytes.count)
  }

  /// `$'…'` (2.2.4), in which a backslash escapes.
  private mutating func escapedQuotes(into word: inout ArraySlice<UInt8>) {
    index += 1
    while let byte = bytes.byte(index), byte != 0x27 {
      if byte == 0x5C { index += 1 }
      if let byte = bytes.byte(index) { word.append(byte) }
      index += 1
    }
    if index >= bytes.count { isUnfinished = true }
    index = min(index + 1, bytes.count)
  }

  private mutating func doubleQuotes(into word: inout ArraySlice<UInt8>) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return giveUp() }
    index += 1
    while let byte = bytes.byte(index), byte != 0x22 {
      switch byte {
      case 0x5C:
        if let next = bytes.byte(index + 1) { word.append(next) }
        index += 2
      case 0x60: backquotes()
      case 0x24: dollar(into: &word, isQuoted: true)
      default:
        word.append(byte)
        index += 1
      }
    }
    if index >= bytes.count { isUnfinished = true }
    index = min(index + 1, bytes.count)
  }

  private mutating func backquotes() {
    let start = index + 1
    var end = start
    while let byte = bytes.byte(end), byte != 0x60 { end += byte == 0x5C ? 2 : 1 }
    end = min(end, bytes.count)
    if end == bytes.count { isUnfinished = true }
    let inner = ShellReader(Array(bytes[start..<end]), depth: depth)
    commands += inner.commands
    if inner.isUnfinished { isUnfinished = true }
    index = min(end + 1, bytes.count)
  }

  private mutating func dollar(into word: inout ArraySlice<UInt8>, isQuoted: Bool = false) {
    word.append(0x24)
    index += 1
    switch bytes.byte(index) {
    case 0x28 where bytes.byte(index + 1) == 0x28:
      index += 1
      skipArithmetic()
    case 0x28:
      index += 1
      list(closedBy: 0x29)
    case 0x7B: braces(into: &word, isQuoted: isQuoted)
    case 0x27 where !isQuoted: escapedQuotes(into: &word)
    default: break
    }
  }

  /// `${name:-default}`, whose default may hold quotes and substitutions.
  private mutating func braces(into word: inout ArraySlice<UInt8>, isQuoted: Bool) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return giveUp() }
    index += 1
    while let byte = bytes.byte(index), byte != 0x7D {
      switch byte {
      case 0x5C: index += 2
      // Between double quotes a single one is a character like others (2.6.2).
      case 0x27 where !isQuoted: singleQuotes(into: &word)
      case 0x22: doubleQuotes(into: &word)
      case 0x60: backquotes()
      case 0x24: dollar(into: &word, isQuoted: isQuoted)
      default: index += 1
      }
    }
    if index >= bytes.count { isUnfinished = true }
    index = min(index + 1, bytes.count)
  }

  /// `((…))`, with the index at its second parenthesis.
  private mutating func skipArithmetic() {
    var depth = 1
    index += 1
    while depth > -1, let byte = bytes.byte(index) {
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 { depth -= 1 }
      index += 1
      if depth == -1 { return }
    }
    isUnfinished = true
  }
}
