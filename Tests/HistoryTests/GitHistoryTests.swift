import Evidence
import Foundation
import Testing

@testable import History

/// Against the git of this machine.
@Suite struct GitHistoryTests {
  /// A folder that git commands run in; gone with the value.
  private final class Repository: Sendable {
    let root = NSTemporaryDirectory() + "sooth-git-\(UUID().uuidString)"

    init() throws {
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func write(_ path: String, _ text: String) throws {
      let url = URL(filePath: root + "/" + path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }

    func git(_ arguments: String..., at time: Int = 0) throws {
      let program = Process()
      program.executableURL = URL(filePath: "/usr/bin/git")
      program.arguments =
        ["-C", root, "-c", "user.name=N", "-c", "user.email=n@example.com", "-c", "init.defaultBranch=main"]
        + arguments
      let date = "@\(time) +0000"
      program.environment = ProcessInfo.processInfo.environment.merging([
        "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date,
      ]) { $1 }
      program.standardOutput = Pipe()
      program.standardError = Pipe()
      try program.run()
      program.waitUntilExit()
      try #require(program.terminationStatus == 0, "git \(arguments)")
    }

    func commit(at time: Int) throws {
      try git("add", "-A")
      try git("commit", "-qm", "m", at: time)
    }
  }

  private static func history() throws -> Repository {
    let repository = try Repository()
    try repository.git("init", "-q")
    try repository.write("c/articles/a.md", "1")
    try repository.write("c/articles/ü b.md", "1")
    try repository.write("outside.md", "1")
    try repository.commit(at: 1_000_000_000)
    try repository.write("c/articles/a.md", "2")
    try repository.commit(at: 1_100_000_000)
    try repository.write("outside.md", "2")
    try repository.commit(at: 1_200_000_000)
    return repository
  }

  @Test func filesByTheirPathsInTheFolder() async throws {
    let repository = try Self.history()
    #expect(
      await GitHistory.git.lastChanges(in: repository.root + "/c") == [
        "articles/a.md": Instant(seconds: 1_100_000_000), "articles/ü b.md": Instant(seconds: 1_000_000_000),
      ])
  }

  @Test func whatIsNotCommittedAsItStandsIsNotKnown() async throws {
    let repository = try Self.history()
    try repository.write("c/articles/a.md", "3")
    try repository.write("c/articles/new.md", "1")
    #expect(
      await GitHistory.git.lastChanges(in: repository.root + "/c") == [
        "articles/ü b.md": Instant(seconds: 1_000_000_000)
      ])
  }

  @Test func aShallowCloneKnowsOnlyWhatLiesWithinIt() async throws {
    let repository = try Self.history()
    let clone = try Repository()
    try clone.git("clone", "-q", "--depth", "2", "file://" + repository.root, "k")
    #expect(
      await GitHistory.git.lastChanges(in: clone.root + "/k") == ["outside.md": Instant(seconds: 1_200_000_000)],
      "the second commit is the edge, and looks as if it had made all else")
  }

  @Test func outsideARepositoryNothingIsKnown() async throws {
    let folder = try Repository()
    try folder.write("articles/a.md", "1")
    #expect(await GitHistory.git.lastChanges(in: folder.root).isEmpty)
    #expect(await GitHistory.git.lastChanges(in: folder.root + "/nowhere").isEmpty)
    try folder.git("init", "-q")
    #expect(await GitHistory.git.lastChanges(in: folder.root).isEmpty, "no commit yet")
  }
}
