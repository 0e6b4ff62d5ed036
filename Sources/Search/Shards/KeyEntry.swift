/// What an index tells of a key: a key's entries stand one after the other, in the order of keys.
struct KeyEntry: Sendable {
  let key: [UInt8]
  let payload: [UInt8]
  /// Whether it goes on where the entry before ended: then a shard must begin with the first of the key.
  var isLarge = false

  static func precedes(_ a: KeyEntry, _ b: KeyEntry) -> Bool { a.key.lexicographicallyPrecedes(b.key) }
}
