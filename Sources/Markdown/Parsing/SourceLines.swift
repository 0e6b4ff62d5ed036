import Glibc

/// The source, and where its lines begin. Lines end with LF, CR LF or CR, as CommonMark has it.
struct SourceLines {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Where the lines begin that were looked for so far, each found once.
  private var starts: [Int]
  private let hasCarriageReturns: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // libcmark skips a byte order mark and does not count it in columns.
    starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    starts.reserveCapacity(128)
    hasCarriageReturns = bytes.baseAddress.flatMap { memchr($0, 0x0D, bytes.count) } != nil
  }

  /// The offset of the first byte of a line, counted from 1; the end of the source where there are fewer
  /// lines.
  mutating func offset(ofLine wanted: Int) -> Int {
    var start = starts[min(max(wanted, 1), starts.count) - 1]
    while starts.count < wanted {
      start = endOfLine(from: start)
      starts.append(start)
    }
    return start
  }

  /// The offset just after the line end that follows.
  private func endOfLine(from offset: Int) -> Int {
    guard let base = bytes.baseAddress, offset < bytes.count else { return bytes.count }
    guard hasCarriageReturns else {
      guard let found = memchr(base + offset, 0x0A, bytes.count - offset) else { return bytes.count }
      return UnsafeRawPointer(base).distance(to: found) + 1
    }
    var end = offset
    while end < bytes.count, !bytes[end].isLineEnd { end += 1 }
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\r"), bytes[end + 1] == UInt8(ascii: "\n") {
      end += 1
    }
    return min(end + 1, bytes.count)
  }
}
