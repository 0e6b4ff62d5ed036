import Diagnostics
import Foundation
import Testing
import Transcripts

@testable import Evidence

/// Evidence with everything in it that it may have.
private let full: Evidence = {
  var first = command(
    verdict: .failed, reason: "expected a private address, got \"54.240.225.157\"", at: 1_796_000_000,
    history: [PastVerdict(at: Instant(seconds: 1_795_000_000), verdict: .passed)])
  first.output = "日本語 </script> \u{0} \\ /\n"
  first.mismatch = Mismatch(
    claim: "c",
    rows: [
      .init(rule: .equal, expected: "a", seen: "a"), .init(rule: .missing, expected: "b", seen: nil, note: "n"),
      .init(rule: .extra, expected: nil, seen: "c"),
    ])
  var second = command("b/1", block: "other", verdict: .skipped, reason: "needs x", at: 1_796_000_001)
  (second.exit, second.output, second.tools) = (nil, nil, [])
  return Evidence(
    article: "sqs/legacy.ja", environment: "vpc", variant: "aws-cli-1.16.116",
    tools: ["nslookup": "9.18", "aws-cli": "1.16.116", "curl": "8"], commands: [first, second])
}()

@Suite struct EvidenceStoreTests {
  @Test func whatIsSavedIsLoaded() throws {
    try withFolder { folder throws in
      let store = EvidenceStore(folder: folder + "/evidence")
      #expect(try store.load(article: full.article, environment: "vpc") == nil)
      try store.save(full, environment: "vpc@aws-cli-1.16.116")
      #expect(try store.load(article: full.article, environment: "vpc@aws-cli-1.16.116") == full)
      #expect(try store.load(article: full.article, environment: "vpc") == nil)
      let path = store.path(article: full.article, environment: "vpc@aws-cli-1.16.116")
      #expect(path == folder + "/evidence/vpc@aws-cli-1.16.116/sqs/legacy.ja.json")
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains(".json") }
      #expect(files == ["evidence/vpc@aws-cli-1.16.116/sqs/legacy.ja.json"], "nothing is left beside it")
    }
  }

  @Test func theSameValueHasTheSameBytes() throws {
    try withFolder { folder throws in
      let store = EvidenceStore(folder: folder)
      var seen: Set<Data> = []
      for round in 0..<8 {
        // Tables that were filled in another order, as on every run.
        var again = full
        again.tools = [:]
        let names = full.tools.keys.sorted()
        for name in round % 2 == 0 ? names : names.reversed() { again.tools[name] = full.tools[name] }
        try store.save(again, environment: "e\(round)")
        seen.insert(try Data(contentsOf: URL(filePath: store.path(article: full.article, environment: "e\(round)"))))
      }
      let bytes = try #require(seen.first)
      #expect(seen.count == 1)
      #expect(bytes.last == 0x0A)
      #expect(String(decoding: bytes, as: UTF8.self).contains("</script>"), "slashes stay readable")
    }
  }

  /// The form is published and committed: a change of it must change `schema`.
  @Test func theFormIsFixed() throws {
    try withFolder { folder throws in
      let store = EvidenceStore(folder: folder)
      try store.save(evidence([command(verdict: .error, reason: "why", at: 0)]).following(nil), environment: "e")
      let text = try String(contentsOfFile: store.path(article: "a", environment: "e"), encoding: .utf8)
      #expect(
        text == """
          {
            "article" : "a",
            "commands" : [
              {
                "at" : "1970-01-01T00:00:00Z",
                "attempts" : 1,
                "block" : "hash",
                "duration" : 0.25,
                "exit" : 0,
                "history" : [
                  {
                    "at" : "1970-01-01T00:00:00Z",
                    "verdict" : "error"
                  }
                ],
                "id" : "a/1",
                "output" : "x\\n",
                "reason" : "why",
                "tools" : [
                  "aws-cli"
                ],
                "verdict" : "error"
              }
            ],
            "environment" : "vpc",
            "schema" : 1,
            "tools" : {
              "aws-cli" : "1.16.116"
            }
          }

          """)
    }
  }

  @Test func everythingIsLoadedByArticleAndEnvironment() throws {
    try withFolder { folder throws in
      let store = EvidenceStore(folder: folder)
      for (article, environment) in [("a", "one"), ("a", "two@x"), ("sqs/b", "one"), ("sqs/b.ja", "one")] {
        try store.save(evidence([command()], article: article), environment: environment)
      }
      try Data("x".utf8).write(to: URL(filePath: folder + "/one/a.json.new"))
      try Data("x".utf8).write(to: URL(filePath: folder + "/README.md"))
      let (all, diagnostics) = store.loadAll()
      #expect(diagnostics.isEmpty)
      #expect(all.mapValues { $0.keys.sorted() } == ["a": ["one", "two@x"], "sqs/b": ["one"], "sqs/b.ja": ["one"]])
      #expect(all["sqs/b"]?["one"] == evidence([command()], article: "sqs/b"))
    }
  }

  @Test func noFolderIsNoEvidence() throws {
    try withFolder { folder throws in
      let (all, diagnostics) = EvidenceStore(folder: folder + "/none").loadAll()
      #expect(all.isEmpty)
      #expect(diagnostics.isEmpty)
    }
  }

  static let foreign = [
    "", "{", "[]", "{\"schema\": 1}", "null", "\u{FEFF}x", "{\"schema\": 2}",
    "{\"schema\":2,\"article\":\"a\",\"environment\":\"e\",\"tools\":{},\"commands\":[]}",
    "{\"schema\":1,\"article\":\"a\",\"environment\":\"e\",\"tools\":{},\"commands\":[{\"id\":3}]}",
  ]

  @Test(arguments: foreign) func whatCannotBeUnderstoodIsAWarningAndCountsAsNone(_ text: String) throws {
    try withFolder { folder throws in
      let store = EvidenceStore(folder: folder)
      try store.save(evidence([command()]), environment: "e")
      try Data(text.utf8).write(to: URL(filePath: store.path(article: "b", environment: "e")))
      let (all, diagnostics) = store.loadAll()
      #expect(all.keys.sorted() == ["a"])
      #expect(diagnostics.map(\.identifier) == ["evidence-unreadable"])
      #expect(diagnostics.first?.severity == .warning)
      #expect(diagnostics.first?.location.file == store.path(article: "b", environment: "e"))
      #expect(diagnostics.first?.notes.isEmpty == false)
      #expect(throws: Diagnosed.self) { try store.load(article: "b", environment: "e") }
    }
  }

  /// Evidence that was copied to another place must not speak for two articles, nor against itself.
  @Test func aFileThatSpeaksOfAnotherArticleIsAWarning() throws {
    try withFolder { folder throws in
      let store = EvidenceStore(folder: folder)
      try store.save(evidence([command()]), environment: "e")
      try FileManager.default.copyItem(
        atPath: store.path(article: "a", environment: "e"), toPath: store.path(article: "b", environment: "e"))
      let (all, diagnostics) = store.loadAll()
      #expect(all.keys.sorted() == ["a"])
      #expect(diagnostics.map(\.location.file) == [store.path(article: "b", environment: "e")])
      #expect(throws: Diagnosed.self) { try store.load(article: "b", environment: "e") }
    }
  }

  @Test func aFolderThatCannotBeWritten() throws {
    try withFolder { folder throws in
      try Data().write(to: URL(filePath: folder + "/file"))
      let store = EvidenceStore(folder: folder + "/file/evidence")
      for attempt in [{ try store.prepare() }, { try store.save(full, environment: "e") }] as [() throws -> Void] {
        #expect {
          try attempt()
        } throws: { error in
          let found = (error as? Diagnosed)?.diagnostics ?? []
          return found.map(\.identifier) == ["evidence-unwritable"]
            && found.allSatisfy {
              $0.notes.contains { $0.contains("--no-evidence") } && $0.summary.contains("Not a directory")
            }
        }
      }
    }
  }

  @Test func aSaveThatFailsLeavesNothingBehind() throws {
    try withFolder { folder throws in
      let store = EvidenceStore(folder: folder)
      // Its place is taken by a folder.
      let path = store.path(article: full.article, environment: "e")
      try FileManager.default.createDirectory(atPath: path + "/x", withIntermediateDirectories: true)
      #expect(throws: Diagnosed.self) { try store.save(full, environment: "e") }
      let name = path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]
      let folder = String(path.dropLast(name.count + 1))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [String(name)])
    }
  }

  @Test func aSaveKeepsLinksAndPermissions() throws {
    try withFolder { folder throws in
      let store = EvidenceStore(folder: folder)
      try store.save(full, environment: "e")
      let path = store.path(article: full.article, environment: "e")
      let real = folder + "/real.json"
      try FileManager.default.moveItem(atPath: path, toPath: real)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: real)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: real)
      var changed = full
      changed.tools = [:]
      try store.save(changed, environment: "e")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == real)
      #expect(try store.load(article: full.article, environment: "e") == changed)
      let mode = try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o600)
    }
  }

  @Test func preparingMakesTheFolder() throws {
    try withFolder { folder throws in
      let store = EvidenceStore(folder: folder + "/a/b")
      try store.prepare()
      try store.prepare()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b").isEmpty)
    }
  }
}
