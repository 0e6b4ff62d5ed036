import Glibc

/// Numbers terms in the order in which they are first met. Terms are bytes in one run; looking one up makes nothing.
///
/// A word of every text goes through here, so the table keeps its memory itself, and asks nobody whether it is its own.
struct TermTable: ~Copyable {
  /// The number of a term and one, with its hash above; 0 where there is none. At most every other is taken.
  private var slots: UnsafeMutableBufferPointer<UInt64>
  /// Where each term ends, and its first eight bytes: most terms are no longer.
  private var ends: UnsafeMutableBufferPointer<Int32>
  private var firsts: UnsafeMutableBufferPointer<UInt64>
  /// The bytes of all terms, room for one more, and for eight that are read at a time.
  private var bytes: UnsafeMutableBufferPointer<UInt8>
  private var used = 0
  private(set) var count = 0

  init() {
    slots = .allocate(capacity: 1024)
    slots.initialize(repeating: 0)
    ends = .allocate(capacity: 512)
    firsts = .allocate(capacity: 512)
    bytes = .allocate(capacity: 8 << 10)
    bytes.initialize(repeating: 0)
  }

  deinit {
    slots.deallocate()
    ends.deallocate()
    firsts.deallocate()
    bytes.deallocate()
  }

  /// The bytes of a term; valid until the next is looked up.
  func term(_ id: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range(of: id)]) }

  private func range(of id: Int) -> Range<Int> { (id > 0 ? Int(ends[id - 1]) : 0)..<Int(ends[id]) }

  /// The numbers of all terms in the order of their bytes.
  var sorted: [Int] {
    (0..<count).map { (first: firsts[$0].byteSwapped, id: $0) }.sorted { a, b in
      a.first != b.first ? a.first < b.first : term(a.id).lexicographicallyPrecedes(term(b.id))
    }.map(\.id)
  }

  mutating func removeAll() {
    slots.update(repeating: 0)
    (used, count) = (0, 0)
  }

  /// The number of a term, a new one where it has not been met.
  mutating func id(of term: UnsafeBufferPointer<UInt8>) -> Int {
    reserve(term.count)
    for index in 0..<term.count { bytes[used &+ index] = term[index] }
    return id(ofNext: term.count)
  }

  /// The number of a term that is given as folded scalars.
  mutating func id(of term: UnsafeBufferPointer<FoldedScalar>) -> Int {
    if let packed = Self.packed(term) { return id(ofShort: packed, term.count) }
    reserve(term.count &* 4)
    guard let start = bytes.baseAddress?.advanced(by: used) else { return 0 }
    var length = 0
    for scalar in term { length &+= scalar.write(to: start + length) }
    return id(ofNext: length)
  }

  /// Up to eight characters of ASCII, which most terms are, as one number; nil for any other term.
  private static func packed(_ term: UnsafeBufferPointer<FoldedScalar>) -> UInt64? {
    guard term.count <= 8 else { return nil }
    var (word, all, shift): (UInt64, UInt32, UInt64) = (0, 0, 0)
    for scalar in term {
      all |= scalar.value
      word |= UInt64(scalar.value) &<< shift
      shift &+= 8
    }
    return all < 0x80 ? word : nil
  }

  private mutating func id(ofShort word: UInt64, _ length: Int) -> Int {
    let hash = Self.folded(Self.mix(Self.seed(length), word))
    let (id, slot) = find(hash, word) { range(of: $0).count == length }
    if let id { return id }
    reserve(length)
    UnsafeMutableRawBufferPointer(bytes).storeBytes(of: word.littleEndian, toByteOffset: used, as: UInt64.self)
    return add(hash, word, length, slot)
  }

  /// The number of the term that lies behind the others; there it stays if it is new.
  private mutating func id(ofNext length: Int) -> Int {
    let first = word(at: used, length: length)
    let hash = hash(ofNext: length, first)
    let (id, slot) = find(hash, first) { isNext($0, length) }
    return id ?? add(hash, first, length, slot)
  }

  /// The number of a term, or the slot for it. `isSame` is asked of those whose first eight bytes are the same.
  @inline(__always)
  private func find(_ hash: UInt64, _ first: UInt64, _ isSame: (Int) -> Bool) -> (id: Int?, slot: Int) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let id = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) &- 1
      if slots[slot] &>> 32 == hash, firsts[id] == first, isSame(id) { return (id, slot) }
      slot = (slot &+ 1) & mask
    }
    return (nil, slot)
  }

  private mutating func add(_ hash: UInt64, _ first: UInt64, _ length: Int, _ slot: Int) -> Int {
    used += length
    (ends[count], firsts[count]) = (Int32(used), first)
    count += 1
    slots[slot] = hash << 32 | UInt64(count)
    if count * 2 == slots.count { grow() }
    return count - 1
  }

  /// Of terms whose first eight bytes are the same.
  private func isNext(_ id: Int, _ length: Int) -> Bool {
    let own = range(of: id)
    guard own.count == length, let base = bytes.baseAddress else { return false }
    return length <= 8 || memcmp(base + own.lowerBound + 8, base + used + 8, length - 8) == 0
  }

  /// Multiplied and folded eight bytes at a time.
  private func hash(ofNext length: Int, _ first: UInt64) -> UInt64 {
    var hash = Self.mix(Self.seed(length), first)
    var index = 8
    while index < length {
      hash = Self.mix(hash, word(at: used + index, length: length - index))
      index += 8
    }
    return Self.folded(hash)
  }

  private static func seed(_ length: Int) -> UInt64 { 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: length) }
  private static func folded(_ hash: UInt64) -> UInt64 { (hash ^ hash &>> 32) & 0xFFFF_FFFF }

  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// Up to eight bytes as a number, the first the lowest; zeros for what is not there.
  private func word(at start: Int, length: Int) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    return length < 8 ? word & (1 &<< UInt64(truncatingIfNeeded: length &* 8) &- 1) : word
  }

  // MARK: - Room

  private mutating func reserve(_ length: Int) {
    if used &+ length &+ 8 > bytes.count { Self.enlarge(&bytes, to: bytes.count * 2 + length, keeping: bytes.count, 0) }
  }

  private mutating func grow() {
    Self.enlarge(&ends, to: slots.count, keeping: count, 0)
    Self.enlarge(&firsts, to: slots.count, keeping: count, 0)
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

  private static func enlarge<Element>(
    _ buffer: inout UnsafeMutableBufferPointer<Element>, to capacity: Int, keeping count: Int, _ none: Element
  ) {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: capacity)
    larger.initialize(repeating: none)
    for index in 0..<count { larger[index] = buffer[index] }
    buffer.deallocate()
    buffer = larger
  }
}
