/// Bytes in a run that grows, and whose memory is kept for the next ones.
struct ByteRun: ~Copyable {
  private var bytes: UnsafeMutableBufferPointer<UInt8> = .allocate(capacity: 4 << 10)
  private(set) var count = 0

  deinit { bytes.deallocate() }

  /// Valid until the run changes.
  var content: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[..<count]) }

  /// In no more memory than they need.
  var array: [UInt8] { Array(content) }

  mutating func removeAll() { count = 0 }

  /// Makes room for this many more bytes.
  @inline(__always)
  mutating func reserve(_ length: Int) {
    if count &+ length > bytes.count { bytes.enlarge(to: (count + length) * 2, keeping: count) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    bytes.initializeElement(at: count, to: byte)
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    reserve(4)
    (bytes[count], bytes[count &+ 1], bytes[count &+ 2], bytes[count &+ 3]) = (a, b, c, d)
    count &+= 4
  }

  mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    reserve(more.count)
    if let source = more.baseAddress {
      bytes.baseAddress?.advanced(by: count).initialize(from: source, count: more.count)
    }
    count &+= more.count
  }

  mutating func append(_ text: StaticString) { text.withUTF8Buffer { append($0) } }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func removeLast() { count -= 1 }

  /// The last bytes that have been appended, to write over them.
  subscript(index: Int) -> UInt8 {
    get { bytes[index] }
    set { bytes[index] = newValue }
  }
}
