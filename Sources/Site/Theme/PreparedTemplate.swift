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

  func filled(_ keys: [String: String]) -> [UInt8] {
    var buffer = HTMLBuffer(capacity: 32 << 10)
    for part in parts {
      switch part {
      case .text(let bytes): buffer.append(bytes)
      case .key(let name, let isEscaped):
        let value = keys[name] ?? ""
        if isEscaped { buffer.appendEscaped(value) } else { buffer.append(value) }
      }
    }
    return buffer.bytes
  }
}
