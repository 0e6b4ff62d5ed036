extension Phrases {
  /// The forms that reasons have in evidence, which holds them in English for readers of every language.
  private static let japaneseReasons: [(parts: [String], words: String)] = [
    (["needs ", ", which is not there"], "{0} が必要ですが、ここにはありません"),
    (["needs ", ", whose version could not be read"], "{0} が必要ですが、バージョンがわかりません"),
    (["needs ", ", here is ", ""], "{0} が必要です（ここでは {1}）"),
    (["not where there is ", ""], "特性 {0} のある環境は対象外"),
    (["only where there is ", ""], "特性 {0} のある環境のみ"),
    (["nothing but a comment"], "コメントのみ"),
    (["timed out after ", ""], "{0} でタイムアウト"),
    (["there is no ", " here"], "{0} がありません"),
    (["expected exit status ", ", got ", ""], "終了ステータス {0} のはずが {1}"),
    (["expected ", ", got ", ""], "{0} のはずが {1}"),
  ]

  /// A reason in the words of the page's language; as evidence has it where no form of it is known.
  func reason(_ text: String) -> String {
    guard isJapanese else { return text }
    for (parts, words) in Self.japaneseReasons {
      guard let holes = Self.holes(of: text, between: parts) else { continue }
      return holes.enumerated().reduce(words) { $0.replacing("{\($1.offset)}", with: $1.element) }
    }
    return text
  }

  /// What stands between the parts, of which the first begins the text and the last ends it.
  private static func holes(of text: String, between parts: [String]) -> [Substring]? {
    guard text.hasPrefix(parts[0]), text.hasSuffix(parts[parts.count - 1]) else { return nil }
    if parts.count == 1 { return text == parts[0] ? [] : nil }
    var rest = text.dropFirst(parts[0].count).dropLast(parts[parts.count - 1].count)
    var holes: [Substring] = []
    for part in parts[1..<(parts.count - 1)] {
      guard let range = rest.firstRange(of: part) else { return nil }
      holes.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty ? nil : holes + [rest]
  }
}
