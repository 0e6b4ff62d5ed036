/// What is known of a byte of folded text.
struct FoldedMark: Equatable {
  private let bits: UInt8

  private static let kind: UInt8 = 3
  private static let continuation: UInt8 = 1 << 6
  static let capital: UInt8 = 1 << 7

  /// The kind of the character that the byte belongs to; `isCapital` is set for what was an ASCII capital, where the parts of
  /// `ReceiptHandle` begin.
  init(_ kind: CharacterKind, isContinuation: Bool = false, isCapital: Bool = false) {
    bits = kind.rawValue | (isContinuation ? Self.continuation : 0) | (isCapital ? Self.capital : 0)
  }

  /// Whether the byte is not the first of its character.
  var isContinuation: Bool { bits & Self.continuation != 0 }
  var isCapital: Bool { bits & Self.capital != 0 }

  @inline(__always)
  func `is`(_ kind: CharacterKind) -> Bool { bits & Self.kind == kind.rawValue }

  /// Where, from an index on, the first byte stands that is no letter or digit of ASCII, or was a capital.
  @inline(__always)
  static func endOfPlainWord(_ marks: UnsafeBufferPointer<FoldedMark>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(marks)
    let plain = UInt64(FoldedMark(.word).bits) &* 0x0101_0101_0101_0101
    var end = start
    while end &+ 8 <= raw.count {
      let others = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self)) ^ plain
      if others != 0 { return end &+ others.trailingZeroBitCount / 8 }
      end &+= 8
    }
    while end < marks.count, marks[end] == FoldedMark(.word) { end &+= 1 }
    return end
  }
}
