import Diagnostics
import Foundation
import Glibc
import KnowledgeBase
import Testing

@testable import Site

@Suite struct OutputFolderTests {
  private static let site = [
    "site.yml": "title: T", "articles/a.md": article("A"), "articles/b.md": article("B"),
    "articles/sqs/c.md": article("C"), "articles/x.png": "x",
  ]

  @Test func aSecondBuildTouchesNothing() async throws {
    let shop = try Workshop()
    let first = try await shop.build(Self.site)
    let (bytes, stamps) = (try shop.snapshot(), try shop.stamps())
    let second = try await shop.build(Self.site)
    #expect(second.written == 0 && second.unchanged == first.written && second.removed == 0)
    #expect(try shop.snapshot() == bytes)
    #expect(try shop.stamps() == stamps)
  }

  @Test func onlyWhatChangedIsWritten() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let before = try shop.stamps()
    var files = Self.site
    files["articles/sqs/c.md"] = article("C", "Other text.")
    let summary = try await shop.build(files)
    let after = try shop.stamps()
    let changed = after.keys.filter { before[$0] != after[$0] }.sorted()
    #expect(summary.written == changed.count)
    #expect(changed.filter { !$0.hasPrefix("search/") } == ["sqs/c.html", "sqs/c.md"])
    #expect(try shop.page("sqs/c.html").contains("Other text."))
  }

  @Test func whatIsNoLongerMadeIsTakenAway() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    var files = Self.site
    files["articles/sqs/c.md"] = nil
    files["articles/x.png"] = nil
    let summary = try await shop.build(files)
    #expect(summary.removed >= 4)
    #expect(try !shop.files().contains { $0.hasPrefix("sqs") || $0 == "x.png" })
    #expect(!FileManager.default.fileExists(atPath: shop.output + "/sqs"), "nor is its folder left")
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func whatOthersPutThereStays() async throws {
    let shop = try Workshop()
    try shop.write(["CNAME": "docs.example.com", "sqs/notes.txt": "mine", ".well-known/x": "y"], below: "output")
    try await shop.build(Self.site)
    var files = Self.site
    files["articles/sqs/c.md"] = nil
    try await shop.build(files)
    #expect(try shop.page("CNAME") == "docs.example.com")
    #expect(try shop.page("sqs/notes.txt") == "mine")
    #expect(try shop.page(".well-known/x") == "y")
  }

  @Test func aManifestThatSomebodyChangedLeadsNowhereElse() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    try shop.write(["precious": "mine", "output/own/precious": "mine"], below: ".")
    let manifest = try shop.page(".sooth/files")
    try shop.write(
      [".sooth/files": manifest + "\n../precious\n/etc/hostname\nown/../../precious\nown\n\n.\n"], below: "output")
    try await shop.build(Self.site)
    #expect(FileManager.default.fileExists(atPath: shop.root + "/precious"))
    #expect(try shop.page("own/precious") == "mine")
    #expect(try shop.files().contains("index.html"))
  }

  @Test func nothingIsLeftAside() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    _ = try await shop.problems(Self.site.merging(["articles/d.md": article("D", "[x](y.md)")]) { $1 })
    let own = try FileManager.default.subpathsOfDirectory(atPath: shop.output + "/.sooth")
    #expect(own == ["files"])
  }

  @Test func whatAKilledBuildLeftAsideIsTakenAway() async throws {
    let shop = try Workshop()
    try shop.write([".sooth/new/deep/er/x.html": "half", ".sooth/new/index.html": "half"], below: "output")
    try await shop.build(Self.site)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: shop.output + "/.sooth") == ["files"])
    #expect(try !shop.files().contains("deep/er/x.html"))
  }

  @Test func theEvidenceAloneRewritesItsPages() async throws {
    let shop = try Workshop()
    var files = Self.site
    files["environments/here.yml"] = "title: Here"
    files["articles/a.md"] = article("A", "```console id=k\n$ true\n```\n")
    let base = try await KnowledgeBase.load(.memory(files))
    try await shop.build(base)
    let before = try shop.stamps()
    try Witness(base: base).testify("a", to: shop.evidence)
    try await shop.build(base)
    let after = try shop.stamps()
    #expect(
      before.keys.filter { before[$0] != after[$0] }.sorted() == [
        "a.html", "evidence.json", "index.html", "site.json", "verification.html",
      ])
  }

  /// An output folder that cannot be: the place, and what the system says of it.
  static let places: [(String, String)] = [
    ("file", "Not a directory"), ("file/below", "Not a directory"), ("/proc/sooth", ""),
  ]

  @Test(arguments: places) func aPlaceThatCannotBeWritten(_ place: String, _ reason: String) async throws {
    let shop = try Workshop()
    try shop.write(["file": "mine"], below: ".")
    let path = place.hasPrefix("/") ? place : shop.root + "/" + place
    let base = try await KnowledgeBase.load(.memory(Self.site))
    await #expect {
      _ = try await SiteBuilder(base, evidence: shop.evidence, output: path).build()
    } throws: { error in
      let found = (error as? Diagnosed)?.diagnostics ?? []
      return found.map(\.identifier) == ["unwritable"] && (reason.isEmpty || found[0].summary.contains(reason))
        && found[0].notes.contains { $0.contains("--output") }
    }
    #expect(try String(contentsOfFile: shop.root + "/file", encoding: .utf8) == "mine")
  }

  /// Where a page is to go there is a folder that is not a build's own: nothing changes.
  @Test func aFolderInTheWayOfAPage() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    try shop.write(["new.html/mine": "mine"], below: "output")
    let (before, stamps) = (try shop.snapshot(), try shop.stamps())
    var files = Self.site
    files["articles/new.md"] = article("New")
    files["articles/a.md"] = article("Other A")
    #expect(try await shop.problems(files).map(\.identifier) == ["unwritable"])
    #expect(try shop.snapshot() == before)
    #expect(try shop.stamps() == stamps)
  }

  /// A file of the build's own becomes a folder, and a folder a file.
  @Test func filesAndFoldersChangePlaces() async throws {
    let shop = try Workshop()
    let one = Self.site.merging(["articles/data": "file", "articles/more/x": "in a folder"]) { $1 }
    let two = Self.site.merging(["articles/data/x": "in a folder", "articles/more": "file"]) { $1 }
    for files in [one, two, one] {
      #expect(try await shop.problems(files).isEmpty)
      #expect(try linkProblems(shop.output) == [])
      #expect(try shop.files().contains(files["articles/data"] == nil ? "data/x" : "data"))
    }
  }

  @Test func twoBuildsAtOnce() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let before = try shop.snapshot()
    let other = open(shop.output, O_RDONLY | O_DIRECTORY)
    defer { close(other) }
    try #require(flock(other, LOCK_EX | LOCK_NB) == 0)
    let found = try await shop.problems(Self.site.merging(["articles/d.md": article("D")]) { $1 })
    #expect(found.map(\.identifier) == ["busy"])
    #expect(found.first?.notes.isEmpty == false)
    #expect(try shop.snapshot() == before)
    #expect(flock(other, LOCK_UN) == 0)
    #expect(try await shop.problems(Self.site).isEmpty)
  }

  @Test func ofManyBuildsAtOnceEachIsWholeOrRefused() async throws {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(Self.site))
    let refused = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 {
        group.addTask {
          do {
            try await shop.build(base)
            return []
          } catch {
            return (error as? Diagnosed)?.diagnostics.map(\.identifier) ?? ["\(error)"]
          }
        }
      }
      return await group.reduce(into: [[String]]()) { $0.append($1) }
    }
    #expect(refused.contains([]), "one at least is done")
    #expect(refused.allSatisfy { $0 == [] || $0 == ["busy"] })
    #expect(try linkProblems(shop.output) == [])
  }

  @Test func aSymbolicLinkInThePlaceOfAPageIsReplacedAndNotWrittenThrough() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    try shop.write(["precious": "mine"], below: ".")
    try FileManager.default.removeItem(atPath: shop.output + "/a.html")
    try FileManager.default.createSymbolicLink(atPath: shop.output + "/a.html", withDestinationPath: "../precious")
    try await shop.build(Self.site)
    #expect(try String(contentsOfFile: shop.root + "/precious", encoding: .utf8) == "mine")
    #expect(try shop.page("a.html").contains("<h1>A</h1>"))
  }
}
