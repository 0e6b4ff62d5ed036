import CCMark

/// Pairs the runs of one or two `~` within one block, each a text node of its own (GFM 0.29, 6.5). Runs of one length pair,
/// and only within one emphasis.
///
/// As with `_`, one `~` between letters or digits is text: 1~2時間、3~4日 holds ranges, and GitHub strikes them out.
struct Strikethrough {
  private struct Opener {
    let node: Node
    let order: Int
  }

  /// The runs that may begin something, of one parent: those of one `~`, and those of two.
  private var openers: [[Opener]] = [[], []]
  private var parent: Node?
  private var order = 0

  /// Takes the next run of the block.
  ///
  /// - Returns: the node that took the place of the run and of the one that it ends, if it ends one.
  mutating func add(_ run: Node, length: Int, before: Unicode.Scalar?, after: Unicode.Scalar?) -> Node? {
    if run.parent != parent {
      (parent, openers) = (run.parent, [[], []])
    }
    order += 1
    let flanking = Flanking(before: before, after: after)
    let isWithinWord = length == 1 && Self.isWord(before) && Self.isWord(after)
    guard !isWithinWord else { return nil }
    if flanking.canClose, let opener = openers[length - 1].popLast() {
      openers[2 - length].removeLast(while: { $0.order > opener.order })
      return join(opener.node, run)
    }
    if flanking.canOpen { openers[length - 1].append(Opener(node: run, order: order)) }
    return nil
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { !$0.isMarkdownWhitespace && !$0.isMarkdownPunctuation } ?? false
  }

  private func join(_ opener: Node, _ closer: Node) -> Node {
    let deleted = Node.make(CMARK_NODE_CUSTOM_INLINE)
    deleted.insert(before: opener)
    while let node = opener.next, node != closer { deleted.append(node) }
    opener.remove()
    closer.remove()
    return deleted
  }
}

extension Array {
  /// Removes elements from the end as long as they satisfy the condition.
  fileprivate mutating func removeLast(while isUnwanted: (Element) -> Bool) {
    while let last, isUnwanted(last) { removeLast() }
  }
}
