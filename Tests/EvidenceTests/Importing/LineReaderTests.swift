import Foundation
import Testing

@testable import Evidence

@Suite struct LineReaderTests {
  private func lines(_ text: String, limit: Int = 10) throws -> [LineReader.Line] {
    try withFolder { folder in
      try Data(text.utf8).write(to: URL(filePath: folder + "/f"))
      var reader = try LineReader(path: folder + "/f", upTo: limit)
      var found: [LineReader.Line] = []
      while let line = try reader.next() { found.append(line) }
      return found
    }
  }

  private func whole(_ text: String) -> LineReader.Line { .text(Array(text.utf8), isWhole: true) }

  @Test func linesAndTheirEnds() throws {
    #expect(try lines("") == [])
    #expect(try lines("a\n\nb\n") == [whole("a"), whole(""), whole("b")])
    #expect(try lines("a\nb") == [whole("a"), .text(Array("b".utf8), isWhole: false)])
  }

  @Test func longLinesArePassedOver() throws {
    let long = String(repeating: "x", count: 200_000)
    #expect(try lines("a\n\(long)\nb\n") == [whole("a"), .tooLong, whole("b")])
    #expect(try lines(long) == [.tooLong])
    #expect(try lines("1234567890\n12345678901\n") == [whole("1234567890"), .tooLong])
    #expect(try lines(long + "\n", limit: 200_000) == [whole(long)])
  }

  @Test func whatCannotBeRead() throws {
    try withFolder { folder in
      #expect(throws: LineReaderError(code: ENOENT)) { _ = try LineReader(path: folder + "/none", upTo: 9) }
      #expect(throws: LineReaderError(code: EISDIR)) { _ = try LineReader(path: folder, upTo: 9) }
    }
  }
}
