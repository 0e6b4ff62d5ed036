/// What an article tells of a term, as entries keep it: the length of the key in a byte, the key, the length of what follows in
/// three, and that as it will stand in a shard.
enum Posting {
  static func size(_ key: UnsafeBufferPointer<UInt8>, _ payload: Range<Int>) -> Int { 4 + key.count + payload.count }

  static func write(
    _ key: UnsafeBufferPointer<UInt8>, _ payload: Slice<UnsafeBufferPointer<UInt8>>,
    to bytes: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
  ) {
    func write(_ byte: UInt8) {
      bytes[count] = byte
      count &+= 1
    }
    write(UInt8(key.count))
    for byte in key { write(byte) }
    write(UInt8(truncatingIfNeeded: payload.count))
    write(UInt8(truncatingIfNeeded: payload.count >> 8))
    write(UInt8(truncatingIfNeeded: payload.count >> 16))
    for byte in payload { write(byte) }
  }

  static func bytes(_ key: [UInt8], _ payload: [UInt8]) -> [UInt8] {
    [UInt8(key.count)] + key + [0, 8, 16].map { UInt8(truncatingIfNeeded: payload.count >> $0) } + payload
  }

  /// Calls `body` with each key, and where the length behind it begins.
  static func read(_ postings: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
    var index = 0
    while index < postings.count {
      let key = UnsafeBufferPointer(rebasing: postings[index + 1..<index + 1 + Int(postings[index])])
      index += 1 + key.count
      body(key, index)
      index += 3 + payloadLength(postings, at: index)
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
