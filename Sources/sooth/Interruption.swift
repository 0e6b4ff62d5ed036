import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and SIGTERM: the work is cancelled, which ends all that it has started, and the program exits as if the signal had
/// ended it.
enum Interruption {
  private static let received = Mutex<Int32>(SIGINT)

  /// 130 after Ctrl-C, 143 after SIGTERM.
  static var status: Int32 { 128 + received.withLock { $0 } }

  /// Runs `body` in a task that the signals cancel.
  static func cancelling<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result
  {
    let task = Task { try await body() }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        received.withLock { $0 = number }
        task.cancel()
      }
      source.resume()
      return source
    }
    defer { sources.forEach { $0.cancel() } }
    return try await task.value
  }
}
