import Glibc
import Subprocess

/// The reaper for a far side: each of its looks is a shell of its own there.
struct FarReaper: Reaper {
  let entry: ShellEntry
  /// The process of the session's shell, as the far side numbers it.
  let shell: Int
  /// The local process that leads there.
  let way: pid_t
  /// When the command began.
  let begin: ContinuousClock.Instant

  func end(withShell: Bool) async throws {
    do {
      try await endFromThere(withShell: withShell)
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      // The far side answers no more: what leads there can be ended from here.
    }
    // Each shell of this way may be in a place of its own, too.
    kill(-way, SIGKILL)
  }

  private func endFromThere(withShell: Bool) async throws {
    let since = try await farBegin()
    if withShell { _ = try await ask(entry, "kill -s KILL \(shell)\n") }
    _ = try await ask(entry, FarScripts.signal("TERM", below: shell, since: since))
    try await Task.sleep(for: .milliseconds(300))
    for _ in 0..<5 {
      _ = try await ask(entry, FarScripts.signal("KILL", below: shell, since: since))
      try await Task.sleep(for: .milliseconds(200))
    }
    _ = try await ask(entry, "kill -s KILL \(shell)\n")
    try await Task.sleep(for: .seconds(2))
  }

  /// When the command began by the far side's clock, early by no more than the way there and back takes; 0 where it has no
  /// such clock.
  private func farBegin() async throws -> Int {
    let text = String(decoding: try await ask(entry, FarScripts.uptime), as: UTF8.self)
    let elapsed = (ContinuousClock.now - begin) / Duration.milliseconds(10)
    return text.split(separator: "\n").last.flatMap { Int($0) }.map { max(0, $0 - Int(elapsed) - 1) } ?? 0
  }

  /// Ends all that a session has left on the far side.
  static func endSession(_ entry: ShellEntry, _ variable: String) async {
    // Also where the work was cancelled, which a task of its own does not feel.
    await Task { _ = try? await ask(entry, FarScripts.sweep(variable)) }.value
  }
}

/// Runs a script in a shell of its own on the far side; returns what it printed. Throws where it did not end in 5 s.
func ask(_ entry: ShellEntry, _ script: String) async throws -> [UInt8] {
  var options = PlatformOptions()
  options.createSession = true
  options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
  return try await withThrowingTaskGroup(of: [UInt8].self) { [options] group in
    group.addTask {
      try await Subprocess.run(
        .path(entry.executable), arguments: Arguments(entry.arguments), environment: custom(entry.environment),
        workingDirectory: entry.directory, platformOptions: options, input: .array(Array(script.utf8)),
        output: .bytes(limit: 1 << 16), error: .discarded
      ).standardOutput
    }
    group.addTask {
      try await Task.sleep(for: .seconds(5))
      throw LinkError(said: "the far side did not answer for 5 s")
    }
    defer { group.cancelAll() }
    return try await group.next() ?? []
  }
}

/// An environment of these variables alone.
func custom(_ variables: [String: String]) -> Subprocess.Environment {
  .custom(
    Dictionary(uniqueKeysWithValues: variables.map { (Subprocess.Environment.Key(stringLiteral: $0), $1) }))
}
