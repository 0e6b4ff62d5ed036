import Subprocess
import SystemPackage

/// A command that ran with the environment and the streams of the caller, and what it printed on each.
struct WatchedCommand: Sendable {
  /// 128 and the number of the signal, where one ended it.
  let status: Int32
  let output: TextTail
  let error: TextTail

  /// Runs `words` to the end, and passes on what comes as it comes. Throws where it cannot be started.
  init(running words: [String]) async throws {
    // Ctrl-C reaches the command from the terminal; it may clean up before it is killed.
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
    let result = try await Subprocess.run(
      words[0].contains("/") ? .path(FilePath(words[0])) : .name(words[0]),
      arguments: Arguments(Array(words.dropFirst())), platformOptions: options, input: .currentStandardInput,
      output: .sequence,
      error: .sequence
    ) { execution in
      async let output = Self.pass(execution.standardOutput, to: .output)
      async let error = Self.pass(execution.standardError, to: .error)
      return try await (output, error)
    }
    // A command that was ended with this program has nothing to be explained.
    try Task.checkCancellation()
    switch result.terminationStatus {
    case .exited(let code): status = code
    case .signaled(let number): status = 128 + number
    }
    (output, error) = result.closureResult
  }

  private static func pass(_ stream: SubprocessOutputSequence, to target: Console.Stream) async throws -> TextTail {
    var tail = TextTail()
    for try await chunk in stream {
      let bytes = chunk.withUnsafeBytes { Array($0) }
      Console.write(bytes, to: target)
      tail.append(bytes)
    }
    return tail
  }
}
