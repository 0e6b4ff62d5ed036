/// A JSON text (RFC 8259), or an example of one in which an ellipsis stands for members and elements not shown.
indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A number as it was written: large integers and trailing zeros survive.
  case number([UInt8])
  case string([UInt8])
  case array([JSONValue])
  case object([Member])
  /// In an example: any number of elements, none included.
  case ellipsis
  /// In an example: a hole in the place of a number, a string or a literal.
  case hole(LinePattern)

  struct Member: Sendable, Hashable {
    var name: [UInt8]
    var value: JSONValue
  }
}

extension JSONValue {
  /// The example as JSON, nil where it is not JSON but text.
  init?(example: OutputLines) {
    guard let first = example.lines.first?.first(where: { !$0.isBlank }), first == 0x7B || first == 0x5B,
      let value = try? Self.parse(Array(example.lines.joined(separator: [0x0A])), isExample: true)
    else { return nil }
    // A hole alone begins with a brace, too, and is a line like any other.
    switch value {
    case .object, .array: self = value
    default: return nil
    }
  }

  /// The member of an object that stands for members not shown.
  static let openMember = Member(name: Array("...".utf8), value: .ellipsis)

  /// Indented by four, as the AWS CLI prints it.
  var printed: String { rendered(indent: "") }

  /// The same value with the members of each object in the order of the example's, those it does not show behind them.
  func ordered(like example: JSONValue) -> JSONValue {
    switch (self, example) {
    case (.object(let members), .object(let wanted)):
      let places = Dictionary(wanted.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
      let sorted = members.enumerated().sorted { a, b in
        let (left, right) = (places[a.element.name] ?? wanted.count, places[b.element.name] ?? wanted.count)
        return (left, a.offset) < (right, b.offset)
      }
      return .object(
        sorted.map { _, member in
          guard let place = places[member.name] else { return member }
          return Member(name: member.name, value: member.value.ordered(like: wanted[place].value))
        })
    case (.array(let elements), .array(let wanted)) where elements.count == wanted.count:
      return .array(zip(elements, wanted).map { $0.ordered(like: $1) })
    default: return self
    }
  }

  private func rendered(indent: String) -> String {
    let inner = indent + "    "
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let digits): return digits.text
    case .string(let bytes): return quotedJSON(bytes)
    case .ellipsis: return "..."
    case .hole(let pattern): return pattern.text.text
    case .array(let elements):
      if elements.isEmpty { return "[]" }
      return "[\n" + elements.map { inner + $0.rendered(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      return "{\n"
        + members.map {
          $0 == Self.openMember ? inner + "..." : "\(inner)\(quotedJSON($0.name)): \($0.value.rendered(indent: inner))"
        }
        .joined(separator: ",\n") + "\n\(indent)}"
    }
  }
}

/// The string as JSON writes it.
func quotedJSON(_ bytes: [UInt8]) -> String {
  var text = "\""
  for scalar in bytes.text.unicodeScalars {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where scalar.value < 0x20:
      let hex = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text + "\""
}
