/// A name for content, so that a folder of the cache is never found with other content than it was made for.
/// FNV-1a, 64 bits (IETF draft-eastlake-fnv): not against forgery, which a user's own cache need not fear.
struct ContentHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// 16 hexadecimal digits.
  var name: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
