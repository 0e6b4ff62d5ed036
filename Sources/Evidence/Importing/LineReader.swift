import Glibc

/// Reads a file of any size line by line, with no more of it in memory than the longest line that is let through.
public struct LineReader: ~Copyable {
  /// One line, or why there is none.
  public enum Line: Hashable, Sendable {
    /// Its bytes without the line end. `isWhole` is false where the file ends before the line does.
    case text([UInt8], isWhole: Bool)
    /// Longer than the limit; it was passed over.
    case tooLong
  }

  private let descriptor: Int32
  private let closes: Bool
  private let limit: Int
  private var chunk: [UInt8] = []
  private var position = 0
  private var hasEnded = false

  /// Standard input.
  public init(standardInputUpTo limit: Int) {
    (descriptor, closes, self.limit) = (STDIN_FILENO, false, limit)
  }

  /// The file at `path`, which may be a pipe. Throws errno(3)'s code where it cannot be opened; a folder is `EISDIR`.
  public init(path: String, upTo limit: Int) throws(LineReaderError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LineReaderError(code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw LineReaderError(code: EISDIR)
    }
    (self.descriptor, closes, self.limit) = (descriptor, true, limit)
  }

  deinit { if closes { close(descriptor) } }

  /// The next line; nil at the end. Throws where reading fails.
  public mutating func next() throws(LineReaderError) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if position == chunk.count, try !refill() {
        if isTooLong { return .tooLong }
        return line.isEmpty ? nil : .text(line, isWhole: false)
      }
      let end = chunk[position...].firstIndex(of: 0x0A)
      let piece = chunk[position..<(end ?? chunk.count)]
      isTooLong = isTooLong || line.count + piece.count > limit
      if isTooLong { line = [] } else { line += piece }
      position = end.map { $0 + 1 } ?? chunk.count
      if end != nil { return isTooLong ? .tooLong : .text(line, isWhole: true) }
    }
  }

  /// Whether there was more.
  private mutating func refill() throws(LineReaderError) -> Bool {
    while !hasEnded {
      var code: Int32 = 0
      let descriptor = descriptor
      chunk = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count < 0 { code = errno }
        filled = max(0, count)
      }
      position = 0
      if code == EINTR { continue }
      if code != 0 { throw LineReaderError(code: code) }
      hasEnded = chunk.isEmpty
      return !hasEnded
    }
    return false
  }
}

/// A file of lines that cannot be read.
public struct LineReaderError: Error, Hashable {
  /// errno(3).
  public let code: Int32

  /// What the system says of it, such as "Is a directory".
  public var reason: String { String(cString: strerror(code)) }
}
