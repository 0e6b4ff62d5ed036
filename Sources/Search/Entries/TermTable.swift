/// Numbers terms in the order in which they are first met, and counts them. Terms are bytes in one run; looking one up makes
/// nothing.
///
/// A word of every text goes through here, so the table keeps its memory itself, and asks nobody whether it is its own.
struct TermTable: ~Copyable {
  private struct Term {
    /// The first eight bytes, zeros for what is not there: most terms are no longer.
    var first: UInt64
    var start: UInt32
    var length: UInt32
    var count: UInt32
  }

  /// The number of a term and one, with its hash above; 0 where there is none. At most every other is taken.
  private var slots: UnsafeMutableBufferPointer<UInt64>
  private var known: UnsafeMutableBufferPointer<Term>
  /// The bytes of all terms, and room for eight that are written together.
  private var bytes: UnsafeMutableBufferPointer<UInt8>
  private var used = 0
  private static let largestKept = 16 << 10
  private(set) var count = 0

  init() {
    slots = .allocate(capacity: 1024)
    slots.initialize(repeating: 0)
    known = .allocate(capacity: 512)
    bytes = .allocate(capacity: 8 << 10)
  }

  deinit {
    slots.deallocate()
    known.deallocate()
    bytes.deallocate()
  }

  /// The bytes of a term; valid until the next is looked up.
  func term(_ id: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes.baseAddress?.advanced(by: Int(known[id].start)), count: Int(known[id].length))
  }

  /// How often a term has been counted.
  func times(_ id: Int) -> Int { Int(known[id].count) }

  mutating func countOnce(_ id: Int) { known[id].count &+= 1 }

  /// The numbers of all terms in the order of their bytes.
  var sorted: [Int] {
    (0..<count).map { (first: known[$0].first.byteSwapped, id: $0) }.sorted { a, b in
      a.first != b.first ? a.first < b.first : term(a.id).lexicographicallyPrecedes(term(b.id))
    }.map(\.id)
  }

  /// A table that has grown large becomes a small one again: what comes next need not clear it each time.
  mutating func removeAll() {
    if slots.count > Self.largestKept {
      self = TermTable()
    } else {
      slots.update(repeating: 0)
      (used, count) = (0, 0)
    }
  }

  /// The number of the term that stands in a text, a new one where it has not been met.
  @inline(__always)
  mutating func id(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let text = UnsafeRawBufferPointer(text)
    let first = Self.first(range, text)
    let hash = Self.hash(range, text, first)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let id = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) &- 1
      if slots[slot] &>> 32 == hash, isSame(known[id], first, range, text) { return id }
      slot = (slot &+ 1) & mask
    }
    return add(hash, first, UnsafeRawBufferPointer(rebasing: text[range]), slot)
  }

  @inline(__always)
  private func isSame(_ term: Term, _ first: UInt64, _ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Bool {
    guard term.first == first, Int(term.length) == range.count else { return false }
    return range.count <= 8 || Self.areEqual(UnsafeRawBufferPointer(bytes), Int(term.start), text, range)
  }

  private mutating func add(_ hash: UInt64, _ first: UInt64, _ term: UnsafeRawBufferPointer, _ slot: Int) -> Int {
    if used &+ term.count &+ 8 > bytes.count { bytes.enlarge(to: bytes.count * 2 + term.count, keeping: used) }
    let place = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[used...])
    if term.count <= 8 {
      place.storeBytes(of: first.littleEndian, as: UInt64.self)
    } else {
      place.copyMemory(from: term)
    }
    known.initializeElement(
      at: count,
      to: Term(
        first: first, start: UInt32(truncatingIfNeeded: used), length: UInt32(truncatingIfNeeded: term.count), count: 0)
    )
    used &+= term.count
    count &+= 1
    slots[slot] = hash << 32 | UInt64(count)
    if count &* 2 == slots.count { grow() }
    return count &- 1
  }

  // MARK: - Eight bytes at a time

  /// Up to eight bytes as a number, the first the lowest.
  @inline(__always)
  private static func first(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> UInt64 {
    guard text.count &- range.lowerBound >= 8 else { return atTheEnd(range, text) }
    let word = word(text, range.lowerBound)
    return range.count < 8 ? word & (1 &<< UInt64(truncatingIfNeeded: range.count &* 8) &- 1) : word
  }

  private static func atTheEnd(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> UInt64 {
    text[range].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Multiplied and folded.
  @inline(__always)
  private static func hash(_ range: Range<Int>, _ text: UnsafeRawBufferPointer, _ first: UInt64) -> UInt64 {
    var hash = mix(0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: range.count), first)
    if range.count > 8 { eachFurther(range) { hash = mix(hash, word(text, $0)) } }
    return (hash ^ hash &>> 32) & 0xFFFF_FFFF
  }

  private static func areEqual(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ text: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Bool {
    var difference: UInt64 = 0
    eachFurther(range) { difference |= word(text, $0) ^ word(bytes, start &+ $0 &- range.lowerBound) }
    return difference == 0
  }

  /// Where to read so that each byte behind the first eight is read; the last read reaches back over the one before.
  @inline(__always)
  private static func eachFurther(_ range: Range<Int>, _ body: (Int) -> Void) {
    var index = range.lowerBound &+ 8
    while index &+ 8 < range.upperBound {
      body(index)
      index &+= 8
    }
    body(range.upperBound &- 8)
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  // MARK: - Room

  private mutating func grow() {
    known.enlarge(to: slots.count, keeping: count)
    let larger = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: slots.count * 2)
    larger.initialize(repeating: 0)
    let mask = larger.count - 1
    for entry in slots where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots.deallocate()
    slots = larger
  }
}
