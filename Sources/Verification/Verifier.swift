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
  case judged(Job, CommandResult)
  case finished(JobResult)
}

/// What to do before a command runs.
public enum Step: Sendable {
  case run
  /// Leave this command out.
  case skip
  /// Leave out this and all that follows.
  case stop
}

/// Carries out a plan.
public struct Verifier: Sendable {
  let report: @Sendable (VerificationEvent) -> Void
  /// How many jobs run side by side.
  public var width = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  public var stopsAtFirstFailure = false
  /// Asked before each command.
  public var pace: @Sendable (Job, PlannedCommand) async -> Step = { _, _ in .run }
  private let nonce = SessionIdentity.nonce()

  public init(report: @escaping @Sendable (VerificationEvent) -> Void) { self.report = report }

  /// Runs every job and hands each result to `keep` as soon as it is there. Results come back in the order of the plan.
  /// Throws only if the task is cancelled.
  public func run(_ plan: Plan, keep: @escaping @Sendable (JobResult) -> Void) async throws -> [JobResult] {
    // A lab's processes die with the lab; what runs on this machine, ways that lead away among it, needs a guardian.
    if plan.jobs.contains(where: { $0.hasWork && $0.variant.environment.transport != .lab }) {
      return try await withGuardian(run: nonce) { try await runAll(plan, keep: keep) }
    }
    return try await runAll(plan, keep: keep)
  }

  private func runAll(_ plan: Plan, keep: @escaping @Sendable (JobResult) -> Void) async throws -> [JobResult] {
    let gate = Gate(width: width)
    let brake = Brake()
    let places = Dictionary(grouping: plan.jobs.indices) { Place(plan.jobs[$0].variant) }
      .sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }
    return try await withThrowingTaskGroup(of: [(Int, JobResult)].self) { group in
      for (place, indices) in places {
        group.addTask {
          try await run(indices.map { ($0, plan.jobs[$0]) }, in: place, gate, brake) { result in
            report(.finished(result))
            keep(result)
          }
        }
      }
      var results = [JobResult?](repeating: nil, count: plan.jobs.count)
      for try await found in group {
        for (index, result) in found { results[index] = result }
      }
      return results.compactMap { $0 }
    }
  }

  /// Runs the jobs of one place. Where nothing of it is to be run, or there is no way to it, each job says so.
  private func run(
    _ jobs: [(index: Int, job: Job)], in place: Place, _ gate: Gate, _ brake: Brake,
    finish: @escaping @Sendable (JobResult) -> Void
  ) async throws -> [(Int, JobResult)] {
    let (active, idle) = (jobs.filter { $0.job.hasWork }, jobs.filter { !$0.job.hasWork })
    var results = idle.map { ($0.index, JobResult(idle: $0.job)) }
    for (_, result) in results { finish(result) }
    guard !active.isEmpty else { return results }
    do {
      results += try await place.open(run: nonce, progress: { report(.preparing($0)) }) { way in
        try await withThrowingTaskGroup(of: (Int, JobResult).self) { group in
          for (index, job) in active {
            // Here, so that jobs begin in the order of the plan.
            await gate.enter()
            group.addTask {
              do {
                let result = try await run(job, by: way, brake)
                finish(result)
                await gate.leave()
                return (index, result)
              } catch {
                await gate.leave()
                throw error
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
      }
    } catch let error as LinkError {
      try Task.checkCancellation()
      if stopsAtFirstFailure { brake.pull("stopped at the first failure") }
      for (index, job) in active {
        let result = JobResult(unreached: job, redactor(job).redacted(job.words(error)), after: .zero)
        finish(result)
        results.append((index, result))
      }
    }
    return results
  }

  private func run(_ job: Job, by way: Way, _ brake: Brake) async throws -> JobResult {
    try Task.checkCancellation()
    let begin = ContinuousClock.now
    if let reason = brake.pulled { return JobResult(unreached: job, reason, after: .zero, verdict: .skipped) }
    do {
      let (commands, tools) = try await session(job, by: way, brake)
      return JobResult(
        job: job, commands: commands, tools: tools, duration: ContinuousClock.now - begin, wasReached: true)
    } catch {
      // A cancelled start fails in its own words; the run's are that it was cancelled.
      try Task.checkCancellation()
      if stopsAtFirstFailure { brake.pull("stopped at the first failure") }
      return JobResult(
        unreached: job, redactor(job).redacted(job.words(error)), after: ContinuousClock.now - begin)
    }
  }

  /// Takes out what the environment of a job holds, and the caller's, which a way that does not open may print.
  private func redactor(_ job: Job) -> Redactor {
    let environment = job.variant.environment
    return Redactor(
      environment: ProcessInfo.processInfo.environment.merging(environment.env) { $1 }.merging(environment.variables) {
        $1
      })
  }

  private typealias SessionResults = (results: [CommandResult], tools: [String: String])

  private func session(_ job: Job, by way: Way, _ brake: Brake) async throws -> SessionResults {
    let environment = job.variant.environment
    switch way {
    case .local:
      // Removed when the value goes, however the session ends.
      let folder = try TemporaryFolder(run: nonce)
      return try await run(job, in: localEntry(Place(job.variant), folder: folder.path), brake)
    case .far(let entry):
      return try await run(job, in: entry, brake)
    case .lab:
      guard let description = environment.lab else { return ([], [:]) }
      return try await withLab(description, tools: job.variant.tools, progress: { report(.preparing($0)) }) { lab in
        report(.labReady(job, readyIn: lab.readyIn, hosts: lab.hosts.map { "\($0.name) \($0.address)" }))
        let entry = try lab.entry()
        return try await run(
          job,
          in: ShellEntry(
            executable: entry.executable, arguments: entry.arguments + [environment.shell],
            environment: entry.environment.merging(environment.env) { $1 }, directory: nil), brake)
      }
    }
  }

  private func run(_ job: Job, in entry: ShellEntry, _ brake: Brake) async throws -> SessionResults {
    let session = ArticleSession(
      job: job, entry: entry, redactor: Redactor(environment: entry.variables.merging(job.variables) { $1 }),
      run: nonce, brake: brake,
      stopsAtFirstFailure: stopsAtFirstFailure, pace: { await pace(job, $0) }, report: report)
    return try await session.results()
  }

  /// A shell on this machine, in an empty folder, with an environment of few names: what the caller has set reaches a
  /// command only where the environment says `inherit`.
  private func localEntry(_ place: Place, folder: String) -> ShellEntry {
    let environment = place.environment
    let variables = place.callerVariables.merging(["TERM": "dumb"]) { $1 }.merging(environment.env) { $1 }
    let path = environment.shell.contains("/") ? environment.shell : "/usr/bin/env"
    return ShellEntry(
      executable: FilePath(path), arguments: environment.shell.contains("/") ? [] : [environment.shell],
      environment: variables, directory: FilePath(folder))
  }
}
