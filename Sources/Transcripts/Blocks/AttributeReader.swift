/// Reads the info string of a fence: its language, then `key=value`, `key="a b"` and bare flags.
struct AttributeReader {
  struct Attribute: Hashable {
    var name: String
    var value: String?
    /// Where the name begins, in bytes from the beginning of the info string.
    var offset: Int
  }

  /// Every attribute that a block may have now.
  static let names = [
    "id", "exit", "timeout", "when", "needs", "match", "hidden", "writes", "skip", "stderr", "retry", "prompt",
    "isolated", "always", "tab",
  ]

  private(set) var language = ""
  private(set) var attributes: [Attribute] = []
  private(set) var problems: [(error: AttributeError, offset: Int)] = []

  init(_ info: String) {
    let bytes = Array(info.utf8)
    var index = bytes.end(from: 0) { $0.isBlank }
    let end = bytes.end(from: index) { !$0.isBlank }
    language = bytes[index..<end].text
    index = end
    while true {
      index = bytes.end(from: index) { $0.isBlank }
      guard index < bytes.count else { break }
      attribute(bytes, &index)
    }
  }

  private mutating func attribute(_ bytes: [UInt8], _ index: inout Int) {
    let start = index
    index = bytes.end(from: index) { !$0.isBlank && $0 != 0x3D }
    var attribute = Attribute(name: bytes[start..<index].text, value: nil, offset: start)
    if bytes.byte(index) == 0x3D {
      let opening = index + 1
      if bytes.byte(opening) == 0x22 {
        index = bytes.end(from: opening + 1) { $0 != 0x22 }
        attribute.value = bytes[opening + 1..<index].text
        if index == bytes.count { problems.append((.unclosedQuote(attribute.name), start)) }
        index = min(index + 1, bytes.count)
      } else {
        index = bytes.end(from: opening) { !$0.isBlank }
        attribute.value = bytes[opening..<index].text
      }
    }
    attributes.append(attribute)
  }

  /// The attributes as a value, together with what is wrong in them.
  mutating func interpreted() -> BlockAttributes {
    var result = BlockAttributes()
    var seen: Set<String> = []
    for attribute in attributes {
      do throws(AttributeError) {
        guard seen.insert(attribute.name).inserted else { throw .repeated(attribute.name) }
        try interpret(attribute, into: &result)
      } catch {
        problems.append((error, attribute.offset))
      }
    }
    return result
  }

  private func interpret(_ attribute: Attribute, into result: inout BlockAttributes) throws(AttributeError) {
    let name = attribute.name
    func value() throws(AttributeError) -> String {
      guard let value = attribute.value, !value.isEmpty else { throw name == "skip" ? .emptySkip : .needsValue(name) }
      return value
    }
    switch name {
    case "id": result.id = try identifier(value())
    case "exit": result.exit = try exitStatus(value())
    case "timeout": result.timeout = try duration(value())
    case "when": result.when = try BlockAttributes.when(value())
    case "needs": result.needs = try BlockAttributes.needs(value())
    case "match":
      guard let mode = MatchMode(rawValue: try value()) else { throw .badMatch(try value()) }
      result.match = mode
    case "hidden", "isolated", "always":
      guard attribute.value == nil else { throw .takesNoValue(name) }
      switch name {
      case "hidden": result.isHidden = true
      case "isolated": result.isIsolated = true
      default: result.isAlways = true
      }
    case "stderr":
      guard let stream = StandardError(rawValue: try value()) else { throw .badStandardError(try value()) }
      result.standardError = stream
    case "retry": result.retry = try retry(value())
    case "prompt": result.prompt = try value()
    case "tab":
      result.tab = try value().utf8.trimmingBlanks.text
      if result.tab?.isEmpty ?? true { throw .needsValue(name) }
    case "writes":
      switch attribute.value {
      case nil, "yes": result.writes = true
      case "no": result.writes = false
      case let text?: throw .badWrites(text)
      }
    case "skip": result.skip = try value()
    default: throw .unknown(name)
    }
  }

  private func identifier(_ text: String) throws(AttributeError) -> String {
    guard text.utf8.allSatisfy({ $0.isWord || $0 == 0x2D }) else { throw .badID(text) }
    return text
  }

  private func exitStatus(_ text: String) throws(AttributeError) -> BlockAttributes.ExitStatus {
    switch text {
    case "nonzero": return .nonzero
    case "any": return .any
    default:
      guard let code = Int(text), (0...255).contains(code) else { throw .badExit(text) }
      return .code(code)
    }
  }

  /// `60s/5s`: for how long, and how often.
  private func retry(_ text: String) throws(AttributeError) -> Retry {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Duration(shortForm: String($0)) }
    guard parts.count == 2, let duration = parts[0], let interval = parts[1], interval > .zero else {
      throw .badRetry(text)
    }
    return Retry(duration: duration, interval: interval)
  }

  private func duration(_ text: String) throws(AttributeError) -> Duration {
    guard let duration = Duration(shortForm: text), duration > .zero else { throw .badDuration(text) }
    return duration
  }
}

extension BlockAttributes {
  /// Reads a list of tools and versions: `aws-cli >=1.16 <2, nslookup`.
  public static func needs(_ text: String) throws(AttributeError) -> [Requirement] {
    try list(text) { part throws(AttributeError) in try Requirement(part) }
  }

  /// Reads a list of traits: `private-endpoint, !internet`.
  public static func when(_ text: String) throws(AttributeError) -> [TraitCondition] {
    try list(text) { part throws(AttributeError) in
      let isNegated = part.hasPrefix("!")
      let name = isNegated ? String(part.dropFirst()) : part
      guard !name.isEmpty, name.utf8.allSatisfy({ $0.isWord || $0 == 0x2D }) else { throw .badTrait(part) }
      return TraitCondition(trait: name, isNegated: isNegated)
    }
  }

  private static func list<Element>(
    _ text: String, _ read: (String) throws(AttributeError) -> Element
  ) throws(AttributeError) -> [Element] {
    var result: [Element] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      result.append(try read(part.utf8.trimmingBlanks.text))
    }
    return result
  }
}

extension Duration {
  /// Reads `500ms`, `30s`, `6m`, `2h` or `7d`; nil if the text is none of these.
  public init?(shortForm text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number < 1_000_000 else { return nil }
    switch text.dropFirst(digits.count) {
    case "ms": self = .milliseconds(number)
    case "s": self = .seconds(number)
    case "m": self = .seconds(number * 60)
    case "h": self = .seconds(number * 3600)
    case "d": self = .seconds(number * 86400)
    default: return nil
    }
  }
}
