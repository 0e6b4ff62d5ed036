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
  let report: @Sendable (_ done: Int, _ command: String) -> Void

  /// The results, and the versions of the tools that were used.
  func results() async throws -> (results: [CommandResult], tools: [String: String]) {
    var progress = Progress()
    try await run(job.commands, isShared: true, &progress)
    return (progress.results, (progress.inventory?.versions ?? [:]).mapValues(\.description))
  }

  private struct Progress {
    var inventory: ToolInventory?
    var results: [CommandResult] = []
    /// What was seen for the holes with names.
    var bindings: [String: String] = [:]
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
        let tools = progress.inventory ?? ToolInventory()
        while lost == nil, let planned = rest.first {
          if let obstacle = obstacle(planned, tools) {
            progress.results.append(.notRun(planned, obstacle))
          } else if let name = unboundName(planned, progress.bindings) {
            let reason = "‘{{\(name)}}’ is not known, since the command that shows it did not hold"
            progress.results.append(.notRun(planned, .error, reason))
          } else if isShared, planned.attributes.isIsolated {
            // The shared shell waits meanwhile, with all its state.
            let block = rest.prefix { $0.blockID == planned.blockID }
            try await run(Array(block), isShared: false, &progress)
            rest = rest.dropFirst(block.count - 1)
          } else {
            report(progress.results.count, planned.command.title)
            let attempt = try await attempt(planned, progress.bindings, &shell)
            state = shell.state
            progress.bindings.merge(attempt.bindings) { $1 }
            if attempt.result.hasEndedShell {
              lost = attempt
            } else {
              progress.results.append(try await judged(attempt, &shell))
            }
          }
          rest = rest.dropFirst()
        }
      }
      if var lost {
        // The command that took the shell along has the shell's own exit status.
        lost.result.exit = exit
        progress.results.append(finished(lost, Judge(missingPrograms: []), state.exports))
      }
    }
  }

  /// A command as it came out at last.
  private struct Attempt {
    let planned: PlannedCommand
    let expectation: Expectation
    var result: ShellResult
    let at: Instant
    let count: Int

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
      let attempt = Attempt(planned: planned, expectation: expectation, result: result, at: at, count: count)
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
    let bound = job.commands.reduce(into: Set<String>()) { $0.formUnion(boundNames(in: $1.example).keys) }
    return names.first(where: bound.contains)
  }

  private func obstacle(_ planned: PlannedCommand, _ inventory: ToolInventory) -> Obstacle? {
    if let obstacle = planned.obstacle { return obstacle }
    return planned.attributes.needs.lazy.compactMap { inventory.objection(to: $0) }.first.map { .skipped($0) }
  }

  /// Nothing runs where the guard does not hold, whatever the reason.
  private func checkGuard(_ shell: inout Shell) async throws {
    guard let check = job.variant.environment.guardCommand else { return }
    let answer = try await shell.ask(check.run, timeout: job.variant.environment.timeout)
    if answer.hasTimedOut || answer.hasEndedShell { throw GuardError(command: check.run, claim: "it did not end") }
    if case .mismatched(let mismatch) = Expectation(Array(check.prints.utf8)).match(answer.output.bytes) {
      throw GuardError(command: check.run, claim: redactor.redacted(mismatch.claim))
    }
    guard answer.exit == 0 else {
      throw GuardError(command: check.run, claim: "expected exit status 0, got \(answer.exit ?? -1)")
    }
  }

  /// Asks every tool that the commands use or need for its version.
  private func takeInventory(_ shell: inout Shell) async throws -> ToolInventory {
    let commands = job.commands.filter { $0.obstacle == nil }
    let programs = Set(commands.flatMap(\.command.programs))
    let needed = commands.flatMap { $0.attributes.needs.map { Tool.named($0.tool) } }
    var inventory = ToolInventory()
    for tool in Set(programs.compactMap(Tool.behind) + needed).sorted(by: { $0.name < $1.name }) {
      let answer = try await shell.ask("command -v \(tool.program) >/dev/null && \(tool.program) \(tool.question)")
      guard answer.exit != 1 || !answer.output.bytes.isEmpty, answer.exit != 127 else { continue }
      inventory.present.insert(tool.name)
      inventory.versions[tool.name] = Tool.version(in: answer.output.bytes, of: tool.name)
    }
    return inventory
  }

  /// A failure is looked at again: where a program is not there, the claim was not tried.
  private func judged(_ attempt: Attempt, _ shell: inout Shell) async throws -> CommandResult {
    let first = finished(attempt, Judge(missingPrograms: []), shell.state.exports)
    let programs = attempt.planned.command.programs.filter(isPlainName)
    let mayBeMissing = first.verdict == .failed || first.verdict == .error && !attempt.result.hasTimedOut
    guard mayBeMissing, !programs.isEmpty else { return first }
    let names = programs.sorted().joined(separator: " ")
    let answer = try await shell.ask("for p in \(names); do command -v \"$p\" >/dev/null || echo \"$p\"; done")
    let missing = String(decoding: answer.output.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return missing.isEmpty ? first : finished(attempt, Judge(missingPrograms: Set(missing)), shell.state.exports)
  }

  private func isPlainName(_ name: String) -> Bool {
    name.utf8.allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || "-_.+".utf8.contains($0)
    }
  }

  private func finished(_ attempt: Attempt, _ judge: Judge, _ exports: [UInt8]) -> CommandResult {
    let (planned, result) = (attempt.planned, attempt.result)
    let finding = judge.judge(planned, attempt.expectation, result)
    let redactor = redactor.including(exports: exports)
    return CommandResult(
      planned: planned, verdict: finding.verdict, reason: finding.reason.map(redactor.redacted),
      mismatch: finding.mismatch.map { redacted($0, redactor) }, exit: result.exit,
      output: redactor.redacted(String(decoding: cleaned(result.output.bytes), as: UTF8.self)), at: attempt.at,
      duration: result.duration, attempts: attempt.count)
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

extension CommandResult {
  static func notRun(_ planned: PlannedCommand, _ obstacle: Obstacle) -> CommandResult {
    notRun(planned, obstacle.verdict, obstacle.reason)
  }

  static func notRun(_ planned: PlannedCommand, _ verdict: Verdict, _ reason: String) -> CommandResult {
    CommandResult(
      planned: planned, verdict: verdict, reason: reason, mismatch: nil, exit: nil, output: nil, at: .now,
      duration: .zero)
  }
}

/// The guard of an environment did not hold, so nothing was run there.
struct GuardError: Error {
  let command: String
  let claim: String
}
