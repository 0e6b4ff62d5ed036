import Glibc
import Synchronization

/// What a command printed: the first part of it, and how much more there was.
struct CollectedOutput: Sendable {
  var bytes: [UInt8] = []
  /// How many bytes were dropped beyond the limit.
  var dropped = 0

  /// What was kept, without a last line that was cut: a part of a secret would not be known as one.
  var whole: [UInt8] {
    guard dropped > 0 else { return bytes }
    return Array(bytes[..<(bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)])
  }
}

/// Gathers the standard output of a shell and cuts it where a command's end is marked. Memory is bounded: beyond the limit
/// bytes are counted and dropped.
final class OutputCollector: Sendable {
  /// 1 MiB a command.
  static let limit = 1 << 20

  private struct State {
    var output = CollectedOutput()
    /// Bytes that may be the beginning of a mark.
    var pending: [UInt8] = []
    var finished: [CollectedOutput] = []
    var isAtEnd = false
    var waiting: CheckedContinuation<CollectedOutput?, Never>?
  }

  private let mark: [UInt8]
  private let state = Mutex(State())

  init(mark: [UInt8]) { self.mark = mark }

  /// Takes what the shell printed next.
  func append(_ bytes: UnsafeRawBufferPointer) {
    state.withLock { state in
      state.pending.append(contentsOf: bytes)
      while let start = find(mark, in: state.pending) {
        keep(state.pending[..<start], &state)
        state.finished.append(state.output)
        state.output = CollectedOutput()
        state.pending.removeFirst(start + mark.count)
      }
      let settled = max(0, state.pending.count - mark.count + 1)
      keep(state.pending[..<settled], &state)
      state.pending.removeFirst(settled)
      hand(&state)
    }
  }

  /// The shell prints no more.
  func end() {
    state.withLock { state in
      state.isAtEnd = true
      hand(&state)
    }
  }

  /// The output up to the next mark; nil if the shell ended before one came.
  func next() async -> CollectedOutput? {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        state.waiting = continuation
        hand(&state)
      }
    }
  }

  /// Waits until the shell prints no more, if that is soon.
  func awaitEnd(atMost limit: Duration) async {
    let deadline = ContinuousClock.now + limit
    while !state.withLock(\.isAtEnd), ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(5)) }
  }

  /// What came since the last mark, for a shell that ended without one.
  func rest() -> CollectedOutput {
    state.withLock { state in
      keep(state.pending[...], &state)
      state.pending = []
      defer { state.output = CollectedOutput() }
      return state.output
    }
  }

  private func keep(_ bytes: ArraySlice<UInt8>, _ state: inout State) {
    let room = Self.limit - state.output.bytes.count
    state.output.bytes += bytes.prefix(room)
    state.output.dropped += max(0, bytes.count - room)
  }

  private func hand(_ state: inout State) {
    guard let waiting = state.waiting else { return }
    if !state.finished.isEmpty {
      state.waiting = nil
      waiting.resume(returning: state.finished.removeFirst())
    } else if state.isAtEnd {
      state.waiting = nil
      waiting.resume(returning: nil)
    }
  }
}

/// The first place of `needle`, whose first byte is rare, at or after `start`.
func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
  bytes.withUnsafeBytes { bytes in
    var start = start
    while start + needle.count <= bytes.count, let base = bytes.baseAddress,
      let place = memchr(base + start, Int32(needle[0]), bytes.count - start)
    {
      let index = UnsafeRawPointer(place) - base
      guard index + needle.count <= bytes.count else { return nil }
      if memcmp(place, needle, needle.count) == 0 { return index }
      start = index + 1
    }
    return nil
  }
}
