/// Compares JSON with an example of it: layout and the order of members don't count, kinds of values do.
struct JSONMatcher {
  let inAnyOrder: Bool

  /// The first claim that does not hold, in words that begin with its path; nil if all hold.
  func mismatch(_ example: JSONValue, _ seen: JSONValue, at path: String) -> String? {
    switch (example, seen) {
    case (.ellipsis, _): nil
    case (.hole(let pattern), _):
      pattern.firstMismatch(in: seen.scalarText).map { "\(path): \($0.words(in: seen.scalarText, of: pattern))" }
    case (.object(let wanted), .object(let members)): mismatch(wanted, members, at: path)
    case (.array(let wanted), .array(let elements)):
      inAnyOrder ? unordered(wanted, elements, at: path) : ordered(wanted, elements, at: path)
    case (.string(let wanted), .string(let text)): mismatch(string: wanted, text, at: path)
    case (.number(let wanted), .number(let number)): mismatch(number: wanted, number, at: path)
    default: example == seen ? nil : "\(path): expected \(example.summary), got \(seen.summary)"
    }
  }

  private func mismatch(
    _ wanted: [JSONValue.Member], _ members: [JSONValue.Member], at path: String
  ) -> String? {
    let isOpen = wanted.contains(JSONValue.openMember)
    let byName = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    for member in wanted where member != JSONValue.openMember {
      let place = "\(path).\(member.name.text)"
      guard let value = byName[member.name] else {
        return "\(place): expected \(member.value.summary), got no such member"
      }
      if let broken = mismatch(member.value, value, at: place) { return broken }
    }
    guard !isOpen else { return nil }
    let names = Set(wanted.map(\.name))
    guard let extra = members.first(where: { !names.contains($0.name) }) else { return nil }
    return "\(path): did not expect the member \(quoted(extra.name)) (write ... where members may follow)"
  }

  private func ordered(_ wanted: [JSONValue], _ elements: [JSONValue], at path: String) -> String? {
    guard wanted.contains(.ellipsis) else {
      for (index, pair) in zip(wanted, elements).enumerated() {
        if let broken = mismatch(pair.0, pair.1, at: "\(path)[\(index)]") { return broken }
      }
      return lengthMismatch(wanted, elements, at: path)
    }
    return matchesWithEllipsis(wanted, elements) ? nil : "\(path): the elements shown are not there in this order"
  }

  private func lengthMismatch(_ wanted: [JSONValue], _ elements: [JSONValue], at path: String) -> String? {
    wanted.count == elements.count
      ? nil : "\(path): expected \(wanted.count) element\(wanted.count == 1 ? "" : "s"), got \(elements.count)"
  }

  /// The same dynamic programme as for lines.
  private func matchesWithEllipsis(_ wanted: [JSONValue], _ elements: [JSONValue]) -> Bool {
    var row = [Bool](repeating: false, count: elements.count + 1)
    row[0] = true
    for item in wanted {
      var next = [Bool](repeating: false, count: row.count)
      if item == .ellipsis {
        guard let first = row.firstIndex(of: true) else { return false }
        for index in first..<next.count { next[index] = true }
      } else {
        for index in elements.indices where row[index] && mismatch(item, elements[index], at: "") == nil {
          next[index + 1] = true
        }
      }
      row = next
    }
    return row[elements.count]
  }

  private func unordered(_ wanted: [JSONValue], _ elements: [JSONValue], at path: String) -> String? {
    let shown = wanted.filter { $0 != .ellipsis }
    let fits = shown.map { item in elements.indices.filter { mismatch(item, elements[$0], at: "") == nil } }
    guard assignment(fits, count: elements.count) != nil else {
      return "\(path): expected an element like \(shown[fits.firstIndex(where: \.isEmpty) ?? 0].summary)"
    }
    return wanted.contains(.ellipsis) ? nil : lengthMismatch(wanted, elements, at: path)
  }

  private func mismatch(string wanted: [UInt8], _ text: [UInt8], at path: String) -> String? {
    if wanted == text { return nil }
    if let kind = wholeStringKind(wanted) {
      if let seen = wholeStringKind(text), kind.accepts(seen) { return nil }
      return "\(path): expected \(kind.words), got \(quoted(text))"
    }
    let pattern = LinePattern(wanted)
    guard let difference = pattern.firstMismatch(in: text) else { return nil }
    return "\(path): \(difference.words(in: text, of: pattern))"
  }

  private func mismatch(number wanted: [UInt8], _ number: [UInt8], at path: String) -> String? {
    if wanted == number { return nil }
    if let kind = epoch(wanted), let seen = epoch(number), kind == seen { return nil }
    return "\(path): expected \(wanted.text), got \(number.text)"
  }

  /// Digits that are a value only as a whole string.
  private func wholeStringKind(_ text: [UInt8]) -> ValueKind? {
    guard text.allSatisfy(\.isDigit) else { return nil }
    return text.count == 12 ? .accountID : epoch(text)
  }

  /// Ten digits (or thirteen) with an optional fraction, as botocore prints times.
  private func epoch(_ number: [UInt8]) -> ValueKind? {
    let digits = number.prefix { $0.isDigit }
    let rest = number.dropFirst(digits.count)
    guard digits.count == 10 || digits.count == 13, digits.first != 0x30 else { return nil }
    guard rest.isEmpty || rest.first == 0x2E && rest.dropFirst().allSatisfy(\.isDigit) else { return nil }
    return .epoch(digits: digits.count)
  }
}

extension JSONValue {
  /// A number, a literal or a string without its quotes, as one line.
  var scalarText: [UInt8] {
    switch self {
    case .string(let text), .number(let text): text
    default: Array(printed.utf8)
    }
  }

  /// A few words for a report.
  fileprivate var summary: String {
    switch self {
    case .string(let text): quoted(text)
    case .object(let members): members.isEmpty ? "{}" : "an object"
    case .array(let elements): elements.isEmpty ? "[]" : "an array"
    default: printed
    }
  }
}
