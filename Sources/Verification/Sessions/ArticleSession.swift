import Evidence
import KnowledgeBase
import Transcripts

/// Runs the commands of one job in one session, in order.
struct ArticleSession {
  let job: Job
  let entry: ShellEntry
  let redactor: Redactor
  /// The mark of the whole run.
  let run: String
  let brake: Brake
  let stopsAtFirstFailure: Bool
  let pace: @Sendable (PlannedCommand) async -> Step
  let report: @Sendable (VerificationEvent) -> Void

  /// The results, and the versions of the tools that were used. Throws where not even the first shell could be had; where the
  /// way breaks later, what was seen until then stands.
  func results() async throws -> (results: [CommandResult], tools: [String: String]) {
    var progress = Progress(redactor: redactor)
    do {
      try await run(job.commands, isShared: true, &progress)
    } catch {
      guard progress.inventory != nil else { throw error }
      if Task.isCancelled {
        await cleanUp(progress)
        throw CancellationError()
      }
      for planned in job.commands.dropFirst(progress.results.count) {
        let result = planned.obstacle.map { CommandResult.notRun(planned, $0) }
        progress.results.append(result ?? .notTried(planned, .error, progress.redactor.redacted(job.words(error))))
      }
    }
    return (progress.results, (progress.inventory?.versions ?? [:]).mapValues(\.description))
  }

  private struct Progress {
    var inventory: ToolInventory?
    var results: [CommandResult] = []
    /// What was seen for the holes with names.
    var bindings: [String: String] = [:]
    /// Knows the secrets that any command has exported so far.
    var redactor: Redactor
    /// What the shared shell would leave to another.
    var state = ShellState()
  }

  /// Runs commands in a shell of their own; where one takes the shell along, the next go on in another.
  private func run(_ commands: [PlannedCommand], isShared: Bool, _ progress: inout Progress) async throws {
    let identity = SessionIdentity(run: run)
    var state = ShellState()
    var rest = commands[...]
    while !rest.isEmpty {
      var lost: Attempt?
      let (_, exit) = try await withShell(entry, identity, state: state) { shell in
        if progress.inventory == nil {
          try await checkGuard(&shell)
          progress.inventory = try await takeInventory(&shell)
        }
        while lost == nil, let planned = rest.first {
          if let result = await notRun(planned, progress) {
            add(result, to: &progress)
          } else if isShared, planned.attributes.isIsolated {
            // The shared shell waits meanwhile, with all its state.
            let block = rest.prefix { $0.blockID == planned.blockID }
            try await run(Array(block), isShared: false, &progress)
            rest = rest.dropFirst(block.count - 1)
          } else {
            report(.running(job, done: progress.results.count, command: planned.command.title))
            let attempt = try await attempt(planned, progress.bindings, &shell)
            state = shell.state
            if isShared { progress.state = state }
            progress.redactor = progress.redactor.including(exports: state.exports)
            progress.bindings.merge(attempt.bindings) { $1 }
            if attempt.result.hasEndedShell {
              lost = attempt
            } else {
              add(try await judged(attempt, progress.redactor, &shell), to: &progress)
            }
          }
          rest = rest.dropFirst()
        }
      }
      if var lost {
        // The command that took the shell along has the shell's own exit status.
        lost.result.exit = lost.result.exit ?? exit
        add(finished(lost, Judge(missingPrograms: []), progress.redactor), to: &progress)
      }
    }
  }

  private func add(_ result: CommandResult, to progress: inout Progress) {
    progress.results.append(result)
    report(.judged(job, result))
    if stopsAtFirstFailure, ![.passed, .skipped].contains(result.verdict) {
      brake.pull("stopped at the first failure")
    }
  }

  /// The result of a command that is not to be run; nil if it is.
  private func notRun(_ planned: PlannedCommand, _ progress: Progress) async -> CommandResult? {
    if let obstacle = planned.obstacle, obstacle.verdict == .skipped { return .notRun(planned, obstacle) }
    let inventory = progress.inventory ?? ToolInventory()
    // What has no place here need not be permitted either.
    if let objection = planned.attributes.needs.lazy.compactMap({ inventory.objection(to: $0) }).first {
      return .notRun(planned, .skipped(objection))
    }
    if let obstacle = planned.obstacle { return .notRun(planned, obstacle) }
    if let name = unboundName(planned, progress.bindings) {
      let shown = job.commands.contains { boundNames(in: $0.example)[name] != nil }
      if shown {
        return .notRun(planned, .error, "‘{{\(name)}}’ is not known, since the command that shows it did not hold")
      }
      return .notTried(
        planned, .error, "‘{{\(name)}}’ is not known, since the block that shows it is not part of this run")
    }
    if let reason = brake.pulled {
      return planned.attributes.isAlways ? nil : .notTried(planned, .skipped, reason)
    }
    switch await pace(planned) {
    case .run: return nil
    case .skip: return .notTried(planned, .skipped, "left out")
    case .stop:
      brake.pull("stopped")
      return planned.attributes.isAlways ? nil : .notTried(planned, .skipped, "stopped")
    }
  }

  /// After an interrupt: what runs always, in a shell that begins where the last one stood. A lab is gone by now, and with
  /// it all that there could be to clean up.
  private func cleanUp(_ progress: Progress) async {
    let rest = job.commands.dropFirst(progress.results.count).filter { $0.attributes.isAlways && $0.obstacle == nil }
    guard !rest.isEmpty, job.variant.environment.transport != .lab else { return }
    // A task of its own does not feel the interrupt.
    await Task {
      _ = try? await withShell(entry, SessionIdentity(run: run), state: progress.state) { shell in
        for planned in rest { _ = try await attempt(planned, progress.bindings, &shell) }
      }
    }.value
  }

  /// A command as it came out at last.
  private struct Attempt {
    let planned: PlannedCommand
    let expectation: Expectation
    var result: ShellResult
    let at: Instant
    let count: Int
    /// What `{{name}}` meant in it.
    let values: [String: String]

    /// What later commands may say by name; only claims that held say what a name means.
    var bindings: [String: String] { expectation.bindings(in: result.output.bytes) }
  }

  /// Runs a command; where its block says `retry`, again until its claims hold or the time is up.
  private func attempt(
    _ planned: PlannedCommand, _ bindings: [String: String], _ shell: inout Shell
  ) async throws -> Attempt {
    let text = withoutEscapes(substituting(bindings, in: planned.text))
    let example = substituting(bindings, in: planned.example)
    let expectation = Expectation(example, mode: planned.attributes.match)
    let begin = ContinuousClock.now
    var count = 0
    while true {
      count += 1
      let at = Instant.now
      let result = try await shell.run(
        text, isSequence: planned.command.isSequence, timeout: planned.timeout,
        standardError: planned.attributes.standardError)
      // What a signal has cut short is not judged.
      try Task.checkCancellation()
      // Where a time-out took the way along, another is tried.
      if let said = result.lostLink, !result.hasTimedOut { throw LinkError(said: said, wasOpen: true) }
      let attempt = Attempt(
        planned: planned, expectation: expectation, result: result, at: at, count: count,
        values: planned.variables.merging(bindings) { $1 })
      guard let retry = planned.attributes.retry, !result.hasEndedShell,
        Judge(missingPrograms: []).judge(planned, expectation, result).verdict != .passed,
        ContinuousClock.now - begin + retry.interval <= retry.duration
      else { return attempt }
      try await Task.sleep(for: retry.interval)
    }
  }

  /// A name that the command uses, that some example of the article binds, and that nothing has bound yet.
  private func unboundName(_ planned: PlannedCommand, _ bindings: [String: String]) -> String? {
    let names = placeholderNames(in: planned.text + [0x0A] + planned.example).filter { bindings[$0] == nil }
    guard !names.isEmpty else { return nil }
    return names.first(where: job.boundNames.contains)
  }

  /// A failure is looked at again: where a program is not there, the claim was not tried.
  private func judged(
    _ attempt: Attempt, _ redactor: Redactor, _ shell: inout Shell
  ) async throws -> CommandResult {
    let first = finished(attempt, Judge(missingPrograms: []), redactor)
    let programs = attempt.planned.command.programs.filter(isPlainName)
    let mayBeMissing = first.verdict == .failed || first.verdict == .error && !attempt.result.hasTimedOut
    guard mayBeMissing, !programs.isEmpty else { return first }
    let names = programs.sorted().joined(separator: " ")
    let answer = try await shell.ask("for p in \(names); do command -v \"$p\" >/dev/null || echo \"$p\"; done")
    let missing = String(decoding: answer.output.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return missing.isEmpty ? first : finished(attempt, Judge(missingPrograms: Set(missing)), redactor)
  }

  private func isPlainName(_ name: String) -> Bool {
    name.utf8.allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || "-_.+".utf8.contains($0)
    }
  }

  private func finished(_ attempt: Attempt, _ judge: Judge, _ redactor: Redactor) -> CommandResult {
    let (planned, result) = (attempt.planned, attempt.result)
    let output = String(decoding: cleaned(result.output.whole), as: UTF8.self)
    let shown = redactor.redacted(output)
    var finding = judge.judge(planned, attempt.expectation, result)
    if shown != output, finding.verdict != .passed {
      // The claim is judged by what came; the words are found anew in what may be shown, since they quote parts of it.
      var told = result
      told.output.bytes = Array(shown.utf8)
      let again = judge.judge(planned, attempt.expectation, told)
      finding.mismatch = again.mismatch
      finding.reason = again.verdict == finding.verdict ? again.reason : "the claim is false; what came holds a secret"
    }
    return CommandResult(
      planned: planned, verdict: finding.verdict, reason: finding.reason.map(redactor.redacted),
      mismatch: finding.mismatch.map { redacted($0, redactor) }, exit: result.exit, output: shown, at: attempt.at,
      duration: result.duration, attempts: attempt.count,
      seen: SeenOutput(
        bytes: result.output.bytes, isCut: result.output.dropped > 0, holdsSecret: shown != output,
        values: attempt.values))
  }

  private func redacted(_ mismatch: Mismatch, _ redactor: Redactor) -> Mismatch {
    Mismatch(
      claim: redactor.redacted(mismatch.claim),
      rows: mismatch.rows.map { row in
        var row = row
        row.seen = row.seen.map(redactor.redacted)
        row.note = row.note.map(redactor.redacted)
        return row
      })
  }
}
