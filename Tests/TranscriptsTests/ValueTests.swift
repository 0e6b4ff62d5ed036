import Testing

@testable import Transcripts

@Suite struct Values {
  /// A line and the names of the kinds recognised in it, left to right.
  static let recognised: [(String, [String])] = [
    ("10.0.0.1", ["private-ip"]), ("172.16.0.1", ["private-ip"]), ("172.32.0.1", ["public-ip"]),
    ("192.168.255.255", ["private-ip"]),
    ("192.169.0.1", ["public-ip"]), ("127.0.0.53", ["loopback-ip"]), ("169.254.169.254", ["link-local-ip"]),
    ("100.64.0.1", ["cgnat-ip"]),
    ("100.128.0.1", ["public-ip"]), ("203.0.113.7", ["public-ip"]), ("54.240.225.157", ["public-ip"]),
    ("10.0.0.1:443", ["private-ip"]), ("10.0.0.1#53", ["private-ip"]), ("(10.0.0.1)", ["private-ip"]),
    ("at 10.0.0.1.", ["private-ip"]),
    ("https://10.0.0.1/x", ["private-ip"]), ("10.0.0.0/8", []), ("10.0.19045.1", []), ("1.10.0.0.1", []),
    ("10.0.0.1.example", []),
    ("ip-10.0.0.1", []), ("10.0.0.1-x", []), ("v10.0.0.1", []), ("256.1.1.1", []), ("1.2.3", []),
    ("fd00::1", ["private-ip"]), ("2001:db8::1", ["public-ip"]), ("::1", ["loopback-ip"]),
    ("fe80::1", ["link-local-ip"]),
    ("::ffff:10.0.0.1", ["private-ip"]), ("[fd00::1]:443", ["private-ip"]), ("12:34:56", []), ("aa:bb:cc:dd:ee:ff", []),
    ("fd00::/8", []),
    ("2019-03-03T12:00:00Z", ["timestamp"]), ("2019-03-03 12:00:00.123+09:00", ["timestamp"]),
    ("2019-03-03", ["timestamp"]),
    ("2019-13-03", []), ("log-2019-03-03", []), ("Tue, 15 Nov 1994 08:12:31 GMT", ["timestamp"]),
    ("Mon Nov 23 14:00:10 UTC 2026", ["timestamp"]),
    ("Sun Mar  3 12:00:00 JST 2019", ["timestamp"]), ("Monday", []),
    ("1792dd49-d49b-44c6-b5f9-bae3725f1f19", ["uuid"]), ("1792dd49-d49b-44c6-b5f9-bae3725f1f1", []),
    ("https://sqs.x/123456789012/q", ["account-id"]), ("123456789012", []),
    ("arn:aws:sqs:ap-northeast-1:123456789012:test-queue", ["arn"]),
    ("vpce-01234567890123456", ["aws-id"]), ("vpce-0123456789012345", []), ("i-0abcdef1", ["aws-id"]),
    ("vpce-01234567890123456-abcdefgh.sqs.ap-northeast-1.vpce.amazonaws.com", ["aws-id"]),
    ("my-vpce-01234567890123456", []),
    ("8b1a9953c4611296a827abf8c47804d7", ["digest"]), ("8b1a9953c4611296a827abf8c47804d", []),
    ("AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a8DuH+x9oXyz==", ["token"]),
    ("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", []),
    ("time=0.03 ms", ["duration"]), ("took 3.2s", ["duration"]), ("real\t0m0.723s", ["duration"]), ("5 seconds", []),
    ("in 5 seconds", ["duration"]),
    ("in 5 steps", []), ("a 3m-long", []), ("aws-cli/1.16.116 Python/3.11.2 botocore/1.12.106", []), ("port 443", []),
  ]

  @Test(arguments: recognised) func kinds(_ line: String, _ names: [String]) {
    #expect(Recognizer.values(in: Array(line.utf8)).map(\.value.kind.name) == names)
  }

  /// Pairs of values, and whether the first is an example of the second.
  static let accepted: [(String, String, Bool)] = [
    ("192.168.4.179", "10.0.3.7", true), ("192.168.4.179", "54.240.225.157", false), ("192.168.4.179", "fd00::1", true),
    ("192.168.4.179", "127.0.0.1", false), ("2001:db8::1", "54.1.1.1", true),
    ("arn:aws:sqs:ap-northeast-1:123456789012:q", "arn:aws:sqs:ap-northeast-1:000000000000:other", true),
    ("arn:aws:sqs:ap-northeast-1:123456789012:q", "arn:aws:sqs:eu-west-1:123456789012:q", false),
    ("arn:aws:iam::123456789012:user/lab", "arn:aws:iam::123456789012:role/lab", false),
    ("vpce-01234567890123456", "vpce-0aaaaaaaaaaaaaaaa", true),
    ("vpce-01234567890123456", "vpc-01234567890123456", false),
    ("8b1a9953c4611296a827abf8c47804d7", "00000000000000000000000000000000", true),
    ("8b1a9953c4611296a827abf8c47804d7", "da39a3ee5e6b4b0d3255bfef95601890afd80709", false),
    ("2019-03-03T12:00:00Z", "2026-11-23T14:00:00.5+09:00", true), ("2019-03-03T12:00:00Z", "2019-03-03", false),
    (" 3.2s", " 45 ms", true), ("1792dd49-d49b-44c6-b5f9-bae3725f1f19", "00000000-0000-0000-0000-000000000000", true),
    ("1.16.116", "1.16.117", false), ("17", "18", false),
  ]

  @Test(arguments: accepted) func acceptance(_ example: String, _ seen: String, _ holds: Bool) {
    #expect(LinePattern(Array(example.utf8)).matches(Array(seen.utf8)) == holds)
  }

  @Test func longLinesOfOneWordAreReadOnce() {
    // One scan from each character of a word of 200,000 would take minutes.
    let line = Array(String(repeating: "aA1+", count: 50_000).utf8)
    #expect(Recognizer.values(in: line).count == 1)
  }
}
