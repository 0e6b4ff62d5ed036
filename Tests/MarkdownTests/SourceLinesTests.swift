import Testing

@testable import Markdown

@Suite struct SourceLinesTests {
  @Test(arguments: [
    ("a\nbb\n\nc", [0, 2, 5, 6, 7, 7]), ("a\r\nb\rc\n", [0, 3, 5, 7, 7]), ("", [0, 0]),
    ("\r\r\n\n", [0, 1, 3, 4]),
    ("\u{FEFF}a\nb", [3, 5, 6]),
  ])
  func findsOffsets(_ text: String, _ offsets: [Int]) {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var lines = SourceLines(bytes)
      #expect((1...offsets.count).map { lines.offset(ofLine: $0) } == offsets)
      #expect(lines.offset(ofLine: 2) == offsets[1])
    }
  }
}
