import Testing

@testable import Lab

@Suite struct ContentHashTests {
  @Test(arguments: [
    ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
  ])
  func isFNV1a(text: String, name: String) {  // vectors of draft-eastlake-fnv
    var hash = ContentHash()
    hash.add(text.utf8)
    #expect(hash.name == name)
  }

  @Test func hasSixteenDigitsAlways() {
    // "77kepQFQ8Kl" has the hash zero: draft-eastlake-fnv, appendix on zero hashes.
    var hash = ContentHash()
    hash.add([0xd5, 0x6b, 0xb9, 0x53, 0x42, 0x87, 0x08, 0x36])
    #expect(hash.name == "0000000000000000")
  }
}
