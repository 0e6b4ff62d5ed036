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
        sooth verify                                    every article, in the environment that site.yml names
        sooth verify legacy-endpoint                    one article
        sooth verify --environment local --no-evidence  on this machine, leaving no trace
        sooth verify --dry-run                          what would run, and why the rest would not
      """)

  @Argument(help: ArgumentHelp("Articles, by slug or by file; all, if none is named.", valueName: "article"))
  var articles: [String] = []

  @Option(
    name: .customLong("environment"),
    help: ArgumentHelp("Where to run; may be given more than once.", valueName: "name"))
  var environments: [String] = []

  @OptionGroup var content: ContentOption

  @Flag(name: .customLong("no-evidence"), help: "Keep no evidence.")
  var keepsNoEvidence = false

  @Flag(name: .customLong("dry-run"), help: "Say what would run where, and what would not and why; run nothing.")
  var isDryRun = false

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let plan = try Plan(base, articles: articles, environments: environments)
      Console.print(plan.warnings)
      if isDryRun { return plan.jobs.flatMap(\.outline).forEach { Console.print($0) } }
      let results = try await Interruption.cancelling { [self] in try await verify(plan) }
      let report = TerminalReport(style: Console.style(for: .output), width: Console.width)
      report.summary(results, silent: plan.silent).forEach { Console.print($0) }
      let status = ExitStatus(results)
      if status == .nothingVerified { Console.print("Nothing was verified.", to: .error) }
      if status != .passed { throw ExitCode(status.rawValue) }
    }
  }

  private func verify(_ plan: Plan) async throws -> [JobResult] {
    let store = EvidenceStore(folder: content.content + "/evidence")
    let lock = keepsNoEvidence ? nil : try lock(store)
    let live = LiveReport()
    let keepsEvidence = !keepsNoEvidence
    let problems = Mutex<[Diagnostic]>([])
    let results = try await Verifier(report: { live.show($0) }).run(plan) { result in
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

  private func lock(_ store: EvidenceStore) throws -> RunLock {
    try store.prepare()
    if let lock = RunLock(folder: store.folder) { return lock }
    throw Diagnosed(
      Diagnostic(
        at: SourceLocation(file: store.folder), "busy", "another run is gathering evidence here",
        notes: ["wait for it, or run with --no-evidence"]))
  }
}
