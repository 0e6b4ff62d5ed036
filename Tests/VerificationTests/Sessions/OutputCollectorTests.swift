import Testing

@testable import Verification

@Suite struct OutputCollectorTests {
  private static let mark = "\u{1}n0nce\n"

  /// What a collector makes of chunks that are followed by the end: each output that was marked, then the rest.
  private func collected(_ chunks: [String]) async -> (marked: [String], rest: String) {
    let collector = OutputCollector(mark: Array(Self.mark.utf8))
    for chunk in chunks { collector.append(chunk) }
    collector.end()
    var marked: [String] = []
    while let output = await collector.next() { marked.append(String(decoding: output.bytes, as: UTF8.self)) }
    return (marked, String(decoding: collector.rest().bytes, as: UTF8.self))
  }

  static let chunks: [([String], [String], String)] = [
    ([], [], ""),
    (["a\n" + mark], ["a\n"], ""),
    ([mark], [""], ""),
    (["no newline at the end" + mark], ["no newline at the end"], ""),
    (["a" + mark + "b" + mark + mark + "c"], ["a", "b", ""], "c"),
    (["a\u{1}n0", "nce\nb", mark, "c"], ["a", "b"], "c"),
    (["\u{1}n0nc", "X"], [], "\u{1}n0ncX"),
    (["\u{1}\u{1}n0nce", "\n"], ["\u{1}"], ""),
    (["\u{1}n0n\u{1}n0nce\n"], ["\u{1}n0n"], ""),
    (["a", "b", "c"], [], "abc"),
    (["", "a", "", mark, ""], ["a"], ""),
  ]

  @Test(arguments: chunks) func cutsAtMarks(_ chunks: [String], _ marked: [String], _ rest: String) async {
    let found = await collected(chunks)
    #expect(found.marked == marked)
    #expect(found.rest == rest)
  }

  @Test func cutsTheSameHoweverItComes() async {
    let text = "one\n" + Self.mark + "\u{1}n0" + Self.mark + Self.mark + "rest"
    for size in 1...text.utf8.count {
      let bytes = Array(text.utf8)
      let chunks = stride(from: 0, to: bytes.count, by: size).map { start in
        String(decoding: bytes[start..<min(start + size, bytes.count)], as: UTF8.self)
      }
      let found = await collected(chunks)
      #expect(found.marked == ["one\n", "\u{1}n0", ""], "in chunks of \(size)")
      #expect(found.rest == "rest", "in chunks of \(size)")
    }
  }

  @Test func countsWhatIsBeyondTheLimit() async throws {
    let collector = OutputCollector(mark: Array(Self.mark.utf8))
    let limit = OutputCollector.limit
    for _ in 0..<3 { collector.append(String(repeating: "x", count: limit / 2)) }
    collector.append("y" + Self.mark + "z" + Self.mark)
    let first = try #require(await collector.next())
    #expect(first.bytes.count == limit && first.bytes.allSatisfy { $0 == UInt8(ascii: "x") })
    #expect(first.dropped == limit / 2 + 1)
    let second = try #require(await collector.next())
    #expect(second.bytes == [UInt8(ascii: "z")])
    #expect(second.dropped == 0, "each command has a limit of its own")
  }

  @Test func keepsJustTheLimit() async throws {
    let collector = OutputCollector(mark: Array(Self.mark.utf8))
    collector.append(String(repeating: "x", count: OutputCollector.limit) + Self.mark)
    let output = try #require(await collector.next())
    #expect(output.bytes.count == 1 << 20)
    #expect(output.dropped == 0)
  }

  @Test func theRestIsGivenOnce() {
    let collector = OutputCollector(mark: Array(Self.mark.utf8))
    collector.append(Self.mark + "abc\u{1}n0")
    #expect(String(decoding: collector.rest().bytes, as: UTF8.self) == "abc\u{1}n0")
    #expect(collector.rest().bytes.isEmpty)
  }

  @Test func whoWaitsIsToldOfTheNextMarkAndOfTheEnd() async {
    let collector = OutputCollector(mark: Array(Self.mark.utf8))
    async let first = collector.next()
    collector.append("late")
    collector.append(Self.mark)
    #expect(String(decoding: await first?.bytes ?? [], as: UTF8.self) == "late")
    async let second = collector.next()
    collector.end()
    #expect(await second?.bytes == nil)
  }

  static let places: [(String, String, Int, Int?)] = [
    ("bc", "abcabc", 0, 1), ("bc", "abcabc", 2, 4), ("bc", "abcab", 2, nil), ("bc", "", 0, nil), ("bc", "b", 0, nil),
    ("bbc", "bbbbc", 0, 2),
  ]

  @Test(arguments: places) func finds(_ needle: String, _ text: String, _ start: Int, _ place: Int?) {
    #expect(find(Array(needle.utf8), in: Array(text.utf8), from: start) == place)
  }
}

extension OutputCollector {
  fileprivate func append(_ text: String) { Array(text.utf8).withUnsafeBytes { append($0) } }
}
