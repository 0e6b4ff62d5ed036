import Subprocess
import Synchronization
import SystemPackage

/// What a command of a scenario did.
struct Outcome: Sendable {
  /// Both streams in the order in which they came.
  var output: [UInt8]
  /// 128 and the number of the signal where one ended it; nil where it ran out of time and was killed.
  var exit: Int?
}

extension Sandbox {
  /// Runs `text` by `sh -c` in the working folder, as a session of its own, at most for `limit`.
  func run(_ text: [UInt8], limit: Duration) async throws -> Outcome {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    let output = CollectedBytes()
    let shell = Arguments(["-c", String(decoding: text, as: UTF8.self)])
    let variables = Dictionary(
      uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })
    let exit = try await withThrowingTaskGroup(of: Int?.self) { [options] group in
      group.addTask {
        let result = try await Subprocess.run(
          .path("/bin/sh"), arguments: shell, environment: .custom(variables),
          workingDirectory: FilePath(work), platformOptions: options,
          input: .none, output: .sequence, error: .combinedWithOutput
        ) { execution in
          for try await chunk in execution.standardOutput { chunk.withUnsafeBytes { output.append($0) } }
        }
        return switch result.terminationStatus {
        case .exited(let code): Int(code)
        case .signaled(let number): 128 + Int(number)
        }
      }
      group.addTask {
        try await Task.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
    return Outcome(output: output.bytes, exit: exit)
  }
}

/// Gathers what came until now, also of a command that never ends.
private final class CollectedBytes: Sendable {
  private let state = Mutex<[UInt8]>([])
  var bytes: [UInt8] { state.withLock { $0 } }
  func append(_ bytes: UnsafeRawBufferPointer) { state.withLock { $0.append(contentsOf: bytes) } }
}
