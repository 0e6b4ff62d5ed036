import ArgumentParser
import Diagnostics
import ExternalLinks
import Glibc
import KnowledgeBase
import Lab
import SystemPackage
import Verification

/// `sooth check --external`: asks whether what articles link to on other sites is there, and tells.
struct ExternalLinkCheck {
  let links: [ExternalLink]
  let isFresh: Bool

  /// Status 1 where a link is dead, 3 where one could not be asked.
  func carryOut() async throws {
    var check = ExternalCheck(.curl(), store: AnswerStore(folder: LabCache.default.root.string))
    check.usesStore = !isFresh
    let showsProgress = Console.isTerminal(.error)
    let report: ExternalReport
    do {
      report = try await Interruption.cancelling { [check, links] in
        let report = try await check.run(links) { progress in
          if showsProgress { Self.draw(progress) }
        }
        try Task.checkCancellation()
        return report
      }
    } catch is WebError {
      Console.print("curl is needed to ask for external links: install it (Debian: apt-get install curl)", to: .error)
      throw ExitCode(ExitStatus.notRun.rawValue)
    }
    if showsProgress { Console.write("\r\u{1B}[K", to: .error) }
    Console.print(report.diagnostics)
    Console.print(summary(of: report))
    if report.dead > 0 { throw ExitCode(ExitStatus.claimFailed.rawValue) }
    if report.unreachable > 0 { throw ExitCode(ExitStatus.notRun.rawValue) }
  }

  private func summary(of report: ExternalReport) -> String {
    let counts = [
      ("there", report.there), ("moved for good", report.moved), ("dead", report.dead),
      ("not shown to everyone", report.refused), ("could not be asked", report.unreachable),
      ("known from before", report.remembered),
    ]
    let total = report.answers.count
    let words = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return (["\(total) external link\(total == 1 ? "" : "s")"] + words).joined(separator: " · ")
  }

  private static func draw(_ progress: ExternalCheck.Progress) {
    let line = "\(progress.done)/\(progress.total) \(progress.address)"
    Console.write("\r\u{1B}[K\(line.prefix(max(20, Console.width - 1)))", to: .error)
  }
}
