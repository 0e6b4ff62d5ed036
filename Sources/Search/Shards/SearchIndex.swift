/// The index of one language: files that a page's script loads as it needs them. `NAME.js` beside their folder `NAME/` is the
/// way in; it alone has a name that stays, and names the others, which hold a hash of their bytes.
public struct SearchIndex: Sendable {
  /// Where the files are: `search/en`.
  public let path: String
  let entries: [SearchEntry]
  /// What the dialog says, by names of its own.
  let texts: [String: String]

  public init(path: String, _ entries: [SearchEntry], texts: [String: String]) {
    (self.path, self.entries, self.texts) = (path, entries, texts)
  }

  /// Makes the files, as many at a time as there are cores. `write` is called for each, from several threads.
  public func write(_ write: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) -> Void) async {
    let keys = await keyEntries()
    let keyRanges = Shards.ranges(of: keys)
    let recordRanges = Shards.ranges(ofRecords: entries)
    let place = path
    let keyNames = await concurrently(keyRanges.count) { index in
      Self.write(Shards.content(keys[keyRanges[index]]), place, write)
    }
    let recordNames = await concurrently(recordRanges.count) { [entries] index in
      Self.write(Shards.content(entries[recordRanges[index]]), place, write)
    }
    let manifest = manifest(
      firsts: keyRanges.map { keys[$0.lowerBound].key }, keyNames, counts: recordRanges.map(\.count), recordNames)
    write(path + ".js", Shards.file(manifest))
  }

  private static func write(
    _ content: [UInt8], _ place: String, _ write: (_ path: String, _ bytes: [UInt8]) -> Void
  ) -> String {
    let name = ContentHash(content).name
    write("\(place)/\(name).js", Shards.file(content))
    return name
  }

  /// All entries in the order of their keys.
  private func keyEntries() async -> [KeyEntry] {
    let parts = await concurrently(KeyRange.allCases.count) { [entries] range in
      Postings.gather(entries.map { $0.postings[range] })
    }
    // Lists of prefixes and of words lie among the signs, whatever they list.
    let lists = parts.flatMap(\.prefixes) + Vocabulary.entries(parts.flatMap(\.words))
    return KeyRange.allCases.flatMap { range in
      let entries = parts[range.rawValue].entries
      return range == .signs ? (entries + lists).sorted(by: KeyEntry.precedes) : entries
    }
  }

  // MARK: - The way in

  private func manifest(firsts: [[UInt8]], _ keyNames: [String], counts: [Int], _ recordNames: [String]) -> [UInt8] {
    let firsts = Array(firsts.joined(separator: [UInt8(ascii: " ")]))
    let lists = [
      ("firsts", firsts), ("keys", Array(keyNames.joined().utf8)), ("counts", Self.digits(counts)),
      ("records", Array(recordNames.joined().utf8)),
    ]
    let texts = texts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }
    let languages = Set(entries.flatMap(\.translations)).sorted()
    var json = ByteRun()
    json.append("{\"documents\":\(entries.count),\"texts\":{")
    Self.append(texts, to: &json)
    json.append("},")
    Self.append(lists, to: &json)
    json.append(",\"translated\":{")
    Self.append(languages.map { ($0, numbers(translatedInto: $0)) }, to: &json)
    json.append("}}")
    return json.array
  }

  private static func append(_ members: [(name: String, value: [UInt8])], to json: inout ByteRun) {
    for (index, (name, value)) in members.enumerated() {
      if index > 0 { json.append(",") }
      JSONText.append(name, to: &json)
      json.append(":")
      value.withUnsafeBufferPointer { JSONText.append($0, to: &json) }
    }
  }

  /// The articles that can be read in a language too: it need not be told of them here.
  private func numbers(translatedInto language: String) -> [UInt8] {
    let numbers = entries.indices.filter { entries[$0].translations.contains(language) }
    return Self.digits(zip(numbers, [-1] + numbers).map { $0 - $1 - 1 })
  }

  private static func digits(_ numbers: [Int]) -> [UInt8] {
    var digits = ByteRun()
    for number in numbers { Digits.append(number, to: &digits) }
    return digits.array
  }
}

/// Results in the order of their indexes.
private func concurrently<Result: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  await withTaskGroup(of: (Int, Result).self) { group in
    for index in 0..<count { group.addTask { (index, body(index)) } }
    var results: [Int: Result] = [:]
    for await (index, result) in group { results[index] = result }
    return (0..<count).compactMap { results[$0] }
  }
}
