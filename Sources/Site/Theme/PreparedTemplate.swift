import Markdown

/// A template in which only what differs from page to page is still to be filled in.
struct PreparedTemplate: Sendable {
  private enum Part: Sendable {
    case text([UInt8])
    case key(String, isEscaped: Bool)
  }

  private let parts: [Part]

  /// Marks around a key in the rendered template: characters for private use, which no text has.
  private static let open: Character = "\u{F0000}"
  private static let close: Character = "\u{F0001}"

  /// What to give Mustache for a key that is to be filled in later; the ampersand shows whether the template escapes it.
  static func placeholder(_ key: String) -> String { "\(open)\(key)&\(close)" }

  init(rendered: String) {
    parts = rendered.split(separator: Self.open, omittingEmptySubsequences: false).enumerated().flatMap {
      index, part -> [Part] in
      guard index > 0, let close = part.firstIndex(of: Self.close) else { return [.text(Array(part.utf8))] }
      let name = part[..<close]
      let text = Array(part[part.index(after: close)...].utf8)
      return [.key(String(name.prefix { $0 != "&" }), isEscaped: name.hasSuffix("&amp;")), .text(text)]
    }
  }

  private init(parts: [Part]) { self.parts = parts }

  func filled(_ keys: [String: String]) -> [UInt8] {
    var buffer = HTMLBuffer(capacity: 32 << 10)
    for part in parts { Self.write(part, keys, into: &buffer) }
    return buffer.bytes
  }

  /// Writes the page, with the bytes of `content` in that key's place.
  func write(_ keys: [String: String], content: borrowing HTMLBuffer, into page: inout HTMLBuffer) {
    for part in parts {
      if case .key("content", _) = part {
        content.withBytes { page.append($0) }
      } else {
        Self.write(part, keys, into: &page)
      }
    }
  }

  /// The template with these keys filled in, for pages that have them in common.
  func filling(_ keys: [String: String]) -> PreparedTemplate {
    var filled: [Part] = []
    var text = HTMLBuffer(capacity: 16 << 10)
    for part in parts {
      if case .key(let name, _) = part, keys[name] == nil {
        filled += [.text(text.bytes), part]
        text.removeAll()
      } else {
        Self.write(part, keys, into: &text)
      }
    }
    return PreparedTemplate(parts: filled + [.text(text.bytes)])
  }

  private static func write(_ part: Part, _ keys: [String: String], into page: inout HTMLBuffer) {
    switch part {
    case .text(let bytes): page.append(bytes)
    case .key(let name, let isEscaped):
      let value = keys[name] ?? ""
      if isEscaped { page.appendEscaped(value) } else { page.append(value) }
    }
  }
}
