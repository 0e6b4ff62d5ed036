/// A folded text, whose memory is kept for the next one.
struct FoldedText: ~Copyable {
  private var storage: UnsafeMutableBufferPointer<FoldedScalar> = .allocate(capacity: 4 << 10)
  private(set) var count = 0

  deinit { storage.deallocate() }

  /// Valid until the text changes.
  var scalars: UnsafeBufferPointer<FoldedScalar> { UnsafeBufferPointer(rebasing: storage[..<count]) }

  var last: FoldedScalar? { count > 0 ? storage[count - 1] : nil }

  mutating func removeAll() { count = 0 }

  mutating func append(_ scalar: FoldedScalar) {
    reserve(1)
    storage[count] = scalar
    count &+= 1
  }

  /// Appends bytes of ASCII as a table has them.
  mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, as table: UnsafeBufferPointer<FoldedScalar>) {
    reserve(bytes.count)
    for byte in bytes {
      storage[count] = table[Int(byte)]
      count &+= 1
    }
  }

  mutating func replaceLast(by scalar: FoldedScalar) { storage[count - 1] = scalar }

  private mutating func reserve(_ length: Int) {
    guard count &+ length > storage.count else { return }
    let larger = UnsafeMutableBufferPointer<FoldedScalar>.allocate(capacity: (count + length) * 2)
    _ = larger.update(fromContentsOf: storage[..<count])
    storage.deallocate()
    storage = larger
  }
}
