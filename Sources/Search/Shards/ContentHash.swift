/// A name for bytes, to tell one build's files from another's; no protection against somebody who wants two alike.
struct ContentHash {
  let value: UInt64

  init(_ bytes: [UInt8]) {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(bytes.count)
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        hash = Self.mix(hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
        index += 8
      }
      for byte in bytes[index...] { hash = Self.mix(hash ^ UInt64(byte)) }
    }
    value = hash
  }

  /// Of an even number of bits each goes into all others: a multiplication, and the upper half into the lower.
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }

  /// Ten signs of 32.
  var name: String {
    let digits = Array("0123456789abcdefghijklmnopqrstuv".utf8)
    return String(decoding: (0..<10).map { digits[Int(value >> ($0 * 5 + 7) & 31)] }, as: UTF8.self)
  }
}
