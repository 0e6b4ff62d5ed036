public import Diagnostics

extension KnowledgeBase {
  /// Where the front matter of an article says `value` under `key`; the line of the key, or the file's first, where that cannot
  /// be told. The file is read again: this is for what goes wrong, and front matter does not carry its places along.
  public func place(of value: String, under key: String, in article: Article) -> SourceLocation {
    let start = SourceLocation(file: tree.name(article.path), line: 1)
    guard let source = try? source(of: article),
      let node = try? YAMLNode.document(String(decoding: source.bytes[source.frontMatter], as: UTF8.self)),
      let entry = node.mapping?.first(where: { $0.key.string == key })
    else { return start }
    let reader = YAMLReader(file: start.file, lineOffset: 1)
    return reader.location(Self.find(value, in: entry.value) ?? entry.key)
  }

  private static func find(_ value: String, in node: YAMLNode) -> YAMLNode? {
    switch node.content {
    case .sequence(let nodes): nodes.lazy.compactMap { find(value, in: $0) }.first
    case .mapping(let members): members.lazy.compactMap { find(value, in: $0.value) }.first
    case .scalar(let text, _): text == value ? node : nil
    }
  }
}
