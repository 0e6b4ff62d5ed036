import CCMark
import Glibc

/// A node of libcmark's tree; valid while the `Document` that owns the tree lives.
struct Node: Hashable {
  let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  var kind: cmark_node_type { cmark_node_get_type(pointer) }
  var parent: Node? { Node(cmark_node_parent(pointer)) }
  var previous: Node? { Node(cmark_node_previous(pointer)) }
  var next: Node? { Node(cmark_node_next(pointer)) }
  var firstChild: Node? { Node(cmark_node_first_child(pointer)) }
  var lastChild: Node? { Node(cmark_node_last_child(pointer)) }

  /// Lines of the parsed text, counted from 1; see `BlockContent` for where libcmark's own positions go
  /// wrong.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// In bytes, counted from 1.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  /// The text of a leaf (text, code, raw HTML, code block); empty for other kinds.
  var literal: UnsafeBufferPointer<UInt8> { utf8(cmark_node_get_literal(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var fenceInfo: UnsafeBufferPointer<UInt8> { utf8(cmark_node_get_fence_info(pointer)) }
  var url: UnsafeBufferPointer<UInt8> { utf8(cmark_node_get_url(pointer)) }

  var isBlockQuote: Bool { kind == CMARK_NODE_BLOCK_QUOTE }
  var isList: Bool { kind == CMARK_NODE_LIST }
  var isBulletList: Bool { cmark_node_get_list_type(pointer) == CMARK_BULLET_LIST }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

  /// The title of a link or an image; nil if none is written, empty for `[a](b "")`.
  var title: UnsafeBufferPointer<UInt8>? {
    guard let title = cmark_node_get_title(pointer), UInt(bitPattern: title) != Self.absentTitle else {
      return nil
    }
    return utf8(title)
  }

  /// libcmark answers one and the same empty C string for every link that has no title, and its renderer
  /// writes ` title=""` for a title that is written but empty. The address tells them apart.
  private static let absentTitle: UInt = {
    let link = cmark_node_new(CMARK_NODE_LINK)
    defer { cmark_node_free(link) }
    return UInt(bitPattern: cmark_node_get_title(link))
  }()
}

/// The bytes of a C string without its end; none for a null pointer.
private func utf8(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
  guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
  return UnsafeBufferPointer(
    start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
}
