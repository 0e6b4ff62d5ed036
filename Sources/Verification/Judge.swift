import Transcripts

/// Compares what a command did with what its article claims.
struct Judge {
  struct Finding {
    var verdict: Verdict
    var reason: String?
    var mismatch: Mismatch?
  }

  /// Programs that are not to be found where the command ran.
  let missingPrograms: Set<String>

  func judge(_ planned: PlannedCommand, _ expectation: Expectation, _ result: ShellResult) -> Finding {
    if result.hasTimedOut {
      return Finding(verdict: .error, reason: "timed out after \(planned.timeout.words)" + lossWords(result))
    }
    let exit = result.exit ?? 0
    let exitHolds = planned.attributes.exit.accepts(exit)
    let match = expectation.match(result.output.bytes)
    if result.output.dropped > 0, match == .matched, !expectation.isOpen {
      let reason = "its output is too long to be judged: show a part of it, with ‘...’ at the end"
      return Finding(verdict: .error, reason: reason + lossWords(result))
    }
    if exitHolds, match == .matched {
      return Finding(verdict: .passed, reason: result.hasEndedShell ? "its shell ended" + lossWords(result) : nil)
    }
    // A claim about a program that is not there is neither true nor false.
    let programs = planned.command.programs
    if let missing = programs.intersection(missingPrograms).min() {
      return Finding(verdict: .error, reason: "there is no \(missing) here")
    }
    if exit == 126 || exit == 127, !exitHolds, let program = programs.min() {
      return Finding(verdict: .error, reason: "\(program) could not be run (exit status \(exit))")
    }
    if exit != 0, let complaint = Credentials.complaint(in: result.output.bytes, of: planned.command.title) {
      return Finding(verdict: .error, reason: complaint)
    }
    return failure(planned, result, exit: exit, exitHolds: exitHolds, match)
  }

  private func failure(
    _ planned: PlannedCommand, _ result: ShellResult, exit: Int, exitHolds: Bool, _ match: MatchResult
  ) -> Finding {
    var claims: [String] = []
    var mismatch: Mismatch?
    if case .mismatched(let found) = match {
      claims.append(found.claim)
      mismatch = found
    }
    if !exitHolds { claims.append("expected exit status \(words(planned.attributes.exit)), got \(exit)") }
    if result.output.dropped > 0 { claims.append("(its output was cut; \(result.output.dropped) bytes were dropped)") }
    return Finding(verdict: .failed, reason: claims.joined(separator: "; ") + lossWords(result), mismatch: mismatch)
  }

  private func lossWords(_ result: ShellResult) -> String {
    result.hasEndedShell ? "; a new shell took over, functions, aliases and background jobs are lost" : ""
  }

  private func words(_ exit: BlockAttributes.ExitStatus) -> String {
    switch exit {
    case .code(let code): "\(code)"
    case .nonzero: "other than 0"
    case .any: "any"
    }
  }
}
