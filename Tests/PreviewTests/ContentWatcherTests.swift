import Diagnostics
import Testing

@testable import Preview

@Suite struct ContentWatcherTests {
  /// Waits until all of `wanted` was told; whatever else was told comes back too.
  private func told(_ watcher: ContentWatcher, _ wanted: Set<String>) async -> Set<String> {
    var seen: Set<String> = []
    for await change in watcher.changes {
      if case .paths(let paths) = change { seen.formUnion(paths) }
      if wanted.isSubset(of: seen) { return seen }
    }
    return seen
  }

  @Test(.timeLimit(.minutes(2))) func whatIsWrittenMovedOrTakenAwayIsTold() async throws {
    let folder = try Folder()
    try folder.write("articles/a.md", "a")
    try folder.write("articles/b.md", "b")
    let watcher = try ContentWatcher(folder.path)
    try folder.write("articles/a.md", "A")
    // A process that is being started elsewhere may hold what was written above, and close it only now.
    #expect(await told(watcher, ["articles/a.md"]).subtracting(["articles/b.md"]) == ["articles/a.md"])
    // The way of most editors: the new text goes to a file beside it, which takes its place.
    try folder.write("articles/.a.md.swp", "AA")
    try folder.write("articles/a.md~", "A")
    try folder.move("articles/.a.md.swp", "articles/a.md")
    #expect(await told(watcher, ["articles/a.md"]) == ["articles/a.md"])
    try folder.move("articles/b.md", "articles/c.md")
    #expect(await told(watcher, ["articles/b.md", "articles/c.md"]) == ["articles/b.md", "articles/c.md"])
    try folder.remove("articles/c.md")
    #expect(await told(watcher, ["articles/c.md"]) == ["articles/c.md"])
    watcher.stop()
  }

  @Test(.timeLimit(.minutes(2))) func foldersThatComeAreWatched() async throws {
    let folder = try Folder()
    try folder.write("site.yml", "title: T")
    let watcher = try ContentWatcher(folder.path)
    try folder.write("articles/deep/er/a.md", "a")
    _ = await told(watcher, ["articles/deep/er/a.md"])
    try folder.write("articles/deep/er/b.md", "b")
    _ = await told(watcher, ["articles/deep/er/b.md"])
    // Under its new name, and no more under the old one.
    try folder.move("articles/deep", "articles/other")
    _ = await told(watcher, ["articles/deep", "articles/other", "articles/other/er/a.md"])
    try folder.write("articles/other/er/b.md", "B")
    #expect(await told(watcher, ["articles/other/er/b.md"]) == ["articles/other/er/b.md"])
    watcher.stop()
  }

  @Test func aFolderThatIsNotThereIsTold() throws {
    #expect(throws: Diagnosed.self) { try ContentWatcher("/nowhere/at/all") }
  }

  @Test(arguments: [".a.md", "a.md~", "#a.md#", ".#a.md", "a.swp", "4913", "a.tmp"])
  func filesOfEditorsAreNoContent(_ name: String) { #expect(!FolderWatches.isContent(name)) }
}
