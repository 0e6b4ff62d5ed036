import Evidence
import Testing

@testable import History

@Suite struct LogReaderTests {
  private static let log = Array(
    "\u{1}c3 300\0\narticles/a.md\0other.txt\0\u{1}c2 200\0\narticles/b b.md\0articles/a.md\0\u{1}c1 100\0\narticles/ü.md\0"
      .utf8)

  @Test func theNewestChangeOfEachFile() {
    let reader = LogReader(wanted: ["articles/a.md", "articles/b b.md", "articles/ü.md"], edge: [])
    #expect(!reader.read(Self.log), "nothing is left to find")
    #expect(
      reader.changes == [
        "articles/a.md": Instant(seconds: 300), "articles/b b.md": Instant(seconds: 200),
        "articles/ü.md": Instant(seconds: 100),
      ])
  }

  @Test func piecesOfAnySize() {
    for size in [1, 2, 3, 7, 20] {
      let reader = LogReader(wanted: ["articles/a.md", "articles/ü.md", "never.md"], edge: [])
      for start in stride(from: 0, to: Self.log.count, by: size) {
        #expect(reader.read(Array(Self.log[start..<min(Self.log.count, start + size)])), "one is still wanted")
      }
      #expect(
        reader.changes == ["articles/a.md": Instant(seconds: 300), "articles/ü.md": Instant(seconds: 100)])
    }
  }

  @Test func whatTheEdgeOfAShallowCloneSaysIsNotKnown() {
    let reader = LogReader(wanted: ["articles/a.md", "articles/b b.md", "articles/ü.md"], edge: ["c2"])
    _ = reader.read(Self.log)
    #expect(
      reader.changes == ["articles/a.md": Instant(seconds: 300), "articles/ü.md": Instant(seconds: 100)],
      "b was last seen to change at the edge")
  }
}
