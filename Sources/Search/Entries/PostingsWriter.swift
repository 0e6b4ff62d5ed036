/// Writes what an article tells of each of its terms.
struct PostingsWriter: ~Copyable {
  private var bytes = ByteRun()

  /// How many places of a pair are kept in an article, the first ones: a text made of one character would fill a file.
  private static let mostPlaces = 2000

  /// The postings by `KeyRange`, in no more memory than they need: entries are kept until all articles are read.
  mutating func postings(_ terms: borrowing ArticleTerms, _ weight: Weight) -> [[UInt8]] {
    let (positions, starts) = positionsByTerm(terms)
    let count = terms.table.count
    return withUnsafeTemporaryAllocation(of: KeyRange.self, capacity: count) { ranges in
      for id in 0..<count { ranges.initializeElement(at: id, to: KeyRange(terms.table.term(id).first ?? 0)) }
      return KeyRange.allCases.map { range in
        bytes.removeAll()
        for id in 0..<count where ranges[id] == range {
          let weight = weight.of(terms.places(id), count: terms.table.times(id))
          // Pairs alone have places, too.
          if starts.isEmpty || starts[id] == starts[id + 1] {
            Posting.write(terms.table.term(id), weight: weight, to: &bytes)
          } else {
            let places = positions[starts[id]..<starts[id + 1]].prefix(Self.mostPlaces)
            Posting.write(terms.table.term(id), to: &bytes) { payload in
              Digits.append(weight, to: &payload)
              Self.append(places, to: &payload)
            }
          }
        }
        return bytes.array
      }
    }
  }

  private static func append(_ positions: ArraySlice<Int>, to payload: inout ByteRun) {
    Digits.append(positions.count, to: &payload)
    var last = 0
    for position in positions {
      Digits.append(position - last, to: &payload)
      last = position
    }
  }

  /// Where each pair stands; no starts where there is no pair.
  private func positionsByTerm(_ terms: borrowing ArticleTerms) -> (positions: [Int], starts: [Int]) {
    guard !terms.pairs.isEmpty else { return ([], []) }
    var starts = [Int](repeating: 0, count: terms.table.count + 1)
    for pair in terms.pairs { starts[pair.term + 1] += 1 }
    for id in 0..<terms.table.count { starts[id + 1] += starts[id] }
    var next = starts
    var positions = [Int](repeating: 0, count: terms.pairs.count)
    for pair in terms.pairs {
      positions[next[pair.term]] = pair.position
      next[pair.term] += 1
    }
    return (positions, starts)
  }
}
