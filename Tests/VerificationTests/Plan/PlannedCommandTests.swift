import Diagnostics
import KnowledgeBase
import Testing
import Transcripts

@testable import Verification

/// What is known of a command before anything runs: its name, its time, and why it is not to run.
@Suite struct PlannedCommandTests {
  @Test func namesAndPlaces() async throws {
    let blocks = [
      Fixture.block("$ echo 1\n1\n$ echo 2\n2", "id=two"), "# A heading\n\n" + Fixture.block("$ echo 3\n3"),
    ]
    let job = try await Fixture.job(blocks[0], blocks[1])
    #expect(job.commands.map(\.id) == ["two/1", "two/2", "a-heading-1/1"])
    #expect(job.commands.map(\.location.line) == [7, 9, 16])
    #expect(job.commands.allSatisfy { $0.location.file == "Content/articles/a.md" })
    #expect(job.commands[0].blockHash == job.commands[1].blockHash)
    #expect(job.commands[0].blockHash != job.commands[2].blockHash)
    #expect(job.commands[1].expectation.match(Array("2\n".utf8)) == .matched)
    #expect(job.commands[1].expectation.match(Array("1\n".utf8)) != .matched)
  }

  static let timeouts: [(String, String, Duration)] = [
    ("", "", .seconds(30)), ("", "timeout: 7s", .seconds(7)), ("timeout=6m", "timeout: 7s", .seconds(360)),
    ("timeout=200ms", "", .milliseconds(200)),
  ]

  @Test(arguments: timeouts) func timeout(_ info: String, _ environment: String, _ expected: Duration) async throws {
    #expect(try await Fixture.command("$ true", info, environment: environment).timeout == expected)
  }

  @Test func theArticlesOwnNeedsAndTraitsComeFirst() async throws {
    let block = Fixture.block("$ true", "needs=\"jq >=1.6\" when=\"!internet\"")
    let job = try await Fixture.job(
      block, environment: "traits: [lab]", matter: "needs: [aws-cli <2]\nwhen: [lab]")
    let attributes = try #require(job.commands.first).attributes
    #expect(attributes.needs.map(\.description) == ["aws-cli <2", "jq >=1.6"])
    #expect(attributes.when.map(\.description) == ["lab", "!internet"])
  }

  private static let unwilling = "it writes, and ‘local’ does not say ‘writes: allowed’; --allow-writes permits it"
  private static let unclear = "whether it writes cannot be told; say writes=no on the block if it does not"

  /// The block's attributes, its content, lines of the environment, what stands in the way.
  static let obstacles: [(String, String, String, Obstacle?)] = [
    ("", "$ nslookup example.com", "", nil),
    ("skip=\"costs money\"", "$ true", "", .skipped("costs money")),
    ("skip=\"costs money\" when=vpc", "$ rm x", "", .skipped("costs money")),
    ("", "PS C:\\> Get-Date", "", .skipped("PowerShell")),
    ("", "PS C:\\> Get-Date", "writes: allowed", .skipped("PowerShell")),
    ("when=vpc", "$ true", "", .skipped("only where there is vpc")),
    ("when=vpc", "$ true", "traits: [vpc]", nil),
    ("when=!vpc", "$ true", "traits: [vpc]", .skipped("not where there is vpc")),
    ("when=!vpc", "$ true", "", nil),
    ("when=\"vpc,!internet\"", "$ true", "traits: [vpc, internet]", .skipped("not where there is internet")),
    ("when=vpc", "$ rm x", "", .skipped("only where there is vpc")),
    ("", "$ rm x", "", .refused(unwilling)),
    ("", "$ rm x", "writes: refused", .refused(unwilling)),
    ("", "$ rm x", "writes: allowed", nil),
    ("writes=no", "$ rm x", "", nil),
    ("writes", "$ echo x", "", .refused(unwilling)),
    ("writes", "$ echo x", "writes: allowed", nil),
    ("", "$ ./deploy", "", .refused(unclear)),
    ("writes=no", "$ ./deploy", "", nil),
    ("writes", "$ ./deploy", "", .refused(unwilling)),
    ("", "$ ./deploy", "writes: allowed", nil),
  ]

  @Test(arguments: obstacles) func obstacle(
    _ info: String, _ content: String, _ environment: String, _ expected: Obstacle?
  ) async throws {
    #expect(try await Fixture.command(content, info, environment: environment).obstacle == expected)
  }

  @Test func whatAnObstacleIsInAReport() {
    #expect(Obstacle.skipped("a").verdict == .skipped)
    #expect(Obstacle.refused("b").verdict == .refused)
    #expect([Obstacle.skipped("a"), .refused("b")].map(\.reason) == ["a", "b"])
  }
}
