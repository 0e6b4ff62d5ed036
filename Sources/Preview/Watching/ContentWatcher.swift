import Diagnostics
import Dispatch
import Glibc

/// Tells which files below a folder were written, moved or taken away.
final class ContentWatcher: Sendable {
  enum Changes: Hashable, Sendable {
    /// Paths below the folder, of files and of folders.
    case paths(Set<String>)
    /// More happened than the kernel keeps: anything may have changed.
    case unknown
  }

  let changes: AsyncStream<Changes>
  private let tell: AsyncStream<Changes>.Continuation
  /// The end of a pipe that is written to when the watching is to end.
  private let stopper: Int32

  /// Throws where the folder cannot be watched.
  init(_ root: String) throws(Diagnosed) {
    let watches = try FolderWatches(root)
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    stopper = ends[1]
    let (changes, tell) = AsyncStream<Changes>.makeStream()
    (self.changes, self.tell) = (changes, tell)
    // A queue of its own: it waits for events in a blocking call.
    let end = ends[0]
    DispatchQueue(label: "sooth.watcher").async {
      var loop = WatchLoop(watches: watches, stopper: end)
      while let found = loop.next() { tell.yield(found) }
      tell.finish()
    }
  }

  /// Nothing more is told.
  func stop() {
    var byte: UInt8 = 0
    _ = write(stopper, &byte, 1)
    tell.finish()
  }

  deinit { close(stopper) }
}
