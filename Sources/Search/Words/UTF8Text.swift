extension Array where Element == UInt8 {
  /// Appends a folded scalar in UTF-8.
  mutating func append(folded scalar: UInt32) {
    let value = scalar & ~Folding.capital
    switch value {
    case 0..<0x80: append(UInt8(value))
    case 0x80..<0x800: self += [0xC0 | UInt8(value >> 6), 0x80 | UInt8(value & 63)]
    case 0x800..<0x10000:
      append(0xE0 | UInt8(value >> 12))
      append(0x80 | UInt8(value >> 6 & 63))
      append(0x80 | UInt8(value & 63))
    default:
      self += [
        0xF0 | UInt8(value >> 18), 0x80 | UInt8(value >> 12 & 63), 0x80 | UInt8(value >> 6 & 63),
        0x80 | UInt8(value & 63),
      ]
    }
  }
}
