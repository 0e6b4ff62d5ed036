import CCMark

/// The line that makes a block quote an alert: `[!NOTE]`, with `+` or `-` behind it if readers may fold it, and a title if it has
/// one of its own.
struct AlertLine {
  let kind: AlertKind
  let folding: Folding?
  /// The bytes before the title.
  let length: Int

  /// - Parameter text: the first text of a block quote.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.starts(with: "[!".utf8), let close = text.prefix(16).firstIndex(of: UInt8(ascii: "]")),
      let kind = AlertKind(rawValue: String(decoding: text[2..<close].map(\.asciiLowercased), as: UTF8.self))
    else { return nil }
    var rest = text[(close + 1)...]
    switch rest.first {
    case UInt8(ascii: "+"): folding = .open
    case UInt8(ascii: "-"): folding = .closed
    default: folding = nil
    }
    if folding != nil { rest = rest.dropFirst() }
    guard rest.first?.isBlank != false else { return nil }
    self.kind = kind
    length = rest.drop(while: \.isBlank).startIndex
  }
}
