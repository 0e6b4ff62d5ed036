import Glibc
import Subprocess
import SystemPackage

/// What a session needs beyond one shell: a mark that no command prints, and a variable that every process carries.
struct SessionIdentity: Sendable {
  let mark: [UInt8]
  /// The value of the variable ``Shell/marker``: the run, then the session.
  let name: String

  init(run: String) {
    let nonce = Self.nonce()
    mark = [0x01] + Array(nonce.utf8) + [0x0A]
    name = "\(run).\(nonce)"
  }

  static func nonce() -> String {
    (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
  }
}

/// Starts a shell in `state`, runs `body` with it and ends it. Returns what `body` returned and the shell's own exit status,
/// which is that of the command that took it along.
func withShell<Result: Sendable>(
  _ entry: ShellEntry, _ identity: SessionIdentity, state: ShellState, _ body: (inout Shell) async throws -> Result
) async throws -> (result: Result, exit: Int) {
  var options = PlatformOptions()
  options.createSession = true
  options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
  let environment = entry.environment.merging([Shell.marker: identity.name]) { $1 }
  let collector = OutputCollector(mark: identity.mark)
  let outcome = try await run(
    .path(entry.executable), arguments: Arguments(entry.arguments), environment: custom(environment),
    workingDirectory: entry.directory, platformOptions: options, input: .inputWriter, output: .sequence,
    error: .sequence
  ) { execution in
    async let pump: Void = pump(execution.standardOutput, into: collector)
    let result: Swift.Result<Result, any Error>
    var isNear = entry.farSide == nil
    do {
      var shell = try await withPatience(execution) {
        try await Shell(execution, entry, collector: collector, identity, state: state)
      }
      isNear = shell.isNear
      do { result = .success(try await body(&shell)) } catch { result = .failure(error) }
      await shell.end(behind: execution.processIdentifier.value)
    } catch {
      result = .failure(error)
    }
    // Whatever the outcome, nothing of the session stays behind, nor holds its output open.
    try? await execution.standardInputWriter.finish()
    let variable = "\(Shell.marker)=\(identity.name)"
    if !isNear { await FarReaper.endSession(entry, variable) }
    await execution.teardown(using: [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)])
    NearReaper.endSession(variable)
    await pump
    return try result.get()
  }
  let exit =
    switch outcome.terminationStatus {
    case .exited(let code): Int(code)
    case .signaled(let number): 128 + Int(number)
    }
  return (outcome.closureResult, exit)
}

/// A shell that is not there within a minute is given up: its way leads nowhere, or asks something that nobody answers.
private func withPatience(_ execution: ShellExecution, _ start: () async throws -> Shell) async throws -> Shell {
  let process = execution.processIdentifier.value
  let watchdog = Task {
    try await Task.sleep(for: .seconds(60))
    kill(-process, SIGKILL)
  }
  defer { watchdog.cancel() }
  return try await start()
}

private func pump(_ output: SubprocessOutputSequence, into collector: OutputCollector) async {
  do {
    for try await chunk in output { chunk.withUnsafeBytes { collector.append($0) } }
  } catch {
    // The shell was ended while its output was being read: what came is kept.
  }
  collector.end()
}
