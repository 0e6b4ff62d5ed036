import Glibc

extension [UInt8] {
  /// The first place of `needle` within `range`: the C library looks for its first byte, then compares the rest.
  func offset(of needle: [UInt8], in range: Range<Int>) -> Int? {
    guard let first = needle.first, range.count >= needle.count else { return nil }
    return withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress else { return nil }
      var start = range.lowerBound
      let last = range.upperBound - needle.count
      while start <= last, let found = memchr(base + start, Int32(first), last - start + 1) {
        let place = UnsafeRawPointer(found) - base
        if memcmp(found, needle, needle.count) == 0 { return place }
        start = place + 1
      }
      return nil
    }
  }

  func holds(_ byte: UInt8) -> Bool {
    withUnsafeBytes { bytes in bytes.baseAddress.flatMap { memchr($0, Int32(byte), bytes.count) } != nil }
  }
}
