import CCMark

/// Changes to a tree. libcmark refuses what CommonMark forbids (a block within a paragraph); custom nodes may hold
/// anything that their kind allows.
extension Node {
  /// A number of the caller's own; 0 on a node that libcmark made.
  var tag: Int {
    get { Int(bitPattern: cmark_node_get_user_data(pointer)) }
    nonmutating set { cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue)) }
  }

  static func make(_ kind: cmark_node_type) -> Node {
    guard let node = Node(cmark_node_new_with_mem(kind, TreeMemory.functions)) else {
      preconditionFailure("libcmark makes every node that it is asked for, or ends the program")
    }
    return node
  }

  static func text(_ text: some Collection<UInt8>) -> Node {
    let node = make(CMARK_NODE_TEXT)
    node.setLiteral(text)
    return node
  }

  /// The text must hold no NUL; nothing that libcmark parsed does.
  func setLiteral(_ text: some Collection<UInt8>) {
    withCString(text) { cmark_node_set_literal(pointer, $0) }
  }

  func setURL(_ url: some Collection<UInt8>) {
    withCString(url) { cmark_node_set_url(pointer, $0) }
  }

  func setTitle(_ title: some Collection<UInt8>) {
    withCString(title) { cmark_node_set_title(pointer, $0) }
  }

  func setFenceInfo(_ info: some Collection<UInt8>) {
    withCString(info) { cmark_node_set_fence_info(pointer, $0) }
  }

  func insert(before other: Node) { cmark_node_insert_before(other.pointer, pointer) }
  func append(_ child: Node) { cmark_node_append_child(pointer, child.pointer) }

  /// Takes over the children of another node, up to but without `end`.
  func adoptChildren(of other: Node, upTo end: Node? = nil) {
    while let child = other.firstChild, child != end { append(child) }
  }

  /// Takes the node and all below it out of the tree, for good.
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  var isFirstChild: Bool { previous == nil }

  /// Whether the other node is among the nodes above.
  func isWithin(_ other: Node) -> Bool {
    var ancestor = parent
    while let node = ancestor {
      if node == other { return true }
      ancestor = node.parent
    }
    return false
  }

  private func withCString(_ text: some Collection<UInt8>, _ body: (UnsafePointer<CChar>?) -> Int32) {
    let terminated = Array(text) + [0]
    terminated.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { _ = body($0.baseAddress) }
    }
  }
}
