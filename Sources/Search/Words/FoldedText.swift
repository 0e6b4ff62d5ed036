/// A folded text in UTF-8, with what a reader of words asks of each byte. Its memory is kept for the next text.
struct FoldedText: ~Copyable {
  private var bytes: UnsafeMutableBufferPointer<UInt8> = .allocate(capacity: 4 << 10)
  private var marks: UnsafeMutableBufferPointer<FoldedMark> = .allocate(capacity: 4 << 10)
  private var count = 0

  deinit {
    bytes.deallocate()
    marks.deallocate()
  }

  /// Valid until the text changes.
  var content: FoldedSlice {
    FoldedSlice(
      bytes: UnsafeBufferPointer(rebasing: bytes[..<count]), marks: UnsafeBufferPointer(rebasing: marks[..<count]))
  }

  mutating func removeAll() { count = 0 }

  /// Makes room for this many more bytes.
  mutating func reserve(_ length: Int) {
    guard count &+ length > bytes.count else { return }
    let capacity = (count + length) * 2
    bytes.enlarge(to: capacity, keeping: count)
    marks.enlarge(to: capacity, keeping: count)
  }

  /// Appends the characters of ASCII that stand at an index of a text, and returns where the next one stands that is none.
  mutating func appendASCII(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let text = UnsafeRawBufferPointer(text)
    reserve(text.count &- start &+ 8)
    var (index, length) = (start, 8)
    while index < text.count, length == 8 {
      let word: UInt64
      (word, length) = Self.eight(text, at: index)
      let folded = ASCIIFolding(word)
      UnsafeMutableRawBufferPointer(bytes).storeBytes(
        of: folded.bytes.littleEndian, toByteOffset: count, as: UInt64.self)
      UnsafeMutableRawBufferPointer(marks).storeBytes(
        of: folded.marks.littleEndian, toByteOffset: count, as: UInt64.self)
      index &+= length
      count &+= length
    }
    return index
  }

  /// Eight bytes, the first the lowest, and how many of them are ASCII before one is not, or the text ends.
  private static func eight(_ text: UnsafeRawBufferPointer, at index: Int) -> (word: UInt64, length: Int) {
    let left = text.count &- index
    let word =
      left >= 8
      ? UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      : text[index...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    return (word, min(left, (word & ASCIIFolding.highBits).trailingZeroBitCount / 8))
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    reserve(4)
    let kind = CharacterKind(scalar.value)
    var mark = FoldedMark(kind)
    UTF8.encode(scalar) { byte in
      bytes.initializeElement(at: count, to: byte)
      marks.initializeElement(at: count, to: mark)
      count &+= 1
      mark = FoldedMark(kind, isContinuation: true)
    }
  }

  /// The last scalar, where it takes three bytes as kana do.
  var lastOfThreeBytes: UInt32? {
    guard count >= 3, bytes[count - 3] & 0xF0 == 0xE0 else { return nil }
    return UInt32(bytes[count - 3] & 0xF) << 12 | UInt32(bytes[count - 2] & 0x3F) << 6 | UInt32(bytes[count - 1] & 0x3F)
  }

  mutating func removeLastThreeBytes() { count -= 3 }
}

/// What lies in a `FoldedText`.
struct FoldedSlice {
  let bytes: UnsafeBufferPointer<UInt8>
  let marks: UnsafeBufferPointer<FoldedMark>
}
