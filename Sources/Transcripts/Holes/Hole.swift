/// An explicit hole of an example: `{{54.240.225.157 ~ public-ip}}`, `{{3 ~ int >= 1}}`, `{{id ~ /vpce-[0-9a-f]+/ as endpoint}}`.
/// The page shows the example; what comes must have the meaning; a name binds what was seen.
struct Hole: Hashable, Sendable {
  enum Meaning: Hashable, Sendable {
    /// A value of a recognised kind, by the kind's short name; `ip` is any address.
    case kind(String)
    /// An address in a network of CIDR form (RFC 4632).
    case network(String)
    /// A whole number, perhaps compared with another.
    case integer(Requirement.Comparison?, Int)
    /// A POSIX extended regular expression, which the whole of the value must match.
    case expression(String)
    /// A word of any kind: a variable, whose value differs from reader to reader. Authors have no way to write it as a hole.
    case word
  }

  var example: [UInt8]
  var meaning: Meaning
  var name: String?

  /// Reads what stands between the braces; nil if it is no hole.
  init?(_ inside: ArraySlice<UInt8>) {
    guard let tilde = inside.firstIndex(of: 0x7E) else { return nil }
    example = Array(inside[..<tilde].trimmingBlanks)
    var rest = inside[(tilde + 1)...].trimmingBlanks.text
    if let range = rest.ranges(of: " as ").last, Placeholder.isName(Array(rest[range.upperBound...].utf8)),
      !rest[range.upperBound...].contains("/")
    {
      name = String(rest[range.upperBound...])
      rest = Array(rest[..<range.lowerBound].utf8).trimmingBlanks.text
    }
    guard let meaning = Self.meaning(rest) else { return nil }
    self.meaning = meaning
  }

  /// What a variable stands for in a text that came from another's machine.
  init(variable value: String) {
    example = Array(value.utf8)
    meaning = .word
  }

  private static func meaning(_ text: String) -> Meaning? {
    if text.count > 1, text.hasPrefix("/"), text.hasSuffix("/") {
      return .expression(String(text.dropFirst().dropLast()))
    }
    let words = text.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("int", 1): return .integer(nil, 0)
    case ("int", 3):
      guard let comparison = Requirement.Comparison(rawValue: words[1]), let number = Int(words[2]) else { return nil }
      return .integer(comparison, number)
    case ("ip", 3) where words[1] == "in": return IPNetwork(words[2]).map { _ in .network(words[2]) }
    case (let name?, 1) where kindNames.contains(name): return .kind(name)
    default: return nil
    }
  }

  static let kindNames = [
    "private-ip", "public-ip", "loopback-ip", "link-local-ip", "cgnat-ip", "ip", "timestamp", "uuid", "account-id",
    "arn",
    "aws-id", "digest", "token", "duration",
  ]

  /// The meaning in words, with its article.
  var words: String {
    switch meaning {
    case .kind("ip"): "an address"
    case .kind(let name) where name.hasSuffix("-ip"): "a \(name.dropLast(3)) address"
    case .kind(let name): "a value of the kind \(name)"
    case .network(let network): "an address in \(network)"
    case .integer(nil, _): "a whole number"
    case .integer(let comparison?, let number): "a whole number \(comparison.rawValue) \(number)"
    case .expression(let expression): "a match of /\(expression)/"
    case .word: "any word"
    }
  }

  /// Where a value of this meaning may end that begins at `start`: one place, but for a regular expression.
  func ends(in line: [UInt8], at start: Int) -> [Int] {
    switch meaning {
    case .kind(let name):
      guard start < line.count else { return [] }
      if name == "account-id" { return digits(line, at: start, count: 12) }
      guard let value = Recognizer.value(in: line, at: start) else { return [] }
      let isAddress = if case .address = value.kind { true } else { false }
      return value.kind.name == name || name == "ip" && isAddress ? [value.end] : []
    case .network(let text):
      guard start < line.count, let network = IPNetwork(text), let value = Recognizer.value(in: line, at: start),
        case .address = value.kind, network.contains(line[start..<value.end].text)
      else { return [] }
      return [value.end]
    case .integer(let comparison, let bound):
      let end = line.end(from: line.byte(start) == 0x2D ? start + 1 : start) { $0.isDigit }
      guard let number = Int(line[min(start, end)..<end].text) else { return [] }
      return comparison.map { $0.holds(number, bound) } ?? true ? [end] : []
    case .expression(let expression): return ExtendedRegex(expression)?.ends(in: line, at: start) ?? []
    case .word:
      let end = line.end(from: start, while: Self.isPartOfWord)
      return end > start ? Array((start + 1)...end) : []
    }
  }

  /// Host names, paths and identifiers are words; what an error text puts around them is not.
  static func isPartOfWord(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"\"'`<>(){}[],;".utf8.contains(byte)
  }

  private func digits(_ line: [UInt8], at start: Int, count: Int) -> [Int] {
    let end = line.end(from: start) { $0.isDigit }
    return end - start == count ? [end] : []
  }
}

extension Requirement.Comparison {
  fileprivate func holds(_ number: Int, _ bound: Int) -> Bool {
    switch self {
    case .atLeast: number >= bound
    case .atMost: number <= bound
    case .below: number < bound
    case .above: number > bound
    case .equal: number == bound
    }
  }
}
