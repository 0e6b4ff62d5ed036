import Foundation
import Testing
import Transcripts

@testable import Evidence

@Suite struct EvidenceLineTests {
  private static let now = Instant(seconds: 1_795_446_000)
  private static let whole = """
    {"schema":1,"article":"a","environment":"vpc","variant":"web-1","versions":{"aws-cli":"1.16.116"},"command":{"id":"a/1",\
    "block":"hash","verdict":"failed","reason":"r","at":"2026-11-23T15:00:00Z","duration":0.31,"attempts":1,\
    "tools":["aws-cli"],"exit":3,"output":"o","mismatch":{"claim":"c","rows":[{"rule":"differs","expected":"a","seen":"b"}]}}}
    """

  private func read(_ text: String, isWhole: Bool = true) throws(LineRefusal) -> EvidenceLine {
    try EvidenceLine(Array(text.utf8), isWhole: isWhole, now: Self.now)
  }

  @Test func everythingIsRead() throws {
    let line = try read(Self.whole)
    #expect(line.article == "a" && line.environment == "vpc" && line.variant == "web-1")
    #expect(line.versions == ["aws-cli": "1.16.116"])
    #expect(
      line.command
        == CommandEvidence(
          id: "a/1", block: "hash", verdict: .failed, reason: "r", at: Self.now, duration: 0.31, attempts: 1,
          tools: ["aws-cli"], exit: 3, output: "o",
          mismatch: Mismatch(claim: "c", rows: [.init(rule: .differs, expected: "a", seen: "b")])))
  }

  @Test func whatMayBeAbsent() throws {
    let line = try read(
      """
      {"schema":1,"article":"a","environment":"vpc","versions":{},"command":{"id":"a/1","block":"h","verdict":"passed",\
      "at":"2026-11-23T15:00:00Z","duration":0,"attempts":0,"tools":[]}}
      """)
    #expect(line.variant == nil && line.command.exit == nil && line.command.mismatch == nil)
  }

  /// A part of the line, what stands there instead, and why it is refused.
  static let refused: [(String, String, LineRefusal)] = [
    ("\"schema\":1", "\"schema\":2", .otherSchema(2)), ("\"schema\":1,", "", .notEvidence),
    ("\"a/1\"", "1", .notEvidence), ("failed", "perhaps", .notEvidence),
    ("2026-11-23T15", "2026-11-23 15", .notEvidence),
    ("2026-11-23", "2026-11-25", .inTheFuture(Instant(seconds: 1_795_446_000 + 2 * 86400))),
    ("2026", "1926", .absurd("a moment before 1970")), ("0.31", "-0.01", .absurd("a duration of -0.01 s")),
    ("0.31", "1e300", .absurd("a duration of 1e+300 s")), ("0.31", "1e999", .notEvidence),
    ("\"attempts\":1", "\"attempts\":-1", .absurd("-1 attempts")),
    ("\"attempts\":1", "\"attempts\":99999999999999999999", .notEvidence),
    ("\"exit\":3", "\"exit\":-1", .absurd("an exit status of -1")),
    ("1.16.116", String(repeating: "1", count: 300), .absurd("a tool or version of no readable length")),
    ("\"a\"", "\"a\u{0}\"", .notUTF8),
  ]

  @Test(arguments: refused) func whatCannotBeTrue(_ part: String, _ other: String, _ why: LineRefusal) {
    #expect(throws: why) { try read(Self.whole.replacing(part, with: other, maxReplacements: 1)) }
  }

  @Test func aDayOfDifferenceIsLetThrough() throws {
    #expect(
      try read(Self.whole.replacing("2026-11-23", with: "2026-11-24")).command.at.seconds == Self.now.seconds + 86400)
  }

  @Test func everyPlaceToCutIt() {
    for count in 1..<Self.whole.utf8.count {
      #expect(throws: LineRefusal.cutShort, "\(count)") { try read(String(Self.whole.prefix(count)), isWhole: false) }
      #expect(throws: LineRefusal.self) { try read(String(Self.whole.prefix(count))) }
    }
    #expect(throws: LineRefusal.cutShort) { try read(String(Self.whole.dropLast())) }
  }

  @Test(arguments: ["hello", "[]", "null", "1", "\"x\"", "{}", "{\"schema\":\"1\"}"]) func otherJSON(_ text: String) {
    #expect(throws: LineRefusal.notEvidence) { try read(text) }
  }

  @Test func bytesThatAreNoText() {
    #expect(throws: LineRefusal.notUTF8) { try EvidenceLine([0x7B, 0xFF, 0x7D], now: Self.now) }
    let wide = Self.whole.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(throws: LineRefusal.notUTF8) { try EvidenceLine(wide, now: Self.now) }
  }

  @Test(arguments: ["[", "{\"a\":"]) func deepNesting(_ opening: String) {
    let deep = String(repeating: opening, count: 300_000)
    #expect(throws: LineRefusal.self) { try read("{\"schema\":1,\"x\":" + deep) }
    let closing = opening == "[" ? "]" : "}"
    let closed = deep + "1" + String(repeating: closing, count: 300_000)
    #expect(throws: LineRefusal.self) { try read(Self.whole.dropLast() + ",\"x\":\(closed)}") }
  }
}
