import Foundation
import Testing
import Transcripts

@testable import Evidence

private let day = 86400

@Suite struct Repetition {
  private static let now = evidence([command(at: 1000), command("a/2", at: 1001)])

  @Test func theSameRepeats() { #expect(Self.now.repeats(Self.now)) }

  @Test func lessThanADayLaterRepeats() {
    let earlier = evidence([command(at: 1000 - day + 1), command("a/2", at: 1001)])
    #expect(Self.now.repeats(earlier))
  }

  @Test func whatWasMeasuredDoesNotMatter() {
    var earlier = Self.now
    earlier.commands[0].duration = 9
    earlier.commands[0].output = "y"
    earlier.commands[0].history = [PastVerdict(at: Instant(seconds: 3), verdict: .failed)]
    #expect(Self.now.repeats(earlier))
  }

  @Test func skippedRepeatsForTheSameReason() {
    let skipped = evidence([command(verdict: .skipped, reason: "needs x")])
    #expect(skipped.repeats(skipped))
    #expect(!skipped.repeats(evidence([command(verdict: .skipped, reason: "needs y")])))
  }

  static let others: [(String, Evidence)] = [
    ("a day old", evidence([command(at: 1000 - day), command("a/2", at: 1001)])),
    ("one of them a day old", evidence([command(at: 1000), command("a/2", at: 1001 - day)])),
    ("other verdict", evidence([command(verdict: .failed, at: 1000), command("a/2", at: 1001)])),
    ("other tools", evidence([command(at: 1000), command("a/2", at: 1001)], tools: ["aws-cli": "1.16.117"])),
    ("edited block", evidence([command(block: "other", at: 1000), command("a/2", at: 1001)])),
    ("a command more", evidence([command(at: 1000)])),
    ("a command less", evidence([command(at: 1000), command("a/2", at: 1001), command("a/3", at: 1001)])),
    ("another order", evidence([command("a/2", at: 1000), command("a/1", at: 1001)])),
  ]

  @Test(arguments: others) func saysSomethingNew(_ what: String, _ earlier: Evidence) {
    #expect(!Self.now.repeats(earlier), "\(what)")
  }

  @Test(arguments: [Verdict.failed, .error, .refused]) func whatDidNotHoldIsAlwaysWritten(_ verdict: Verdict) {
    let run = evidence([command(verdict: verdict)])
    #expect(!run.repeats(run))
  }
}

@Suite struct History {
  private func past(_ seconds: Range<Int>) -> [PastVerdict] {
    seconds.map { PastVerdict(at: Instant(seconds: $0), verdict: .failed) }
  }

  @Test func beginsWithTheFirstRun() {
    let first = evidence([command(at: 5)]).following(nil)
    #expect(first.commands[0].history == [PastVerdict(at: Instant(seconds: 5), verdict: .passed)])
  }

  @Test func isKept() {
    let second = evidence([command(verdict: .error, at: 7)]).following(evidence([command(at: 5, history: past(3..<5))]))
    #expect(second.commands[0].history == past(3..<5) + [PastVerdict(at: Instant(seconds: 7), verdict: .error)])
  }

  @Test(arguments: [28, 29, 30, 31]) func isCutAtThirty(_ count: Int) {
    let next = evidence([command(at: 99)]).following(evidence([command(history: past(0..<count))]))
    let history = next.commands[0].history
    #expect(history.count == min(count + 1, 30))
    #expect(history.last?.at.seconds == 99)
    #expect(history.first?.at.seconds == max(0, count - 29), "the oldest go")
  }

  @Test func isDroppedForAnEditedBlock() {
    let next = evidence([command(block: "new", at: 9)]).following(evidence([command(history: past(0..<3))]))
    #expect(next.commands[0].history.map(\.at.seconds) == [9])
  }

  @Test func belongsToTheCommandOfThatName() {
    let earlier = evidence([command("a/1", history: past(1..<2)), command("a/2", history: past(2..<3))])
    let next = evidence([command("a/2", at: 9), command("a/3", at: 9), command("a/1", at: 9)]).following(earlier)
    #expect(next.commands.map { $0.history.map(\.at.seconds) } == [[2, 9], [9], [1, 9]])
  }

  @Test func commandsOfABlockAreThoseOfItsVerySelf() {
    let found = evidence([command("a/1", block: "x"), command("b/1", block: "y"), command("a/2", block: "x")])
    #expect(found.commands(ofBlock: "x").map(\.id) == ["a/1", "a/2"])
    #expect(found.commands(ofBlock: "z").isEmpty)
  }
}
