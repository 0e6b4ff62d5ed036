import ArgumentParser
import Diagnostics
import Evidence
import Foundation
import KnowledgeBase
import Synchronization
import Verification

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Run the transcripts of articles where they have to hold, and keep the evidence.",
    discussion: """
      Evidence goes to evidence/ in the content folder and is meant to be committed.

      Examples:
        sooth verify                             everything, in the site's environment
        sooth verify hello                       one article
        sooth verify hello --only start-1        one block
        sooth verify -e laptop -e bastions@b1    here and on one host, side by side
        sooth verify --all --changed             whatever has no fresh evidence
        sooth verify --dry-run                   what would run, and what would not
        sooth verify --accept hello              take what came over into the article
        sooth verify --report junit=report.xml --report github

      Reports: junit, tap, json, github (annotations) and markdown (a job summary). Without a file they go to standard \
      output, and what is for you to standard error.
      """)

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var content: ContentOption

  @Flag(help: "Leave out what fresh evidence of the same text speaks for.") var changed = false

  @Option(help: ArgumentHelp("How many articles run side by side; the number of cores, if not said.", valueName: "n"))
  var jobs: Int?

  @Flag(name: .customLong("fail-fast"), help: "Begin nothing new after the first failure, but for what always runs.")
  var stopsAtFirstFailure = false

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp("Write a report for other programs; may be given more than once.", valueName: "format[=file]"))
  var reports: [ReportTarget] = []

  @Flag(name: .shortAndLong, help: "Print what does not hold, and nothing else.") var quiet = false
  @Flag(name: .shortAndLong, help: "Print every command with its verdict, and what it printed.") var verbose = false
  @Flag(name: .customLong("no-evidence"), help: "Keep no evidence.") var keepsNoEvidence = false

  @Flag(help: "Write what commands printed into the articles, where it is not what they show; keeps no evidence.")
  var accept = false

  @Flag(help: "Accept also into files with changes that are not committed.") var force = false

  @Flag(name: .customLong("dry-run"), help: "Say what would run where, and what would not and why; run nothing.")
  var isDryRun = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("say --quiet or --verbose, not both") }
    if force, !accept { throw ValidationError("--force goes with --accept") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs is to be 1 or more") }
    if reports.count(where: \.takesOutput) > 1 { throw ValidationError("only one report can go to standard output") }
  }

  /// Where lines for a person go.
  private var stream: Console.Stream { reports.contains(where: \.takesOutput) ? .error : .output }

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let store = EvidenceStore(folder: content.content + "/evidence")
      var plan = try selection.plan(base)
      if !quiet { Console.print(plan.warnings) }
      if changed {
        plan = plan.withoutFresh(store, now: .now)
        guard !plan.jobs.isEmpty else { return say("Everything has fresh evidence.") }
      }
      if isDryRun { return plan.jobs.flatMap(\.outline).forEach { Console.print($0) } }
      try reports.forEach { try $0.checkFolder() }
      let results = try await Interruption.cancelling { [self, plan] in try await verify(plan, store) }
      for report in reports { try report.write(results) }
      try await finish(results, plan, base)
    }
  }

  private func finish(_ results: [JobResult], _ plan: Plan, _ base: KnowledgeBase) async throws {
    let report = TerminalReport(style: Console.style(for: stream), width: Console.width)
    let silent = selection.only.isEmpty && !changed ? plan.silent : []
    if !quiet { report.summary(results, silent: silent).forEach { Console.print($0, to: stream) } }
    var status = ExitStatus(results)
    if accept {
      let style = Console.style(for: stream)
      status = try await Accepting(
        acceptance: Acceptance(results, base), force: force, style: style, stream: stream
      ).carryOut()
    }
    if status == .nothingVerified { Console.print("Nothing was verified.", to: .error) }
    if status != .passed { throw ExitCode(status.rawValue) }
  }

  private func say(_ text: String) { if !quiet { Console.print(text, to: stream) } }

  private func verify(_ plan: Plan, _ store: EvidenceStore) async throws -> [JobResult] {
    let keepsEvidence = !keepsNoEvidence && !accept
    let lock = keepsEvidence ? try store.lock("wait for it, or run with --no-evidence") : nil
    let live = LiveReport(stream: stream, detail: quiet ? .failures : verbose ? .everything : .ordinary)
    let problems = Mutex<[Diagnostic]>([])
    var verifier = Verifier(report: { live.show($0) })
    verifier.width = jobs ?? verifier.width
    verifier.stopsAtFirstFailure = stopsAtFirstFailure
    let results = try await verifier.run(plan) { result in
      guard keepsEvidence else { return }
      let found = Result { () throws(Diagnosed) in try store.keep(result) }
      problems.withLock { problems in
        switch found {
        case .success(let warnings): problems += warnings
        case .failure(let error): problems += error.diagnostics
        }
      }
    }
    _ = consume lock
    let found = problems.withLock { $0.sorted() }
    if found.contains(where: { $0.severity == .error }) { throw Diagnosed(found) }
    Console.print(found)
    return results
  }
}
