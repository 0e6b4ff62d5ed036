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
      Postings(entries.map { $0.postings[range] }).entries()
    }
    let words = parts.flatMap(\.words)
    let signs = KeyRange.signs.rawValue
    // Lists of prefixes and of words lie among the signs, whatever they list.
    let isSign = { (entry: KeyEntry) in KeyRange(entry.key[0]) == .signs }
    let first = parts.flatMap { $0.entries.filter(isSign) } + Vocabulary.entries(words)
    return parts.indices.flatMap { range in
      range == signs ? first.sorted(by: KeyEntry.precedes) : parts[range].entries.filter { !isSign($0) }
    }
  }

  private func manifest(firsts: [[UInt8]], _ keyNames: [String], counts: [Int], _ recordNames: [String]) -> [UInt8] {
    var json = Array("{\"documents\":\(entries.count),\"texts\":{".utf8)
    for (index, (name, text)) in texts.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { json.append(UInt8(ascii: ",")) }
      JSONText.append(name.utf8, to: &json)
      json.append(UInt8(ascii: ":"))
      JSONText.append(text.utf8, to: &json)
    }
    var sizes: [UInt8] = []
    for count in counts { Digits.append(count, to: &sizes) }
    let lists: [(String, [UInt8])] = [
      ("firsts", Array(firsts.joined(separator: [UInt8(ascii: " ")]))), ("keys", Array(keyNames.joined().utf8)),
      ("counts", sizes), ("records", Array(recordNames.joined().utf8)),
    ]
    json.append(UInt8(ascii: "}"))
    for (name, list) in lists {
      json += ",\"\(name)\":".utf8
      JSONText.append(list, to: &json)
    }
    json += ",\"translated\":{".utf8
    for (index, language) in Set(entries.flatMap(\.translations)).sorted().enumerated() {
      if index > 0 { json.append(UInt8(ascii: ",")) }
      JSONText.append(language.utf8, to: &json)
      json.append(UInt8(ascii: ":"))
      JSONText.append(numbers(translatedInto: language), to: &json)
    }
    return json + "}}".utf8
  }

  /// The articles that can be read in a language too: it need not be told of them here.
  private func numbers(translatedInto language: String) -> [UInt8] {
    var numbers: [UInt8] = []
    var last = -1
    for (index, entry) in entries.enumerated() where entry.translations.contains(language) {
      Digits.append(index - last - 1, to: &numbers)
      last = index
    }
    return numbers
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
