import CCMark

/// A tree that libcmark parsed, freed with its owner. It must not cross to another task while it is in use:
/// libcmark keeps no global state, but a tree has no locks.
struct ParsedTree: ~Copyable {
  let root: Node

  /// - Parameter source: Markdown; what is not UTF-8 and NUL become U+FFFD.
  init(_ source: UnsafeBufferPointer<UInt8>) {
    TreeMemory.current.pointee.open()
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, TreeMemory.functions) else {
      preconditionFailure("libcmark makes a parser, or ends the program when memory is short")
    }
    source.withMemoryRebound(to: CChar.self) { text in
      if !text.isEmpty { cmark_parser_feed(parser, text.baseAddress, text.count) }
    }
    let tree = cmark_parser_finish(parser)
    cmark_parser_free(parser)
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

  /// Its nodes are in the thread's memory of trees, and go with that.
  deinit {
    TreeMemory.current.pointee.close()
  }
}
