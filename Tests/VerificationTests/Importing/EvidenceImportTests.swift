import Diagnostics
import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

@testable import Verification

@Suite struct EvidenceImportTests {
  private static let now = Instant(seconds: 1_795_446_000)

  private func base(_ environment: String = "") async throws -> KnowledgeBase {
    try await Fixture.base(
      ["a": Fixture.article(Fixture.block("$ true\n$ true", "id=k"))],
      environments: ["fleet": "title: F\n\(environment)"])
  }

  /// A line of evidence of `k/1` on `host`; `more` is JSON within the command.
  private func line(_ host: String, _ base: KnowledgeBase, more: String = "") throws -> LineReader.Line {
    let article = try #require(base.articles.first)
    let block = try #require(try base.content(of: article).transcripts.first).block.hash
    let text = """
      {"schema":1,"article":"a","environment":"fleet","variant":"\(host)","versions":{"curl":"8"},"command":{"id":"k/1",\
      "block":"\(block)","verdict":"failed","at":"2026-11-23T15:00:00Z","duration":0.314,"attempts":1,\
      "tools":["curl","jq","curl"]\(more)}}
      """
    return .text(Array(text.utf8), isWhole: true)
  }

  private func imported(_ more: String, _ environment: String = "") async throws -> CommandEvidence {
    let base = try await base(environment)
    var imported = try EvidenceImport(base, now: Self.now)
    let refusal = imported.add(try line("web-1", base, more: more), at: SourceLocation(file: "f", line: 1))
    #expect(refusal == nil)
    let folder = NSTemporaryDirectory() + "sooth-import-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = EvidenceStore(folder: folder)
    #expect(imported.merge(into: store).problems == [])
    let kept = try #require(try store.load(article: "a", environment: "fleet@web-1"))
    #expect(kept.tools == ["curl": "8"] && kept.variant == "web-1" && kept.environment == "fleet")
    return try #require(kept.commands.first)
  }

  private static let seen =
    ",\"exit\":7,\"reason\":\"got 10.9.9.9\",\"output\":\"10.9.9.9\",\"mismatch\":{\"claim\":\"c\",\"rows\":[{\"rule\":\"extra\",\"seen\":\"10.9.9.9\"}]}"

  @Test(arguments: ["example", "full"]) func whatWasSeenIsKept(_ publish: String) async throws {
    let command = try await imported(Self.seen, "publish: \(publish)")
    #expect(command.exit == 7 && command.output == "10.9.9.9" && command.mismatch?.rows.count == 1)
    #expect(command.duration == 0.31 && command.tools == ["curl"] && command.history.count == 1)
  }

  @Test func verdictsAlone() async throws {
    let command = try await imported(Self.seen, "publish: verdict")
    #expect(command.exit == nil && command.output == nil && command.mismatch == nil)
    #expect(command.reason == "the claim is false")
  }

  @Test func longTextsAreCutAndSecretsTakenOut() async throws {
    let long = String(repeating: "x", count: 50_000)
    let row = "{\"rule\":\"extra\",\"seen\":\"password=hunter2hunter2 \(long)\"}"
    let rows = Array(repeating: row, count: 300).joined(separator: ",")
    let command = try await imported(
      ",\"output\":\"\\u0000ghp_0123456789012345678901234567890123 \(long)\",\"mismatch\":{\"claim\":\"c\",\"rows\":[\(rows)]}",
      "publish: full")
    #expect(command.output?.hasPrefix("\u{FFFD}[redacted] xxx") == true && command.output?.count == 20_000)
    #expect(command.mismatch?.rows.count == 200)
    #expect(command.mismatch?.rows.allSatisfy { ($0.seen ?? "").hasPrefix("password=[redacted] x") } == true)
    #expect(command.mismatch?.rows.allSatisfy { ($0.seen ?? "").count == 2000 } == true)
  }

  @Test func hostsAreLimited() async throws {
    let base = try await base()
    var imported = try EvidenceImport(base, now: Self.now)
    let place = SourceLocation(file: "f")
    for host in 0..<EvidenceImport.hostLimit {
      #expect(imported.add(try line("web-\(host)", base), at: place) == nil)
    }
    #expect(imported.add(try line("web-more", base), at: place)?.identifier == "too-many-hosts")
    #expect(imported.add(try line("web-7", base), at: place) == nil)
    #expect(imported.repeated == 1 && imported.refused == 1)
  }

  @Test func whatCannotBeWrittenDoesNotKeepTheRest() async throws {
    let base = try await base()
    var imported = try EvidenceImport(base, now: Self.now)
    let place = SourceLocation(file: "f")
    for host in ["a1", String(repeating: "b", count: 253), "c1"] {
      #expect(imported.add(try line(host, base), at: place) == nil)
    }
    let folder = NSTemporaryDirectory() + "sooth-import-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = EvidenceStore(folder: folder)
    let (articles, problems) = imported.merge(into: store)
    #expect(articles.map(\.variant.name) == ["fleet@a1", "fleet@c1"])
    #expect(problems.map(\.identifier) == ["evidence-unwritable"])
    #expect(store.places() == ["fleet@a1", "fleet@c1"])
  }

  @Test func emptyLinesDoNotCount() async throws {
    var imported = try EvidenceImport(try await base(), now: Self.now)
    for text in ["", " \t\r", "\u{FEFF}"] {
      #expect(imported.add(.text(Array(text.utf8), isWhole: true), at: SourceLocation(file: "f")) == nil)
    }
    #expect(imported.lines == 0)
    #expect(imported.add(.tooLong, at: SourceLocation(file: "f"))?.identifier == "line-too-long")
  }

  @Test func aKnowledgeBaseWithoutEnvironmentsRefusesEverything() async throws {
    let base = try await Fixture.base(["a": Fixture.article(Fixture.block("$ true", "id=k"))], environments: [:])
    var imported = try EvidenceImport(base, now: Self.now)
    let refusal = imported.add(try line("web-1", base), at: SourceLocation(file: "f"))
    #expect(refusal?.identifier == "unknown-environment")
  }
}
