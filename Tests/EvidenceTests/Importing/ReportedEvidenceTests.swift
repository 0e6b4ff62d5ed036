import Foundation
import Testing
import Transcripts

@testable import Evidence

@Suite struct ReportedEvidenceTests {
  private static let contents = [("a/1", "hash"), ("a/2", "hash")].map { (id: $0.0, block: $0.1) }
  private static let blank = evidence([], tools: [:])

  private func line(
    _ id: String = "a/1", _ verdict: Verdict = .passed, at seconds: Int, version: String = "1.16.116"
  ) -> EvidenceLine {
    EvidenceLine(
      article: "a", environment: "vpc", variant: nil, versions: ["aws-cli": version],
      command: command(id, verdict: verdict, at: seconds))
  }

  private func merge(_ lines: [EvidenceLine], into earlier: Evidence? = nil) -> EvidenceMerge {
    var report = ReportedEvidence()
    for line in lines { _ = report.add(line) }
    return report.merged(into: earlier, Self.blank, contents: Self.contents)
  }

  private func history(_ evidence: Evidence?, _ index: Int = 0) -> [Int] {
    evidence?.commands[index].history.map(\.at.seconds) ?? []
  }

  @Test func theOrderOfLinesDoesNotCount() {
    let lines = [line(at: 5), line("a/1", .failed, at: 9), line("a/2", at: 7), line(at: 1)]
    for order in [lines, lines.reversed(), [lines[2], lines[1], lines[3], lines[0]]] {
      let found = merge(order)
      #expect(found.evidence?.commands.map(\.id) == ["a/1", "a/2"])
      #expect(found.evidence?.commands[0].verdict == .failed)
      #expect(history(found.evidence) == [1, 5, 9])
      #expect(found.newer == 2 && !found.saysNothingNew && found.changes.isEmpty)
    }
  }

  @Test func aLineThatComesTwiceCountsOnce() {
    var report = ReportedEvidence()
    let taken = [line(at: 5), line(at: 5), line("a/1", .failed, at: 5)].map { report.add($0) }
    #expect(taken == [true, false, true])
    #expect(history(merge([line(at: 5), line(at: 5)]).evidence) == [5])
  }

  @Test func theHistoryIsCutAtThirty() {
    let found = merge((0..<100).reversed().map { line(at: $0) })
    #expect(history(found.evidence) == Array(70..<100))
    #expect(history(merge((200..<240).map { line(at: $0) }, into: found.evidence).evidence) == Array(210..<240))
  }

  @Test func importingAgainSaysNothingNew() {
    let lines = [line(at: 5), line("a/2", .failed, at: 7), line("a/2", at: 6)]
    let first = merge(lines)
    let again = merge(lines, into: first.evidence)
    #expect(again.saysNothingNew && again.newer == 0 && again.evidence == first.evidence)
    let newest = merge([line("a/1", at: 200)] + lines, into: first.evidence)
    #expect(newest.saysNothingNew, "it held less than a day before")
    #expect(!merge([line("a/1", at: 5 + 86400)], into: first.evidence).saysNothingNew)
  }

  @Test func olderLinesEnterTheHistory() {
    let known = merge([line("a/1", .failed, at: 50)]).evidence
    let found = merge([line(at: 20), line(at: 30)], into: known)
    #expect(found.evidence?.commands[0].verdict == .failed && found.evidence?.commands[0].at.seconds == 50)
    #expect(history(found.evidence) == [20, 30, 50])
    #expect(found.addsPast && found.newer == 0 && !found.saysNothingNew)
    #expect(merge([line(at: 20)], into: found.evidence).saysNothingNew)
    let both = merge([line(at: 20), line(at: 60)], into: known)
    #expect(history(both.evidence) == [20, 50, 60])
    #expect(both.changes.map(\.id) == ["a/1"] && both.changes.map(\.now) == [.passed])
  }

  @Test func whatIsOlderThanAFullHistorySaysNothing() {
    let known = merge((100..<130).map { line(at: $0) }).evidence
    let found = merge([line(at: 20)], into: known)
    #expect(found.saysNothingNew && found.evidence == known)
  }

  @Test func anotherVersionOfAToolLeavesNothingOfTheFormer() {
    let known = merge([line("a/1", at: 5), line("a/2", at: 5)]).evidence
    let found = merge([line("a/1", at: 9, version: "2.9")], into: known)
    #expect(found.evidence?.tools == ["aws-cli": "2.9"])
    #expect(found.evidence?.commands.map(\.id) == ["a/1"])
    #expect(history(found.evidence) == [5, 9])
    let late = merge([line("a/2", at: 3, version: "1.0")], into: found.evidence)
    #expect(late.evidence == found.evidence && late.saysNothingNew, "a run of before the change")
  }

  @Test func commandsThatNoLineTellsOfStay() {
    let known = merge([line("a/1", at: 5), line("a/2", .failed, at: 5)]).evidence
    let found = merge([line("a/1", at: 5 + 2 * 86400)], into: known)
    #expect(found.evidence?.commands.map(\.verdict) == [.passed, .failed])
  }
}

@Suite struct FailingSinceTests {
  private func since(_ verdict: Verdict, _ past: [(Int, Verdict)]) -> Int? {
    let history = past.map { PastVerdict(at: Instant(seconds: $0.0), verdict: $0.1) }
    return command(verdict: verdict, at: 99, history: history).failingSince?.seconds
  }

  @Test func theUnbrokenRunAtTheEnd() {
    #expect(since(.passed, [(1, .failed), (2, .passed)]) == nil)
    #expect(since(.skipped, [(1, .failed), (2, .skipped)]) == nil)
    #expect(since(.failed, [(1, .failed), (2, .passed), (3, .error), (4, .failed)]) == 3)
    #expect(since(.error, [(1, .failed), (2, .error)]) == 1)
    #expect(since(.failed, [(1, .skipped), (99, .failed)]) == 99)
    #expect(since(.failed, []) == 99)
  }
}
