import Foundation
import Testing

/// One change to one block of the first article.
struct Change: CustomTestStringConvertible, Sendable {
  let name: String
  let block: String
  let old: String
  let new: String
  /// The broken claim in the report's words.
  var words = ""

  init(_ name: String, in block: String, _ old: String, _ new: String, _ words: String = "") {
    (self.name, self.block, self.old, self.new, self.words) = (name, block, old, new, words)
  }

  var testDescription: String { name }

  func applied() throws -> FirstArticle.Block { try FirstArticle.block(block).replacing(old, new) }
}

private let url = "https://sqs.ap-northeast-1.amazonaws.com"
private let queues = """
      "QueueUrls": [
          "\(url)/123456789012/test-queue"
      ]

  """

extension RealLab {
  /// Each claim of the first article, changed alone, breaks it; what is no claim may be anything of its kind.
  @Suite struct MutationTests {
    static let lies: [Change] = [
      Change(
        "the endpoint's address is public", in: "two-names", "Address: 192.168.4.179", "Address: 52.94.5.1",
        "expected a public address, got 192.168.4.179 (a private address)"),
      Change(
        "the legacy name's address is private", in: "two-names", "54.240.225.157", "10.1.2.3",
        "expected a private address, got 54.240.225.157 (a public address)"),
      Change(
        "the name that was asked for", in: "two-names", "Name:\tap-northeast-1.queue.amazonaws.com",
        "Name:\teu-west-1.queue.amazonaws.com", "eu-west-1.queue.amazonaws.com"),

      Change("exit status 0", in: "time-out", "exit=255", "exit=0", "expected exit status 0, got 255"),
      Change("exit status 254", in: "time-out", "exit=255", "exit=254", "expected exit status 254, got 255"),
      Change(
        "a word of the error", in: "time-out", "Connect timeout", "Read timeout",
        "expected ‘Read timeout on endpoint URL: \"https://ap-northeast-1.queue.amazonaws.com/\"’, got ‘Connect timeout"
      ),
      Change(
        "the host in the error", in: "time-out", "\"https://ap-northeast-1.queue.amazonaws.com/\"", "\"\(url)/\"",
        "got ‘Connect timeout on endpoint URL: \"https://ap-northeast-1.queue.amazonaws.com/\"’"),
      Change(
        "the queue URL helps", in: "queue-url", "exit=255", "exit=0", "expected exit status 0, got 255"),

      Change(
        "the host in the queue URL", in: "endpoint-url", "\"\(url)/", "\"https://ap-northeast-1.queue.amazonaws.com/",
        "$.QueueUrls[0]: expected ‘https://ap-northeast-1.queue.amazonaws.com/123456789012/test-queue’, got ‘\(url)/"),
      Change(
        "the queue's name", in: "endpoint-url", "/test-queue\"", "/best-queue\"",
        "$.QueueUrls[0]: expected ‘\(url)/123456789012/best-queue’"),
      Change(
        "a member renamed", in: "endpoint-url", "\"QueueUrls\"", "\"QueueURLs\"",
        "$.QueueURLs: expected an array, got no such member"),
      Change(
        "a member left out", in: "endpoint-url", queues, "", "$: did not expect the member ‘QueueUrls’"),
      Change(
        "a member more", in: "endpoint-url", queues, "    \"NextToken\": \"x\",\n" + queues,
        "$.NextToken: expected ‘x’, got no such member"),

      Change(
        "the caller is public", in: "audit", "\"192.168.1.10\"", "\"203.0.113.9\"",
        "$.sourceIPAddress: expected a public address, got 192.168.1.10 (a private address)"),
      Change(
        "no endpoint but a VPC", in: "audit", "\"vpce-01234567890123456\"", "\"vpc-01234567890123456\"",
        "$.vpcEndpointId: expected an identifier vpc-…, got vpce-01234567890123456"),
      Change(
        "another event", in: "audit", "\"eventName\": \"PurgeQueue\"", "\"eventName\": \"DeleteQueue\"",
        "$.eventName: expected ‘DeleteQueue’, got ‘PurgeQueue’"),
      Change(
        "the member that tells renamed", in: "audit", "\"vpcEndpointId\"", "\"vpcEndpointID\"",
        "$.vpcEndpointID: expected ‘vpce-01234567890123456’, got no such member"),
      Change(
        "no member may follow", in: "audit", "\"vpce-01234567890123456\",\n    ...\n", "\"vpce-01234567890123456\"\n",
        "$: did not expect the member ‘"),

      Change(
        "the host that is called", in: "which-host", "(1): ap-northeast-1.queue.", "(1): sqs.ap-northeast-1.",
        "got ‘Starting new HTTPS connection (1): ap-northeast-1.queue.amazonaws.com:443’"),
      Change(
        "the host that version 2 calls", in: "which-host-2", "(1): sqs.ap-northeast-1.", "(1): ap-northeast-1.queue.",
        "got ‘Starting new HTTPS connection (1): sqs.ap-northeast-1.amazonaws.com:443’"),
      Change(
        "the version", in: "version", "aws-cli/1.16.116", "aws-cli/1.16.117",
        "expected ‘aws-cli/1.16.117 Python/... botocore/1.12.106’, got ‘aws-cli/1.16.116 "),
      Change(
        "the library's version", in: "version", "botocore/1.12.106", "botocore/1.12.105",
        "expected ‘aws-cli/1.16.116 Python/... botocore/1.12.105’, got ‘aws-cli/1.16.116 "),
    ]

    @Test(arguments: lies) func breaks(_ lie: Change) async throws {
      let workspace = try Workspace(try lie.applied())
      defer { workspace.remove() }
      let outcome = try await workspace.sooth("verify", "--no-evidence")
      #expect(outcome.status == 1, "\(outcome.words)")
      #expect(outcome.output.contains(" · 1 failed · 0 skipped "), "\(outcome.words)")
      #expect(outcome.output.contains(": failed: \(lie.block)/"), "\(outcome.words)")
      #expect(outcome.output.contains(lie.words), "\(outcome.words)")
    }

    private static let first = "Name:\tsqs.ap-northeast-1.amazonaws.com\nAddress: 192.168.4.179\n"
    private static let second = "Name:\tsqs.ap-northeast-1.amazonaws.com\nAddress: 192.168.3.59\n"
    private static let list = "{\n    \"QueueUrls\": [\n        \"\(url)/123456789012/test-queue\"\n    ]\n}"

    static let truths: [Change] = [
      Change("another private address", in: "two-names", "Address: 192.168.4.179", "Address: 10.0.3.7"),
      Change("another public address", in: "two-names", "Address: 54.240.225.157", "Address: 198.51.100.7"),
      Change("the other order of the records", in: "two-names", first + second, second + first),
      Change("one record for both", in: "two-names", first + second, second),
      Change("another account number", in: "endpoint-url", "/123456789012/", "/210987654321/"),
      Change("JSON in one line", in: "endpoint-url", list, "{\"QueueUrls\":[\"\(url)/123456789012/test-queue\"]}"),
      Change("another time", in: "audit", "2026-11-23T15:02:09Z", "2019-03-07T01:02:03Z"),
      Change("another endpoint", in: "audit", "vpce-01234567890123456", "vpce-0fedcba9876543210"),
      Change("another caller in the VPC", in: "audit", "\"192.168.1.10\"", "\"10.20.30.40\""),
    ]

    /// All in one article: it passes only if each of them does.
    @Test func whatIsNoClaimBreaksNothing() async throws {
      let workspace = try Workspace(try FirstArticle.block("two-names"))
      defer { workspace.remove() }
      let blocks = try Self.truths.enumerated().map { index, change in
        try change.applied().replacing("id=\(change.block)", "id=truth-\(index)")
      }
      try workspace.setArticle(blocks.map(\.text))
      let outcome = try await workspace.sooth("verify", "--no-evidence")
      #expect(outcome.status == 0, "\(outcome.words)")
      let commands = blocks.reduce(0) { $0 + $1.text.components(separatedBy: "\n$ ").count - 1 }
      #expect(outcome.output.contains("✓ \(commands) passed · 0 failed · 0 skipped "), "\(outcome.words)")
    }

    /// The article unchanged, the world another.
    @Test func theResolverGivesAPublicAddress() async throws {
      let workspace = try Workspace(try FirstArticle.block("two-names"))
      defer { workspace.remove() }
      let name = "      sqs.ap-northeast-1.amazonaws.com:"
      try workspace.edit(Workspace.environment, line: name, "\(name) [52.94.5.1]")
      let outcome = try await workspace.sooth("verify", "--no-evidence")
      #expect(outcome.status == 1, "\(outcome.words)")
      #expect(outcome.output.contains(": failed: two-names/2\n"), "\(outcome.words)")
      #expect(
        outcome.output.contains("expected a private address, got 52.94.5.1 (a public address)"), "\(outcome.words)")
    }
  }
}
