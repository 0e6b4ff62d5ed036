import CCMark

/// A comment that takes in another file: `<!-- include: path.md -->`.
public struct Inclusion: Sendable, Equatable {
  /// As it is written.
  public let path: String
  /// The line of the text, counted from 1.
  public let line: Int
  /// Whether it is a block of its own at the left edge of the text. Elsewhere it includes nothing.
  public let isBlock: Bool

  /// Those of a text, in its order; code has none. A text that is too much for libcmark has none either.
  public static func all(in source: UnsafeBufferPointer<UInt8>) -> [Inclusion] {
    guard source.contains(Array("<!--".utf8)), source.contains(Array("include:".utf8)),
      (try? Limits.check(source, firstLine: 1)) != nil
    else { return [] }
    let tree = ParsedTree(source)
    var found: [Inclusion] = []
    var walk = TreeWalk(tree.root)
    while let event = walk.next() {
      let node = event.node
      guard event.kind == CMARK_NODE_HTML_BLOCK || event.kind == CMARK_NODE_HTML_INLINE,
        let (path, isAll) = path(in: node.literal)
      else { continue }
      let isBlock = isAll && event.kind == CMARK_NODE_HTML_BLOCK && node.parent == tree.root
      found.append(Inclusion(path: path, line: node.startLine, isBlock: isBlock))
    }
    return found
  }

  /// The path of a comment that begins a piece of raw HTML, and whether the comment is all of it.
  private static func path(in html: UnsafeBufferPointer<UInt8>) -> (path: String, isAll: Bool)? {
    let text = html.drop(while: \.isBlank)
    guard text.starts(with: "<!--".utf8) else { return nil }
    let comment = text.dropFirst(4).drop(while: \.isBlank)
    guard comment.starts(with: "include:".utf8) else { return nil }
    let rest = comment.dropFirst(8)
    guard let end = rest.firstRange(of: "-->".utf8) else { return nil }
    let path = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
    return (
      String(path.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed()),
      rest[end.upperBound...].allSatisfy(\.isSpace)
    )
  }
}
