/// The name among `candidates` that a slip of the fingers turns into `name`, if one is near enough to propose.
public func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
  let limit = max(1, name.count / 3)
  return candidates.map { ($0, editDistance(name, $0)) }
    .filter { $0.1 <= limit || $0.0.hasPrefix(name) && !name.isEmpty }
    .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each of cost one.
func editDistance(_ a: String, _ b: String) -> Int {
  let a = Array(a.lowercased().unicodeScalars)
  let b = Array(b.lowercased().unicodeScalars)
  var beforeLast = [Int]()
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
      row.append(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
