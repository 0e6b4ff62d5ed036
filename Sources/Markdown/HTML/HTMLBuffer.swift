/// A growable run of bytes that HTML is written into.
///
/// One worker owns one buffer and uses it again for each page: `removeAll(keepingCapacity:)` keeps the
/// memory.
public struct HTMLBuffer: ~Copyable {
  /// The number of bytes written since the buffer was last emptied.
  public var count: Int { used }

  @usableFromInline var used = 0
  @usableFromInline var capacity: Int
  @usableFromInline var storage: UnsafeMutablePointer<UInt8>

  /// - Parameter capacity: bytes to make room for at first; a full buffer doubles.
  public init(capacity: Int = 16 << 10) {
    self.capacity = max(capacity, Self.minimumCapacity)
    storage = .allocate(capacity: self.capacity)
  }

  deinit {
    storage.deallocate()
  }

  private static let minimumCapacity = 64

  /// Forgets what was written.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    used = 0
    guard !keepingCapacity else { return }
    storage.deallocate()
    capacity = Self.minimumCapacity
    storage = .allocate(capacity: capacity)
  }

  /// Appends one byte as it is.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[used] = byte
    used &+= 1
  }

  /// Appends bytes as they are.
  @inlinable
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    append(source, count: bytes.count)
  }

  /// Appends bytes as they are.
  public mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends HTML that was known when the program was compiled.
  @inlinable
  public mutating func append(_ html: StaticString) {
    append(html.utf8Start, count: html.utf8CodeUnitCount)
  }

  /// Appends text that is HTML already; see `appendEscaped(_:)` for text that is not.
  public mutating func append(_ html: String) {
    let isWritten: Void? = html.utf8.withContiguousStorageIfAvailable { append($0) }
    if isWritten == nil { append(Array(html.utf8)) }
  }

  /// Calls `body` with the bytes written so far, which are valid during the call only.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: storage, count: count))
  }

  /// A copy of the bytes written so far.
  public var bytes: [UInt8] {
    withBytes { Array($0) }
  }

  /// The byte written last.
  var last: UInt8? {
    count > 0 ? storage[count &- 1] : nil
  }

  @inlinable
  mutating func append(_ source: UnsafePointer<UInt8>, count length: Int) {
    reserve(length)
    (storage + used).update(from: source, count: length)
    used &+= length
  }

  @inlinable
  mutating func reserve(_ length: Int) {
    if capacity &- used < length { grow(by: length) }
  }

  @usableFromInline
  @inline(never)
  mutating func grow(by length: Int) {
    capacity = max(capacity * 2, count + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: storage, count: count)
    storage.deallocate()
    storage = larger
  }
}
