import CCMark

/// A walk through a node and everything below it, in document order, without recursion: nesting costs no
/// stack.
///
/// The events are those of libcmark's own iterator, which needs about twice the calls; each article is walked
/// twice.
struct TreeWalk {
  struct Event {
    let node: Node
    let kind: cmark_node_type

    /// Leaves are entered only, other nodes are entered and left.
    let entering: Bool
  }

  /// The nodes that are entered and not left.
  private var open: [(node: Node, kind: cmark_node_type)] = []
  private var upcoming: Node?

  init(_ root: Node) {
    upcoming = root
    open.reserveCapacity(16)
  }

  /// Nil when the root has been left.
  mutating func next() -> Event? {
    if let node = upcoming { return enter(node) }
    guard let (node, kind) = open.popLast() else { return nil }
    upcoming = open.isEmpty ? nil : node.next
    return Event(node: node, kind: kind, entering: false)
  }

  private mutating func enter(_ node: Node) -> Event {
    let kind = node.kind
    if kind.isLeaf {
      upcoming = open.isEmpty ? nil : node.next
    } else {
      open.append((node, kind))
      upcoming = node.firstChild
    }
    return Event(node: node, kind: kind, entering: true)
  }
}

extension cmark_node_type {
  fileprivate var isLeaf: Bool {
    switch self {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE,
      CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK:
      true
    default: false
    }
  }
}
