import Evidence
import FoundationEssentials
import Glibc
import KnowledgeBase
import Lab
import SystemPackage
import Transcripts

/// What a run tells while it goes on.
public enum VerificationEvent: Sendable {
  /// Something that takes its time before the commands, such as the fetching of a tool.
  case preparing(String)
  case labReady(Job, readyIn: Duration, hosts: [String])
  case running(Job, done: Int, command: String)
  case finished(JobResult)
}

/// Carries out a plan.
public struct Verifier: Sendable {
  let report: @Sendable (VerificationEvent) -> Void
  private let nonce = SessionIdentity.nonce()

  public init(report: @escaping @Sendable (VerificationEvent) -> Void) { self.report = report }

  /// Runs every job, as many side by side as there are cores, and hands each result to `keep` as soon as it is there.
  /// Results come back in the order of the plan. Throws only if the task is cancelled.
  public func run(_ plan: Plan, keep: @escaping @Sendable (JobResult) -> Void) async throws -> [JobResult] {
    // A lab's processes die with the lab; what runs on this machine needs a guardian.
    if plan.jobs.contains(where: { $0.variant.environment.transport == .local }) {
      return try await guarded(run: nonce) { try await runAll(plan, keep: keep) }
    }
    return try await runAll(plan, keep: keep)
  }

  private func runAll(_ plan: Plan, keep: @escaping @Sendable (JobResult) -> Void) async throws -> [JobResult] {
    try await withThrowingTaskGroup(of: (Int, JobResult).self) { group in
      var next = 0
      func start() {
        guard next < plan.jobs.count else { return }
        let index = next
        next += 1
        group.addTask {
          let result = try await run(plan.jobs[index])
          report(.finished(result))
          keep(result)
          return (index, result)
        }
      }
      for _ in 0..<max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) { start() }
      var results = [JobResult?](repeating: nil, count: plan.jobs.count)
      while let (index, result) = try await group.next() {
        results[index] = result
        start()
      }
      return results.compactMap { $0 }
    }
  }

  private func run(_ job: Job) async throws -> JobResult {
    let begin = ContinuousClock.now
    var tools: [String: String] = [:]
    var commands: [CommandResult] = []
    var wasReached = true
    if job.commands.allSatisfy({ $0.obstacle != nil }) {
      commands = job.commands.compactMap { planned in planned.obstacle.map { .notRun(planned, $0) } }
    } else {
      do {
        (commands, tools) = try await session(job)
      } catch {
        // A cancelled start fails in its own words; the run's are that it was cancelled.
        try Task.checkCancellation()
        wasReached = false
        commands = job.commands.map { .notRun($0, $0.obstacle?.verdict ?? .error, $0.obstacle?.reason ?? words(error)) }
      }
    }
    return JobResult(
      job: job, commands: commands, tools: tools, duration: ContinuousClock.now - begin, wasReached: wasReached)
  }

  private func session(_ job: Job) async throws -> (results: [CommandResult], tools: [String: String]) {
    let environment = job.variant.environment
    switch environment.transport {
    case .local:
      // Removed when the value goes, however the session ends.
      let folder = try TemporaryFolder()
      return try await run(job, in: localEntry(environment, folder: folder.path))
    case .lab:
      guard let description = environment.lab else { return ([], [:]) }
      return try await withLab(description, tools: job.variant.tools, progress: { report(.preparing($0)) }) { lab in
        report(.labReady(job, readyIn: lab.readyIn, hosts: lab.hosts.map { "\($0.name) \($0.address)" }))
        let entry = try lab.entry()
        return try await run(
          job,
          in: ShellEntry(
            executable: entry.executable, arguments: entry.arguments + [environment.shell],
            environment: entry.environment.merging(environment.env) { $1 }, directory: nil))
      }
    }
  }

  private func run(_ job: Job, in entry: ShellEntry) async throws -> (results: [CommandResult], tools: [String: String])
  {
    let session = ArticleSession(
      job: job, entry: entry, redactor: Redactor(environment: entry.environment), run: nonce,
      report: { report(.running(job, done: $0, command: $1)) })
    return try await session.results()
  }

  /// A shell on this machine, in an empty folder, with an environment of few names: what the caller has set reaches a
  /// command only where the environment says `inherit`.
  private func localEntry(_ environment: Environment, folder: String) -> ShellEntry {
    let caller = ProcessInfo.processInfo.environment
    let names = ["PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ"] + environment.inherit
    var variables = caller.filter { names.contains($0.key) }
    variables["TERM"] = "dumb"
    variables.merge(environment.env) { $1 }
    let path = environment.shell.contains("/") ? environment.shell : "/usr/bin/env"
    return ShellEntry(
      executable: FilePath(path), arguments: environment.shell.contains("/") ? [] : [environment.shell],
      environment: variables, directory: FilePath(folder))
  }

  private func words(_ error: any Error) -> String {
    if case ShellError.notStarted(let said) = error {
      return "the shell could not be started: \(String(decoding: said, as: UTF8.self))"
    }
    if let error = error as? GuardError {
      return "the guard ‘\(error.command)’ does not hold, so nothing was run: \(error.claim)"
    }
    return "\(error)"
  }
}

/// A folder of one's own for as long as the value lives.
private struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(parent)/sooth.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
