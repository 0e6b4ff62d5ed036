import CCMark

/// A tree that libcmark parsed, freed with its owner. It must not cross to another task while it is in use:
/// libcmark keeps no global state, but a tree has no locks.
struct ParsedTree: ~Copyable {
  let root: Node

  /// - Parameter source: Markdown; what is not UTF-8 and NUL become U+FFFD. Nil if libcmark makes no tree.
  init?(_ source: UnsafeBufferPointer<UInt8>) {
    // libcmark reads a pointer even for an empty text.
    let tree =
      source.isEmpty
      ? cmark_parse_document("", 0, CMARK_OPT_DEFAULT)
      : source.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_VALIDATE_UTF8)
      }
    guard let root = Node(tree) else { return nil }
    self.root = root
  }

  deinit {
    cmark_node_free(root.pointer)
  }
}
