/// Eight bytes of ASCII that are folded together; what becomes of other bytes among them is nothing to go by.
struct ASCIIFolding {
  let bytes: UInt64
  /// Their `FoldedMark`s.
  let marks: UInt64

  static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let every: UInt64 = 0x0101_0101_0101_0101

  init(_ word: UInt64) {
    // Without its high bit no byte carries into the next.
    let word = word & ~Self.highBits
    let capitals = Self.within(word, 0x41...0x5A)
    bytes = word | capitals &>> 2
    let words = Self.within(bytes, 0x61...0x7A) | Self.within(bytes, 0x30...0x39)
    let joints = Self.within(bytes, 0x2D...0x2E) | Self.within(bytes, 0x5F...0x5F)
    marks =
      words &>> 7 &* UInt64(CharacterKind.word.rawValue) | joints &>> 7 &* UInt64(CharacterKind.joint.rawValue)
      | capitals &>> 7 &* UInt64(FoldedMark.capital)
  }

  /// The high bits of the bytes that lie in a range.
  @inline(__always)
  private static func within(_ word: UInt64, _ range: ClosedRange<UInt8>) -> UInt64 {
    let fromLower = word &+ every &* UInt64(0x80 - range.lowerBound)
    let aboveUpper = word &+ every &* UInt64(0x7F - range.upperBound)
    return fromLower & ~aboveUpper & highBits
  }
}
