import Evidence
import Synchronization

/// Reads `git log -z --format=%x01%H %at --name-only`, the newest commit first, in pieces as they come.
final class LogReader: Sendable {
  private struct State {
    /// What is not whole yet.
    var rest: [UInt8] = []
    /// The files whose last change has not come yet.
    var wanted: Set<String>
    var commit: (isEdge: Bool, at: Instant)?
    var changes: [String: Instant] = [:]
  }

  private let edge: Set<String>
  private let state: Mutex<State>

  /// - Parameters:
  ///   - wanted: the files whose last change is asked for.
  ///   - edge: commits that say nothing of a file's last change.
  init(wanted: Set<String>, edge: Set<String>) {
    self.edge = edge
    state = Mutex(State(wanted: wanted))
  }

  var changes: [String: Instant] { state.withLock(\.changes) }

  /// Takes what has come; false when nothing is wanted any more.
  func read(_ piece: [UInt8]) -> Bool {
    state.withLock { state in
      let bytes = state.rest + piece
      var start = 0
      while let end = bytes[start...].firstIndex(of: 0) {
        take(bytes[start..<end], &state)
        start = end + 1
      }
      state.rest = Array(bytes[start...])
      return !state.wanted.isEmpty
    }
  }

  private func take(_ token: ArraySlice<UInt8>, _ state: inout State) {
    // A commit's first file follows a newline.
    let token = token.first == 0x0A ? token.dropFirst() : token
    if token.first == 0x01 {
      let words = token.dropFirst().split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      state.commit = words.count == 2 ? Int(words[1]).map { (edge.contains(words[0]), Instant(seconds: $0)) } : nil
    } else if let commit = state.commit, !token.isEmpty,
      let path = state.wanted.remove(String(decoding: token, as: UTF8.self)), !commit.isEdge
    {
      state.changes[path] = commit.at
    }
  }
}

/// Bytes that come in pieces.
final class Collected: Sendable {
  private let state = Mutex<[UInt8]>([])

  var bytes: [UInt8] { state.withLock { $0 } }

  func append(_ piece: [UInt8]) -> Bool {
    state.withLock { $0 += piece }
    return true
  }
}
