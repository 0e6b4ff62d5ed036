import Evidence
import Transcripts

/// Runs the commands of one job in one session, in order.
struct ArticleSession {
  let job: Job
  let entry: ShellEntry
  let redactor: Redactor
  /// The mark of the whole run.
  let run: String
  let progress: @Sendable (_ done: Int, _ command: String) -> Void

  /// The results, and the versions of the tools that were used.
  func results() async throws -> (results: [CommandResult], tools: [String: String]) {
    let identity = SessionIdentity(run: run)
    var state = ShellState()
    var inventory: ToolInventory?
    var results: [CommandResult] = []
    while results.count < job.commands.count {
      var lost: (planned: PlannedCommand, result: ShellResult, at: Instant)?
      let (_, exit) = try await withShell(entry, identity, state: state) { shell in
        let tools = if let inventory { inventory } else { try await takeInventory(&shell) }
        inventory = tools
        while lost == nil, results.count < job.commands.count {
          let planned = job.commands[results.count]
          if let obstacle = obstacle(planned, tools) {
            results.append(.notRun(planned, obstacle))
            continue
          }
          progress(results.count, planned.command.title)
          let at = Instant.now
          let result = try await shell.run(
            planned.command.text, isSequence: planned.command.isSequence, timeout: planned.timeout)
          // What a signal has cut short is not judged.
          try Task.checkCancellation()
          state = shell.state
          if result.hasEndedShell {
            lost = (planned, result, at)
          } else {
            results.append(try await judged(planned, result, at, &shell))
          }
        }
      }
      if var lost {
        // The command that took the shell along has the shell's own exit status.
        lost.result.exit = exit
        results.append(finished(lost.planned, lost.result, lost.at, Judge(missingPrograms: []), state.exports))
      }
    }
    return (results, (inventory?.versions ?? [:]).mapValues(\.description))
  }

  private func obstacle(_ planned: PlannedCommand, _ inventory: ToolInventory) -> Obstacle? {
    if let obstacle = planned.obstacle { return obstacle }
    return planned.attributes.needs.lazy.compactMap { inventory.objection(to: $0) }.first.map { .skipped($0) }
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
  private func judged(
    _ planned: PlannedCommand, _ result: ShellResult, _ at: Instant, _ shell: inout Shell
  ) async throws -> CommandResult {
    let first = finished(planned, result, at, Judge(missingPrograms: []), shell.state.exports)
    let programs = planned.command.programs.filter(isPlainName)
    guard first.verdict == .failed || first.verdict == .error && !result.hasTimedOut, !programs.isEmpty else {
      return first
    }
    let names = programs.sorted().joined(separator: " ")
    let answer = try await shell.ask("for p in \(names); do command -v \"$p\" >/dev/null || echo \"$p\"; done")
    let missing = String(decoding: answer.output.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return missing.isEmpty
      ? first : finished(planned, result, at, Judge(missingPrograms: Set(missing)), shell.state.exports)
  }

  private func isPlainName(_ name: String) -> Bool {
    name.utf8.allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || "-_.+".utf8.contains($0)
    }
  }

  private func finished(
    _ planned: PlannedCommand, _ result: ShellResult, _ at: Instant, _ judge: Judge, _ exports: [UInt8]
  ) -> CommandResult {
    let finding = judge.judge(planned, result)
    let redactor = redactor.including(exports: exports)
    return CommandResult(
      planned: planned, verdict: finding.verdict, reason: finding.reason.map(redactor.redacted),
      mismatch: finding.mismatch.map { redacted($0, redactor) }, exit: result.exit,
      output: redactor.redacted(String(decoding: cleaned(result.output.bytes), as: UTF8.self)), at: at,
      duration: result.duration)
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
