import Foundation
import Testing

@testable import Evidence

@Suite struct InstantTests {
  static let moments: [(Int, String)] = [
    (0, "1970-01-01T00:00:00Z"), (1_709_164_800, "2024-02-29T00:00:00Z"), (1_795_445_999, "2026-11-23T14:59:59Z"),
    (951_782_399, "2000-02-28T23:59:59Z"), (4_102_444_800, "2100-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
  ]

  @Test(arguments: moments) func text(_ seconds: Int, _ text: String) throws {
    #expect(Instant(seconds: seconds).description == text)
    let json = try JSONEncoder().encode([Instant(seconds: seconds)])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([Instant].self, from: json) == [Instant(seconds: seconds)])
  }

  @Test(arguments: ["", "now", "2026-11-23", "2026-13-23T00:00:00Z"]) func whatIsNone(_ text: String) {
    #expect(throws: (any Error).self) { try JSONDecoder().decode([Instant].self, from: Data("[\"\(text)\"]".utf8)) }
  }

  @Test func order() {
    #expect(Instant(seconds: 1) < Instant(seconds: 2))
    #expect(Instant.now > Instant(seconds: 1_700_000_000))
  }
}
