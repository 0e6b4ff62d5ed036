import Testing
import Transcripts

@testable import Verification

/// A block, what came of its command, and what is to be thought of it.
struct JudgeCase: CustomTestStringConvertible, Sendable {
  let name: String
  var info = ""
  var block = "$ echo a\na"
  var output = "a\n"
  var dropped = 0
  var exit: Int? = 0
  var hasTimedOut = false
  var hasEndedShell = false
  var missing: Set<String> = []
  let verdict: Verdict
  var reason: String?

  var testDescription: String { name }

  var result: ShellResult {
    ShellResult(
      output: CollectedOutput(bytes: Array(output.utf8), dropped: dropped), exit: exit, hasTimedOut: hasTimedOut,
      hasEndedShell: hasEndedShell)
  }
}

@Suite struct JudgeTests {
  private static let loss = "; a new shell took over, functions, aliases and background jobs are lost"

  static let cases: [JudgeCase] = [
    .init(name: "all holds", verdict: .passed),
    .init(name: "the status that is claimed", info: "exit=3", exit: 3, verdict: .passed),
    .init(name: "any status but 0", info: "exit=nonzero", exit: 7, verdict: .passed),
    .init(name: "any status", info: "exit=any", exit: 255, verdict: .passed),
    .init(name: "another output", output: "b\n", verdict: .failed, reason: "expected ‘a’, got ‘b’"),
    .init(name: "another status", exit: 2, verdict: .failed, reason: "expected exit status 0, got 2"),
    .init(
      name: "0 where it is to fail", info: "exit=nonzero", verdict: .failed,
      reason: "expected exit status other than 0, got 0"),
    .init(
      name: "both claims", info: "exit=4", output: "b\n", exit: 5, verdict: .failed,
      reason: "expected ‘a’, got ‘b’; expected exit status 4, got 5"),
    .init(
      name: "another output, any status", info: "exit=any", output: "", exit: 9, verdict: .failed,
      reason: "expected ‘a’, got no output"),
    .init(name: "any output", info: "match=any", output: "b\n", verdict: .passed),
    .init(
      name: "any output, another status", info: "match=any", output: "b\n", exit: 1, verdict: .failed,
      reason: "expected exit status 0, got 1"),

    .init(
      name: "a cut output", output: "b\n", dropped: 12, verdict: .failed,
      reason: "expected ‘a’, got ‘b’; (its output was cut; 12 bytes were dropped)"),
    .init(name: "a cut output that is no claim", info: "match=any", dropped: 12, verdict: .passed),

    .init(
      name: "a lost shell, all holds", hasEndedShell: true, verdict: .passed, reason: "its shell ended" + loss),
    .init(
      name: "a lost shell, another status", exit: 137, hasEndedShell: true, verdict: .failed,
      reason: "expected exit status 0, got 137" + loss),

    .init(name: "no time left, all else holds", hasTimedOut: true, verdict: .error, reason: "timed out after 30 s"),
    .init(
      name: "no time left, and a claim broken", info: "timeout=6m", output: "", exit: 143, hasTimedOut: true,
      verdict: .error, reason: "timed out after 6 min"),
    .init(
      name: "no time left, nor a shell", exit: nil, hasTimedOut: true, hasEndedShell: true, verdict: .error,
      reason: "timed out after 30 s" + loss),

    .init(
      name: "not executable", block: "$ ./a", output: "sh: 1: ./a: Permission denied\n", exit: 126, verdict: .error,
      reason: "a could not be run (exit status 126)"),
    .init(
      name: "not found", block: "$ dgi x", output: "sh: 1: dgi: not found\n", exit: 127, verdict: .error,
      reason: "dgi could not be run (exit status 127)"),
    .init(
      name: "not found, as claimed", info: "exit=127", block: "$ dgi\n... dgi: not found",
      output: "sh: 1: dgi: not found\n", exit: 127, verdict: .passed),
    .init(
      name: "not found, as claimed, in other words", info: "exit=127", block: "$ dgi\nno dgi", output: "what?\n",
      exit: 127, verdict: .failed, reason: "expected ‘no dgi’, got ‘what?’"),

    .init(
      name: "a program that is not there", block: "$ cat x | jq .\n{}", output: "sh: jq: not found\n", missing: ["jq"],
      verdict: .error, reason: "there is no jq here"),
    .init(
      name: "the first of two that are not there", block: "$ yq . | jq .\n{}", output: "", missing: ["yq", "jq"],
      verdict: .error, reason: "there is no jq here"),
    .init(
      name: "a program that is not there nor used", output: "b\n", missing: ["jq"], verdict: .failed,
      reason: "expected ‘a’, got ‘b’"),
    .init(
      name: "a program that is not there, as claimed", info: "exit=127", block: "$ jq\n...", exit: 127,
      missing: ["jq"], verdict: .passed),
    .init(
      name: "a program that is not there, no time left", block: "$ jq\n{}", hasTimedOut: true, missing: ["jq"],
      verdict: .error, reason: "timed out after 30 s"),
  ]

  @Test(arguments: cases) func finding(_ given: JudgeCase) async throws {
    let planned = try await Fixture.command(given.block, given.info)
    let finding = Judge(missingPrograms: given.missing).judge(planned, planned.expectation, given.result)
    #expect(finding.verdict == given.verdict)
    #expect(finding.reason == given.reason)
    let isOutputBroken = given.verdict == .failed && planned.expectation.match(Array(given.output.utf8)) != .matched
    #expect((finding.mismatch != nil) == isOutputBroken, "the two columns are there where they say something")
  }
}
