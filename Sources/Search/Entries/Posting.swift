/// What an article tells of a term, as entries keep it: the length of the key in a byte, the key, the length of what follows in
/// three, and that as it will stand in a shard.
enum Posting {
  static func append(_ key: UnsafeBufferPointer<UInt8>, _ payload: [UInt8], to postings: inout [UInt8]) {
    postings.append(UInt8(key.count))
    postings.append(contentsOf: key)
    postings.append(UInt8(payload.count & 0xFF))
    postings.append(UInt8(payload.count >> 8 & 0xFF))
    postings.append(UInt8(payload.count >> 16))
    postings += payload
  }

  /// With nothing but a weight for payload, which is one sign.
  static func append(_ key: UnsafeBufferPointer<UInt8>, weight: Int, to postings: inout [UInt8]) {
    postings.append(UInt8(key.count))
    postings.append(contentsOf: key)
    let rest = UInt32(1) | UInt32(Digits.sign(weight)) << 24
    withUnsafeBytes(of: rest.littleEndian) { postings.append(contentsOf: $0) }
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
