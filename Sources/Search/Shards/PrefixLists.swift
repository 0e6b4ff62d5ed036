/// For the first letter and the first two, which begin too many words to gather them while somebody types: the articles that
/// have most to say of any word that begins so. Keys are `*a`, `*ab`.
struct PrefixLists {
  private var entries: [KeyEntry] = []
  private var ofOne: List
  private var ofTwo: List

  /// The words of one prefix, as far as they have been read.
  private struct List {
    var prefix: ArraySlice<UInt8> = []
    /// The most that each article says of one of them; 0 for those that say nothing.
    private(set) var weights: [UInt8]
    /// The articles that say something.
    private(set) var documents: [Int] = []

    init(documents: Int) { weights = [UInt8](repeating: 0, count: documents) }

    mutating func note(_ document: Int, _ weight: UInt8) {
      let known = weights[document]
      guard known < weight else { return }
      weights[document] = weight
      if known == 0 { documents.append(document) }
    }

    mutating func removeAll() {
      for document in documents { weights[document] = 0 }
      documents.removeAll(keepingCapacity: true)
    }

    /// Sorting a few is quicker than looking at all, and the other way round.
    var sortedDocuments: [Int] {
      documents.count > weights.count / 8 ? weights.indices.filter { weights[$0] > 0 } : documents.sorted()
    }
  }

  init(documents: Int) {
    (ofOne, ofTwo) = (List(documents: documents), List(documents: documents))
  }

  /// Words come in order.
  mutating func begin(_ word: [UInt8]) {
    guard ofTwo.prefix != word.prefix(2) else { return }
    closeTwo()
    if ofOne.prefix != word.prefix(1) { closeOne() }
    (ofOne.prefix, ofTwo.prefix) = (word.prefix(1), word.prefix(2))
  }

  mutating func note(_ document: Int, _ weight: Int) { ofTwo.note(document, UInt8(weight)) }

  private mutating func closeTwo() {
    append(ofTwo, 2)
    for document in ofTwo.documents { ofOne.note(document, ofTwo.weights[document]) }
    ofTwo.removeAll()
  }

  private mutating func closeOne() {
    append(ofOne, 1)
    ofOne.removeAll()
  }

  private mutating func append(_ list: List, _ length: Int) {
    guard list.prefix.count == length, list.prefix.allSatisfy({ $0 < 0x80 }) else { return }
    entries.append(KeyEntry(key: [UInt8(ascii: "*")] + list.prefix, payload: Self.payload(list)))
  }

  var finished: [KeyEntry] {
    var lists = self
    lists.closeTwo()
    lists.closeOne()
    return lists.entries
  }

  private static func payload(_ list: List) -> [UInt8] {
    var counts = [Int](repeating: 0, count: Digits.last + 1)
    for document in list.documents { counts[Int(list.weights[document])] += 1 }
    var (least, room) = (Digits.last, Postings.mostOfPrefix)
    while least > 1, room > counts[least] {
      room -= counts[least]
      least -= 1
    }
    var payload = ByteRun()
    Digits.append(list.documents.count, to: &payload)
    var last = -1
    for document in list.sortedDocuments where list.weights[document] >= least {
      let weight = Int(list.weights[document])
      if weight == least {
        guard room > 0 else { continue }
        room -= 1
      }
      Digits.append(document - last - 1, to: &payload)
      Digits.append(weight, to: &payload)
      last = document
    }
    return payload.array
  }
}
