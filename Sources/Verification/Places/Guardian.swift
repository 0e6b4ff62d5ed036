import FoundationEssentials
import Subprocess
import Synchronization
import SystemPackage

/// Keeps a guardian while `body` runs: a shell that waits for the end of its input and then ends all that carries the run's
/// mark. Its input ends with this process, however that happens. On a far side it is there before `body` begins, and sweeps
/// at the end; here sessions end what they have started themselves, and it is sent away.
/// - Throws: ``LinkError`` where a far side does not answer within a minute.
func withGuardian<Result: Sendable>(
  _ entry: ShellEntry = .guardian, run nonce: String, _ body: () async throws -> Result
) async throws -> Result {
  let said = Said()
  let ready = "sooth-\(nonce)"
  let (end, ending) = AsyncStream<Never>.makeStream()
  // A task of its own: an interrupt must not take the way away before what `body` has begun is cleaned up.
  let guardian = Task {
    do {
      try await keepGuardian(entry, ready: ready, run: nonce, said, until: end)
    } catch {
      said.end("\(error)")
    }
  }
  let result: Swift.Result<Result, any Error>
  let isFar = entry.farSide != nil
  if isFar ? await said.await(ready) : true {
    do { result = .success(try await body()) } catch { result = .failure(error) }
  } else {
    result = .failure(LinkError(said: said.text))
  }
  ending.finish()
  await guardian.value
  return try result.get()
}

extension ShellEntry {
  /// A plain shell of this machine.
  static let guardian = ShellEntry(
    executable: "/bin/sh", arguments: [], environment: ["PATH": "/usr/bin:/bin"], directory: nil)
}

private func keepGuardian(
  _ entry: ShellEntry, ready: String, run nonce: String, _ said: Said, until end: AsyncStream<Never>
) async throws {
  var options = PlatformOptions()
  options.createSession = true
  _ = try await Subprocess.run(
    .path(entry.executable), arguments: Arguments(entry.arguments), environment: custom(entry.environment),
    workingDirectory: entry.directory, platformOptions: options, input: .inputWriter, output: .sequence,
    error: .combinedWithOutput
  ) { execution in
    let parents = Set([ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp", "/tmp"])
    let mine = parents.map { "\(quoted("\($0)/\(TemporaryFolder.prefix)\(nonce.prefix(12))."))*" }
    let script = FarScripts.guardian(
      ready: ready, "\(Shell.marker)=\(nonce).", folders: entry.farSide == nil ? mine.sorted() : [])
    _ = try? await execution.standardInputWriter.write(Array(script.utf8))
    async let reading: Void = said.gather(execution.standardOutput)
    for await _ in end {}
    if entry.farSide != nil {
      try? await execution.standardInputWriter.finish()
      // Where its sweep takes longer than a moment, nobody waits for it.
      for _ in 0..<200 where !said.isAtEnd { try? await Task.sleep(for: .milliseconds(10)) }
    }
    await execution.teardown(using: [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)])
    await reading
  }
}

/// What a way to a far side has said so far, its last part.
private final class Said: Sendable {
  private let state = Mutex<(bytes: [UInt8], isAtEnd: Bool)>(([], false))

  var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }
  var isAtEnd: Bool { state.withLock(\.isAtEnd) }

  func gather(_ output: SubprocessOutputSequence) async {
    do {
      for try await chunk in output {
        chunk.withUnsafeBytes { bytes in state.withLock { $0.bytes = ($0.bytes + bytes).suffix(4096) } }
      }
    } catch {
      // It was ended while it spoke: what came is kept.
    }
    end()
  }

  func end(_ word: String = "") {
    state.withLock {
      $0.bytes += Array(word.utf8)
      $0.isAtEnd = true
    }
  }

  /// Whether `word` comes within a minute, and before the end.
  func await(_ word: String) async -> Bool {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      let (bytes, isAtEnd) = state.withLock { $0 }
      if String(decoding: bytes, as: UTF8.self).contains(word) { return true }
      if isAtEnd { return false }
      do { try await Task.sleep(for: .milliseconds(5)) } catch { return false }
    }
    return false
  }
}
