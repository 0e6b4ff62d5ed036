import CCMark
import Testing

@testable import Markdown

@Suite struct HTMLBufferTests {
  private func written(_ body: (inout HTMLBuffer) -> Void) -> String {
    var buffer = HTMLBuffer(capacity: 1)
    body(&buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test func appendsEachKind() {
    let text = written {
      $0.append("<p>" as StaticString)
      $0.append("é\(1)")
      $0.append([0x41, 0x42])
      $0.append(0x43)
      $0.append([])
      $0.append("")
    }
    #expect(text == "<p>é1ABC")
  }

  @Test func growsAndIsUsedAgain() {
    var buffer = HTMLBuffer(capacity: 3)
    for round in 0..<3 {
      for number in 0..<1000 { buffer.append("\(number),") }
      #expect(buffer.count == 3890)
      #expect(buffer.withBytes { $0.count } == 3890)
      #expect(buffer.last == UInt8(ascii: ","))
      buffer.removeAll(keepingCapacity: round == 0)
      #expect(buffer.count == 0)
      #expect(buffer.last == nil)
      #expect(buffer.bytes.isEmpty)
    }
  }

  @Test func escapesAtEveryPlaceOfAWord() {
    for special in ["&", "<", ">", "\""] {
      for before in 0..<20 {
        for after in 0..<20 {
          let (a, b) = (String(repeating: "a", count: before), String(repeating: "é", count: after))
          let reference = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"][special] ?? ""
          #expect(written { $0.appendEscaped(a + special + b + special) } == a + reference + b + reference)
        }
      }
    }
  }

  @Test func escapesNothingElse() {
    let all = (1..<256).map { UInt8($0) }.filter { !"&<>\"".utf8.contains($0) }
    var buffer = HTMLBuffer()
    buffer.appendEscaped(all + all.reversed())
    #expect(buffer.bytes == all + all.reversed())
  }

  /// libcmark is asked for each character as the destination of a link.
  @Test func escapesURLsAsLibcmarkDoes() {
    for code in (1..<0x180 as Range<UInt32>) {
      guard let scalar = Unicode.Scalar(code), let link = cmark_node_new(CMARK_NODE_LINK) else { continue }
      defer { cmark_node_free(link) }
      cmark_node_set_url(link, "x\(scalar)y")
      guard let rendered = cmark_render_html(link, CMARK_OPT_DEFAULT) else { continue }
      defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
      let own = written { $0.appendURL("x\(scalar)y") }
      #expect(String(cString: rendered) == "<a href=\"\(own)\"></a>", "U+\(code)")
    }
  }
}
