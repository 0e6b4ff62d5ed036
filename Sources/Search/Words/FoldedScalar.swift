/// A scalar that `Folding` has made of one or several, with what a reader of words asks of each: its kind, and whether it was a
/// capital. Looked up once, they lie in the bits that no scalar needs.
struct FoldedScalar: Equatable {
  private let bits: UInt32

  private static let capital: UInt32 = 1 << 31
  private static let kindShift: UInt32 = 24
  private static let valueMask: UInt32 = 0x1F_FFFF

  /// `isCapital` is set for what was an ASCII capital, where the parts of `ReceiptHandle` begin.
  init(_ value: UInt32, isCapital: Bool = false) {
    bits = value | UInt32(CharacterKind(value).rawValue) << Self.kindShift | (isCapital ? Self.capital : 0)
  }

  var value: UInt32 { bits & Self.valueMask }
  var isCapital: Bool { bits >= Self.capital }
  var isSmallLetter: Bool { value >= 0x61 && value <= 0x7A && !isCapital }

  @inline(__always)
  func `is`(_ kind: CharacterKind) -> Bool { bits >> Self.kindShift & 3 == UInt32(kind.rawValue) }

  /// Writes it in UTF-8, and returns how many bytes that takes: at most four.
  @inline(__always)
  func write(to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    let value = value
    if value < 0x80 {
      bytes[0] = UInt8(truncatingIfNeeded: value)
      return 1
    }
    return writeLong(value, to: bytes)
  }

  var utf8: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4) { buffer, count in count = buffer.baseAddress.map(write) ?? 0 }
  }

  private func writeLong(_ value: UInt32, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    let continued = { (shift: UInt32) in 0x80 | UInt8(value >> shift & 63) }
    switch value {
    case ..<0x800:
      (bytes[0], bytes[1]) = (0xC0 | UInt8(value >> 6), continued(0))
      return 2
    case ..<0x10000:
      (bytes[0], bytes[1], bytes[2]) = (0xE0 | UInt8(value >> 12), continued(6), continued(0))
      return 3
    default:
      (bytes[0], bytes[1], bytes[2], bytes[3]) = (0xF0 | UInt8(value >> 18), continued(12), continued(6), continued(0))
      return 4
    }
  }
}
