import Subprocess
import SystemPackage

/// Runs `body` under a guardian: a small process that outlives this one and, if this one is killed, ends all that carries the
/// run's mark. In the ordinary way sessions end what they have started themselves, and the guardian with them.
func guarded<Result: Sendable>(run nonce: String, _ body: () async throws -> Result) async throws -> Result {
  var options = PlatformOptions()
  options.createSession = true
  options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
  // Its standard input ends when this process does, however that happens.
  let script = """
    cat >/dev/null
    for process in /proc/[0-9]*; do
      tr '\\0' '\\n' 2>/dev/null <"$process/environ" | grep -q '^\(Shell.marker)=\(nonce)\\.' && kill -9 "${process#/proc/}"
    done
    """
  let outcome = try await Subprocess.run(
    .path("/bin/sh"), arguments: ["-c", script], environment: .custom(["PATH": "/usr/bin:/bin"]),
    platformOptions: options, input: .inputWriter, output: .discarded, error: .discarded
  ) { execution in
    let result: Swift.Result<Result, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    await execution.teardown(using: [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)])
    return result
  }
  return try outcome.closureResult.get()
}
