import Glibc

/// Numbers terms in the order in which they are first met. Terms are bytes in one run; looking one up makes nothing.
struct TermTable {
  private struct Term {
    var hash: UInt32
    var start: Int32
  }

  private var slots = [UInt32](repeating: 0, count: 1024)
  private var terms: [Term] = []
  /// The bytes of all terms, and room for one more.
  private var bytes = [UInt8](repeating: 0, count: 8 << 10)
  private var end = 0

  var count: Int { terms.count }

  func term(_ id: Int) -> ArraySlice<UInt8> { bytes[range(of: id)] }

  func withTerm(_ id: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(of: id)])) }
  }

  private func range(of id: Int) -> Range<Int> {
    Int(terms[id].start)..<(id + 1 < terms.count ? Int(terms[id + 1].start) : end)
  }

  /// The numbers of all terms in the order of their bytes. The first eight of a term, as a number, tell most apart.
  var sorted: [Int] {
    bytes.withUnsafeBytes { bytes in
      let keys = (0..<count).map { id in (first: Self.word(bytes, range(of: id)).byteSwapped, id: Int32(id)) }
      return keys.sorted { a, b in
        guard a.first == b.first else { return a.first < b.first }
        return bytes[range(of: Int(a.id))].lexicographicallyPrecedes(bytes[range(of: Int(b.id))])
      }.map { Int($0.id) }
    }
  }

  mutating func removeAll() {
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    terms.removeAll(keepingCapacity: true)
    end = 0
  }

  /// The number of a term, a new one where it has not been met.
  mutating func id(of term: UnsafeBufferPointer<UInt8>) -> Int {
    guard let source = term.baseAddress else { return id(ofNext: 0) }
    reserve(term.count)
    bytes.withUnsafeMutableBufferPointer { $0.baseAddress?.advanced(by: end).update(from: source, count: term.count) }
    return id(ofNext: term.count)
  }

  /// The number of a term that is given as folded scalars.
  mutating func id(of term: UnsafeBufferPointer<FoldedScalar>) -> Int {
    reserve(term.count * 4)
    let length = bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress?.advanced(by: end) else { return 0 }
      var length = 0
      for scalar in term { length &+= scalar.write(to: start + length) }
      return length
    }
    return id(ofNext: length)
  }

  /// Makes room for a term, and for the eight bytes that are read at a time.
  private mutating func reserve(_ length: Int) {
    if end + length + 8 > bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count + length) }
  }

  /// The number of the term that lies behind the others; there it stays if it is new.
  private mutating func id(ofNext length: Int) -> Int {
    let hash = bytes.withUnsafeBytes { Self.hash($0, end, length) }
    if let id = known(hash, length) { return id }
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    terms.append(Term(hash: hash, start: Int32(end)))
    end += length
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private func known(_ hash: UInt32, _ length: Int) -> Int? {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count &- 1
      var slot = Int(hash) & mask
      while slots[slot] != 0 {
        let id = Int(slots[slot]) &- 1
        if terms[id].hash == hash, isNext(id, length) { return id }
        slot = (slot &+ 1) & mask
      }
      return nil
    }
  }

  private func isNext(_ id: Int, _ length: Int) -> Bool {
    let own = range(of: id)
    return own.count == length
      && bytes.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return true }
        return memcmp(start + own.lowerBound, start + end, length) == 0
      }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (id, term) in terms.enumerated() {
      var slot = Int(term.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(id + 1)
    }
  }

  /// Multiplied and folded eight bytes at a time; most terms are no longer.
  private static func hash(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(length)
    var index = 0
    while index < length {
      let product = (hash ^ word(bytes, start + index..<start + length)).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = product.high ^ product.low
      index += 8
    }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// Eight bytes as a number, the first the lowest; zeros for what is not there.
  private static func word(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
    return range.count < 8 ? word & (1 << UInt64(range.count * 8) - 1) : word
  }
}
