import Evidence
import Testing
import Transcripts

@testable import Verification

private typealias Status = Verification.ExitStatus  // Testing has one too

@Suite struct CommandResultTests {
  /// Results of jobs, each a list of verdicts.
  private func results(_ jobs: [[Verdict]]) async throws -> [JobResult] {
    let job = try await Fixture.job(Fixture.block("$ true"))
    let planned = try #require(job.commands.first)
    return jobs.map { verdicts in Fixture.result(job, verdicts.map { .notRun(planned, $0, "") }) }
  }

  fileprivate static let statuses: [([[Verdict]], Status)] = [
    ([], .nothingVerified), ([[]], .nothingVerified), ([[.skipped]], .nothingVerified),
    ([[.passed]], .passed), ([[.passed, .skipped], [.skipped]], .passed), ([[], [.passed]], .passed),
    ([[.passed, .error]], .notRun), ([[.error], [.passed]], .notRun), ([[.skipped, .error]], .notRun),
    ([[.passed, .refused]], .notRun), ([[.refused]], .notRun),
    ([[.failed]], .claimFailed), ([[.passed], [.passed, .failed]], .claimFailed),
    ([[.error], [.failed], [.refused, .skipped]], .claimFailed),
  ]

  @Test(arguments: statuses) func exitStatus(_ verdicts: [[Verdict]], _ expected: Verification.ExitStatus) async throws
  {
    #expect(Status(try await results(verdicts)) == expected)
  }

  @Test func theContractsNumbers() {
    let all: [Status] = [.passed, .claimFailed, .contentWrong, .notRun, .nothingVerified]
    #expect(all.map(\.rawValue) == [0, 1, 2, 3, 4])
  }

  @Test func counts() async throws {
    let result = try await results([[.passed, .failed, .error, .skipped, .refused, .passed]])[0]
    #expect(Verdict.allCases.map(result.count) == [2, 1, 1, 1, 1])
    #expect(result.ran == 4)
  }
}
