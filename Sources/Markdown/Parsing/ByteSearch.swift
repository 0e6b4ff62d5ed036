import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// By the last byte of the needle, which memchr(3) finds many bytes at a time: memmem(3) looks at each for a short needle.
  func firstOffset(of needle: [UInt8]) -> Int? {
    guard let baseAddress, let last = needle.last else { return nil }
    var offset = needle.count - 1
    while offset < count, let found = memchr(baseAddress + offset, Int32(last), count - offset) {
      let end = UnsafeRawPointer(baseAddress).distance(to: found)
      let start = end - needle.count + 1
      if memcmp(baseAddress + start, needle, needle.count - 1) == 0 { return start }
      offset = end + 1
    }
    return nil
  }

  func contains(_ needle: [UInt8]) -> Bool { firstOffset(of: needle) != nil }

  /// The offset of the first of two bytes at or after `start`; the count where there is none. Eight bytes are looked at together.
  func firstOffset(of a: UInt8, or b: UInt8, from start: Int) -> Int {
    guard let baseAddress else { return count }
    var offset = start
    while offset &+ 8 <= count {
      let word = UnsafeRawPointer(baseAddress + offset).loadUnaligned(as: UInt64.self).littleEndian
      let found = word.zeroBytes(withEvery: a) | word.zeroBytes(withEvery: b)
      if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
      offset &+= 8
    }
    while offset < count, self[offset] != a, self[offset] != b { offset &+= 1 }
    return offset
  }
}

/// Eight bytes that are looked at together: of what is found, the high bit of the lowest is set, and bits above it may be set
/// wrongly; 0 is nothing.
extension UInt64 {
  /// Bytes that equal one.
  @inlinable
  package func zeroBytes(withEvery byte: UInt8) -> UInt64 {
    let every: UInt64 = 0x0101_0101_0101_0101
    let word = self ^ every &* UInt64(byte)
    return (word &- every) & ~word & (every &* 0x80)
  }

  /// Bytes below one, which is ASCII.
  @inlinable
  package func bytes(below byte: UInt8) -> UInt64 {
    let every: UInt64 = 0x0101_0101_0101_0101
    return (self &- every &* UInt64(byte)) & ~self & (every &* 0x80)
  }
}
