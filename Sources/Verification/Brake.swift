import Synchronization

/// Stops a run before its end: nothing new is begun after it was pulled, but for cleaning up.
public final class Brake: Sendable {
  private let reason = Mutex<String?>(nil)

  public init() {}

  /// Why nothing more is to be run; nil while all goes on.
  var pulled: String? { reason.withLock { $0 } }

  public func pull(_ reason: String) {
    self.reason.withLock { $0 = $0 ?? reason }
  }
}
