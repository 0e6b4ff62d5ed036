import Glibc

/// The end of a text that may never end: beyond the limit the beginning is let go, line by line.
struct TextTail: Sendable {
  /// 16 MiB: a long log is kept whole.
  static let limit = 16 << 20

  private(set) var bytes: [UInt8] = []
  /// How many lines have been let go.
  private(set) var droppedLines = 0

  mutating func append(_ more: [UInt8]) {
    bytes += more
    guard bytes.count > Self.limit else { return }
    let half = bytes.count - Self.limit / 2
    let start = bytes[half...].firstIndex(of: 0x0A).map { $0 + 1 } ?? half
    droppedLines += bytes[..<start].count { $0 == 0x0A }
    bytes.removeSubrange(..<start)
  }

  /// Takes what standard input has next; whether there may be more.
  mutating func appendFromStandardInput() -> Bool {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      count = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      filled = max(0, count)
    }
    append(chunk)
    return count > 0 || count < 0 && errno == EINTR
  }
}
