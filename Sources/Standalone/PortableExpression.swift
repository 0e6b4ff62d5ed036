/// A POSIX extended regular expression as mawk, gawk and busybox read it alike in the C locale: without intervals, classes by
/// name, escapes inside brackets, and the extensions of the GNU C library. No line holds a newline, so no class names one.
struct PortableExpression {
  struct Failure: Error {
    let reason: String
  }

  let text: String

  init(_ expression: String) throws(Failure) {
    var reader = Reader(bytes: Array(expression.utf8))
    text = String(decoding: try reader.alternatives(), as: UTF8.self)
    guard text.utf8.count <= 20_000 else { throw Failure(reason: "its intervals make it too long") }
    guard reader.isAtEnd else { throw Failure(reason: "‘)’ without ‘(’") }
  }
}

private struct Reader {
  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func alternatives() throws(PortableExpression.Failure) -> [UInt8] {
    var result: [UInt8] = []
    while true {
      result += try branch()
      guard next == UInt8(ascii: "|") else { return result }
      index += 1
      result.append(UInt8(ascii: "|"))
    }
  }

  private mutating func branch() throws(PortableExpression.Failure) -> [UInt8] {
    let start = index
    var result: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      let atom = try atom(isFirst: index == start)
      result += try repeated(atom)
      guard result.count <= 20_000 else { throw .init(reason: "its intervals make it too long") }
    }
    return result
  }

  private mutating func atom(isFirst: Bool) throws(PortableExpression.Failure) -> [UInt8] {
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "("):
      let inside = try alternatives()
      guard next == UInt8(ascii: ")") else { throw .init(reason: "‘(’ without ‘)’") }
      index += 1
      return [byte] + inside + [UInt8(ascii: ")")]
    case UInt8(ascii: "["): return try bracket()
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "^"):
      guard isFirst else { throw .init(reason: "‘^’ in the middle is not the same everywhere") }
      return [byte]
    case UInt8(ascii: "$"):
      guard next == nil || next == UInt8(ascii: "|") || next == UInt8(ascii: ")") else {
        throw .init(reason: "‘$’ in the middle is not the same everywhere")
      }
      return [byte]
    case UInt8(ascii: "."): return [byte]
    default: return literal(byte)
    }
  }

  private func literal(_ byte: UInt8) -> [UInt8] {
    "*+?{}()|[]$./".utf8.contains(byte)
      ? [UInt8(ascii: "["), byte, UInt8(ascii: "]")]
      : byte == UInt8(ascii: "^") || byte == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), byte] : [byte]
  }

  private mutating func escape() throws(PortableExpression.Failure) -> [UInt8] {
    guard let byte = next else { throw .init(reason: "‘\\’ at its end") }
    index += 1
    switch byte {
    case UInt8(ascii: "w"): return Array("[A-Za-z0-9_]".utf8)
    case UInt8(ascii: "W"): return Array("[^A-Za-z0-9_]".utf8)
    case UInt8(ascii: "s"): return Array("[ \t\r\u{B}\u{C}]".utf8)
    case UInt8(ascii: "S"): return Array("[^ \t\r\u{B}\u{C}]".utf8)
    case UInt8(ascii: "1")...UInt8(ascii: "9"): throw .init(reason: "it refers back")
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
      UInt8(ascii: "'"):
      throw .init(reason: "‘\\\(Character(Unicode.Scalar(byte)))’ is known to GNU alone")
    default: return literal(byte)
    }
  }

  private mutating func bracket() throws(PortableExpression.Failure) -> [UInt8] {
    var result: [UInt8] = [UInt8(ascii: "[")]
    if next == UInt8(ascii: "^") {
      result.append(UInt8(ascii: "^"))
      index += 1
    }
    let first = index
    while let byte = next, byte != UInt8(ascii: "]") || index == first {
      index += 1
      if byte == UInt8(ascii: "["), let kind = next, ":.=".utf8.contains(kind) {
        result += try named(kind)
      } else {
        // An awk takes a backslash here for an escape.
        result += byte == UInt8(ascii: "\\") ? [byte, byte] : [byte]
      }
    }
    guard next == UInt8(ascii: "]") else { throw .init(reason: "‘[’ without ‘]’") }
    index += 1
    return result + [UInt8(ascii: "]")]
  }

  private mutating func named(_ kind: UInt8) throws(PortableExpression.Failure) -> [UInt8] {
    let rest = bytes[(index + 1)...]
    guard kind == UInt8(ascii: ":"), let end = rest.firstRange(of: [kind, UInt8(ascii: "]")]) else {
      throw .init(reason: "it names a collating element")
    }
    let name = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
    guard let members = Self.classes[name] else { throw .init(reason: "there is no class [:\(name):]") }
    index = end.upperBound
    return Array(members.utf8)
  }

  /// In the C locale (POSIX.1-2024, Base Definitions, 7.3.1); a hyphen and brackets in places where they stand for themselves.
  private static let classes = [
    "alpha": "A-Za-z", "digit": "0-9", "alnum": "A-Za-z0-9", "upper": "A-Z", "lower": "a-z", "xdigit": "0-9A-Fa-f",
    "space": " \t\r\u{B}\u{C}", "blank": " \t", "cntrl": "\u{1}-\u{9}\u{B}-\u{1F}\u{7F}", "print": " -~",
    "graph": "!-~",
    "punct": "!-/:-@\\[-`{-~",
  ]

  /// The atom as often as what follows it says.
  private mutating func repeated(_ atom: [UInt8]) throws(PortableExpression.Failure) -> [UInt8] {
    var result = atom
    while let byte = next {
      if "*+?".utf8.contains(byte) {
        index += 1
        result.append(byte)
      } else if byte == UInt8(ascii: "{"), let (bounds, end) = interval() {
        index = end
        result = try expanded(result, bounds.0, bounds.1)
      } else {
        return result
      }
    }
    return result
  }

  /// `{m}`, `{m,}` or `{m,n}` at the place.
  private func interval() -> ((Int, Int?), Int)? {
    guard let close = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let parts = String(decoding: bytes[(index + 1)..<close], as: UTF8.self)
      .split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let low = parts[0].isEmpty ? 0 : Int(parts[0]) else { return nil }
    if parts.count == 1 { return parts[0].isEmpty ? nil : ((low, low), close + 1) }
    if parts[1].isEmpty { return ((low, nil), close + 1) }
    return Int(parts[1]).map { ((low, $0), close + 1) }
  }

  private func expanded(_ atom: [UInt8], _ low: Int, _ high: Int?) throws(PortableExpression.Failure) -> [UInt8] {
    let unit = [UInt8(ascii: "(")] + atom + [UInt8(ascii: ")")]
    guard unit.count * max(low, high ?? 0) <= 20_000 else { throw .init(reason: "its intervals make it too long") }
    let fixed = (0..<low).flatMap { _ in unit }
    guard let high else { return [UInt8(ascii: "(")] + fixed + unit + Array("*)".utf8) }
    guard high >= low else { throw .init(reason: "an interval ends before it begins") }
    let optional = (low..<high).reduce([UInt8]()) { inner, _ in
      [UInt8(ascii: "(")] + unit + inner + Array(")?".utf8)
    }
    return [UInt8(ascii: "(")] + fixed + optional + [UInt8(ascii: ")")]
  }
}
