import CCMark

/// A tree that libcmark parsed, freed with its owner. It must not cross to another task while it is in use:
/// libcmark keeps no global state, but a tree has no locks.
struct ParsedTree: ~Copyable {
  let root: Node

  /// - Parameter source: Markdown; what is not UTF-8 and NUL become U+FFFD.
  init(_ source: UnsafeBufferPointer<UInt8>) {
    // libcmark reads a pointer even for an empty text.
    let tree =
      source.isEmpty
      ? cmark_parse_document("", 0, CMARK_OPT_DEFAULT)
      : source.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_VALIDATE_UTF8)
      }
    guard let root = Node(tree) else {
      preconditionFailure("libcmark makes a tree of any text, or ends the program when memory is short")
    }
    self.root = root
  }

  /// Takes over a tree that was released.
  init(owning root: Node) {
    self.root = root
  }

  /// Leaves the tree to the caller.
  consuming func release() -> Node {
    let root = root
    discard self
    return root
  }

  deinit {
    cmark_node_free(root.pointer)
  }
}
