/// For the first letter and the first two, which begin too many words to gather them while somebody types: the articles that
/// have most to say of any word that begins so. Keys are `*a`, `*ab`.
struct PrefixLists {
  private(set) var entries: [KeyEntry] = []
  /// For one letter and for two: the prefix of the words that are being read, and the most that each article says of one.
  private var open: [(prefix: ArraySlice<UInt8>, weights: [UInt8])]

  init(documents: Int) {
    let none = [UInt8](repeating: 0, count: documents)
    open = [([], none), ([], none)]
  }

  /// Words come in order.
  mutating func begin(_ word: [UInt8]) {
    for length in 1...2 where open[length - 1].prefix != word.prefix(length) {
      close(length)
      open[length - 1].prefix = word.prefix(length)
    }
  }

  mutating func note(_ document: Int, _ weight: Int) {
    for index in 0..<2 where open[index].weights[document] < weight { open[index].weights[document] = UInt8(weight) }
  }

  private mutating func close(_ length: Int) {
    let (prefix, weights) = open[length - 1]
    if prefix.count == length, prefix.allSatisfy({ $0 < 0x80 }) {
      entries.append(KeyEntry(key: [UInt8(ascii: "*")] + prefix, payload: Self.payload(weights)))
    }
    open[length - 1].weights = [UInt8](repeating: 0, count: weights.count)
  }

  var finished: [KeyEntry] {
    var lists = self
    for length in 1...2 { lists.close(length) }
    return lists.entries
  }

  private static func payload(_ weights: [UInt8]) -> [UInt8] {
    var counts = [Int](repeating: 0, count: Digits.last + 1)
    for weight in weights where weight > 0 { counts[Int(weight)] += 1 }
    var (least, room) = (Digits.last, Postings.mostOfPrefix)
    while least > 1, room > counts[least] {
      room -= counts[least]
      least -= 1
    }
    var payload: [UInt8] = []
    Digits.append(weights.count { $0 > 0 }, to: &payload)
    var last = -1
    for (document, weight) in weights.enumerated() where weight > 0 && Int(weight) >= least {
      if Int(weight) == least {
        guard room > 0 else { continue }
        room -= 1
      }
      Digits.append(document - last - 1, to: &payload)
      Digits.append(Int(weight), to: &payload)
      last = document
    }
    return payload
  }
}
