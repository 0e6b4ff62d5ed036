/// What an article tells of a term, as entries keep it: the length of the key in a byte, the key, the length of what follows in
/// three, and that as it will stand in a shard.
enum Posting {
  /// Writes one whose payload is nothing but a weight, as most are.
  @inline(__always)
  static func write(_ key: UnsafeBufferPointer<UInt8>, weight: Int, to bytes: inout ByteRun) {
    bytes.append(UInt8(truncatingIfNeeded: key.count))
    bytes.append(key)
    // One byte, its length in three before it.
    bytes.append(1, 0, 0, Digits.sign(weight))
  }

  /// `payload` appends what follows.
  @inline(__always)
  static func write(
    _ key: UnsafeBufferPointer<UInt8>, to bytes: inout ByteRun, payload: (inout ByteRun) -> Void
  ) {
    bytes.append(UInt8(key.count))
    bytes.append(key)
    let start = bytes.count
    for _ in 0..<3 { bytes.append(0) }
    payload(&bytes)
    let length = bytes.count - start - 3
    for byte in 0..<3 { bytes[start + byte] = UInt8(truncatingIfNeeded: length >> (byte * 8)) }
  }

  /// Calls `body` with where each key stands; the length begins behind it.
  @inline(__always)
  static func read(_ postings: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void) {
    var index = 0
    while index < postings.count {
      let key = index + 1..<index + 1 + Int(postings[index])
      body(key)
      index = key.upperBound + 3 + payloadLength(postings, at: key.upperBound)
    }
  }

  /// The payload whose length begins at an index.
  static func payload(_ postings: UnsafeBufferPointer<UInt8>, at index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: postings[index + 3..<index + 3 + payloadLength(postings, at: index)])
  }

  private static func payloadLength(_ postings: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    Int(postings[index]) | Int(postings[index + 1]) << 8 | Int(postings[index + 2]) << 16
  }
}
