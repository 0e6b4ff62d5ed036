import Glibc

/// Waits for events, and until nothing has happened for a moment: an editor writes in several steps.
struct WatchLoop {
  /// How long nothing may happen before changes are told, in milliseconds; and how long they wait at most where things never come
  /// to rest.
  private static let quiet: Int32 = 25
  private static let patience = Duration.milliseconds(500)

  var watches: FolderWatches
  let stopper: Int32

  /// The next changes; nil once the watching has been stopped.
  mutating func next() -> ContentWatcher.Changes? {
    var begin: ContinuousClock.Instant?
    while true {
      let isGathering = watches.hasNews
      if isGathering { begin = begin ?? .now }
      var waiting = [
        pollfd(fd: stopper, events: Int16(POLLIN), revents: 0),
        pollfd(fd: watches.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&waiting, 2, isGathering ? Self.quiet : -1)
      guard count >= 0 || errno == EINTR, waiting[0].revents == 0 else {
        close(stopper)
        watches.close()
        return nil
      }
      if waiting[1].revents != 0 { watches.read() }
      let isLate = begin.map { ContinuousClock.now - $0 > Self.patience } ?? false
      if isGathering, count == 0 || isLate { return watches.takeNews() }
    }
  }
}
