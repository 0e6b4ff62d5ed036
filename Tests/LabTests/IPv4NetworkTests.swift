import Testing

@testable import Lab

@Suite struct IPv4NetworkTests {
  @Test(arguments: [
    ("192.168.0.0/16", "192.168.4.179", true), ("192.168.0.0/16", "192.169.0.1", false),
    ("192.168.7.9/16", "192.168.0.1", true), ("0.0.0.0/0", "54.240.225.157", true),
    ("10.0.0.1", "10.0.0.1", true), ("10.0.0.1", "10.0.0.2", false), ("10.0.0.0/31", "10.0.0.2", false),
    ("10.0.0.0/8", "not an address", false),
  ])
  func contains(network: String, address: String, expected: Bool) throws {
    #expect(try #require(IPv4Network(network)).contains(address) == expected)
  }

  @Test(arguments: [
    "", "10.0.0", "10.0.0.256", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "a.b.c.d/8", "::",
  ])
  func refuses(text: String) {
    #expect(IPv4Network(text).map { _ in text } == nil)
  }
}
