import Dispatch
import Glibc
import Synchronization

/// Ctrl-C, SIGTERM, SIGHUP, and a reader that has gone: the work is cancelled, which ends all that it has started, and the
/// program exits as if the signal had ended it. A second signal does not wait for what is cleaned up.
enum Interruption {
  private struct State {
    var signal: Int32 = SIGINT
    var cancel: (@Sendable () -> Void)?
    var wasInterrupted = false
  }

  private static let state = Mutex(State())

  /// 130 after Ctrl-C, 143 after SIGTERM.
  static var status: Int32 { 128 + state.withLock { $0.signal } }

  /// Cancels the work; where none can be cancelled, the program ends at once.
  static func interrupt(by signal: Int32) {
    let (cancel, isSecond) = state.withLock { state in
      defer { state.wasInterrupted = state.cancel != nil }
      state.signal = signal
      return (state.cancel, state.wasInterrupted)
    }
    // Each line written to a reader that has gone says so again.
    guard let cancel, !isSecond || signal == SIGPIPE else { exit(128 + signal) }
    cancel()
  }

  /// Runs `body` in a task that the signals cancel.
  static func cancelling<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    // Begun under the lock, so that not even its first line can be written before it can be cancelled.
    let task = state.withLock { state in
      let task = Task { try await body() }
      state.cancel = { task.cancel() }
      return task
    }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { interrupt(by: number) }
      source.resume()
      return source
    }
    defer {
      sources.forEach { $0.cancel() }
      state.withLock { $0.cancel = nil }
    }
    return try await task.value
  }
}
