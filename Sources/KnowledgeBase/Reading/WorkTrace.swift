import Synchronization

/// Notes which files a piece of work reads and which it makes, whatever parts of the program it goes through: what was made of
/// the same files need not be made again.
public final class WorkTrace: Sendable {
  @TaskLocal public static var current: WorkTrace?

  private struct State {
    var read: Set<String> = []
    var made: [String] = []
  }

  private let state = Mutex(State())

  public init() {}

  public var read: Set<String> { state.withLock { $0.read } }
  public var made: [String] { state.withLock { $0.made } }

  public func noteRead(_ path: String) { state.withLock { _ = $0.read.insert(path) } }
  public func noteMade(_ path: String) { state.withLock { $0.made.append(path) } }
}

extension FileTree {
  /// The same files; what is read of them is noted in the trace of the work that reads.
  public var traced: FileTree {
    var traced = self
    traced.read = { path throws(FileError) in
      WorkTrace.current?.noteRead(path)
      return try read(path)
    }
    return traced
  }
}
