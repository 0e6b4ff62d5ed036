import CCMark
import Glibc

@testable import Markdown

/// Parses a text and hands the document to `body`; it cannot leave the closure.
func parse<Result>(
  _ markdown: String, firstLine: Int = 1, dialect: Dialect = .commonMark, _ body: (borrowing Document) throws -> Result
) throws -> Result {
  try parse(Array(markdown.utf8), firstLine: firstLine, dialect: dialect, body)
}

func parse<Result>(
  _ markdown: [UInt8], firstLine: Int = 1, dialect: Dialect = .commonMark, _ body: (borrowing Document) throws -> Result
) throws -> Result {
  try markdown.withUnsafeBufferPointer { try body(try Document($0, firstLine: firstLine, dialect: dialect)) }
}

/// The HTML of the room's own renderer.
func html(
  _ markdown: String, _ options: RenderOptions = RenderOptions(), dialect: Dialect = .commonMark
) throws -> String {
  try html(Array(markdown.utf8), options, dialect: dialect)
}

func html(
  _ markdown: [UInt8], _ options: RenderOptions = RenderOptions(), dialect: Dialect = .commonMark
) throws -> String {
  try parse(markdown, dialect: dialect) { document in
    var buffer = HTMLBuffer()
    document.render(into: &buffer, options: options)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}

/// The HTML of libcmark's renderer.
func libcmarkHTML(_ markdown: [UInt8], unsafe: Bool) -> String {
  let tree = markdown.withUnsafeBytes {
    cmark_parse_document(
      $0.assumingMemoryBound(to: CChar.self).baseAddress, $0.count, CMARK_OPT_VALIDATE_UTF8)
  }
  defer { cmark_node_free(tree) }
  guard let rendered = cmark_render_html(tree, unsafe ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT) else {
    return ""
  }
  defer { free(rendered) }
  return String(cString: rendered)
}
