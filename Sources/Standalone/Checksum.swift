/// What cksum(1) prints for bytes that come part by part: the checksum of POSIX.1-2024 (cksum, "Extended description") and
/// their number.
struct Checksum {
  private var remainder: UInt32 = 0
  private var count = 0

  mutating func add(_ bytes: [UInt8]) {
    remainder = bytes.reduce(remainder, advanced)
    count += bytes.count
  }

  /// A part that is known: what came before it is as if so many zeros had followed, and the part's own comes on top.
  mutating func add(_ part: KnownPart) {
    remainder = product(remainder, part.shift) ^ part.remainder
    count += part.bytes.count
  }

  var text: String {
    var result = remainder
    var length = count
    while length > 0 {
      result = advanced(result, UInt8(truncatingIfNeeded: length))
      length >>= 8
    }
    return "\(~result) \(count)"
  }
}

/// Bytes that stand in many files, looked at once.
struct KnownPart: Sendable {
  let bytes: [UInt8]
  fileprivate let remainder: UInt32
  /// x to the power of the number of bits.
  fileprivate let shift: UInt32

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    remainder = bytes.reduce(0, advanced)
    var power: UInt32 = 1
    var square: UInt32 = 0x100
    var left = bytes.count
    while left > 0 {
      if left & 1 == 1 { power = product(power, square) }
      square = product(square, square)
      left >>= 1
    }
    shift = power
  }
}

/// Of polynomials over the field of two elements, modulo that of the checksum; the highest bit is the highest power.
private func product(_ a: UInt32, _ b: UInt32) -> UInt32 {
  (0..<32).reduce(UInt32(0)) { sum, bit in timesX(sum) ^ (b << UInt32(bit) & 0x8000_0000 != 0 ? a : 0) }
}

private func timesX(_ value: UInt32) -> UInt32 { value & 0x8000_0000 != 0 ? value << 1 ^ 0x04C1_1DB7 : value << 1 }

private func advanced(_ remainder: UInt32, _ byte: UInt8) -> UInt32 {
  remainder << 8 ^ table[Int(UInt8(truncatingIfNeeded: remainder >> 24) ^ byte)]
}

private let table: [UInt32] = (0..<256).map { index in
  (0..<8).reduce(UInt32(index) << 24) { value, _ in timesX(value) }
}
