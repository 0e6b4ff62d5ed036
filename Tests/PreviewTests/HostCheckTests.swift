import Testing

@testable import Preview

@Suite struct HostCheckTests {
  @Test(arguments: ["127.0.0.1", "127.0.0.1:8080", "localhost", "LocalHost:9", "[::1]", "[::1]:8080"])
  func thisMachineIsAnswered(_ host: String) { #expect(HostCheck.isLocal(host)) }

  @Test(arguments: [
    nil, "", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080", "127.0.0.1:", "127.0.0.1:80a",
    "127.0.0.1@evil.example", "[::1]evil", "[::2]", "0.0.0.0", "192.168.0.1:8080",
  ])
  func othersAreNot(_ host: String?) { #expect(!HostCheck.isLocal(host)) }
}
