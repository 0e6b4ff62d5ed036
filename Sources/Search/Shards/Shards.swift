/// How entries and records are put into files: none is larger than `largest`, and where one ends hangs on what stands there, so
/// that an edited article changes few of them.
enum Shards {
  /// The most bytes of a file of an index, unless a single entry is larger; entries are kept below.
  static let largest = 64_000
  private static let smallest = 24_000
  /// Records are read one at a time, a file for each result: those files are smaller.
  private static let recordSize = 32_000

  static func ranges(of entries: [KeyEntry]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (start, size) = (0, 0)
    for (index, entry) in entries.enumerated() {
      let own = entry.key.count + entry.payload.count + 2
      let beginsLarge = entry.isLarge && (index == 0 || entries[index - 1].key != entry.key)
      let isPlace = size >= smallest && ContentHash(entry.key).value % 64 == 0
      if index > start, beginsLarge || isPlace || size + own > largest {
        ranges.append(start..<index)
        (start, size) = (index, 0)
      }
      size += own
    }
    return start < entries.count ? ranges + [start..<entries.count] : ranges
  }

  static func ranges(ofRecords records: [SearchEntry]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (start, size) = (0, 0)
    for (index, entry) in records.enumerated() {
      if index > start, size + entry.record.count > recordSize {
        ranges.append(start..<index)
        (start, size) = (index, 0)
      }
      size += entry.record.count + 1
    }
    return start < records.count ? ranges + [start..<records.count] : ranges
  }

  /// A file that gives its content to the page: `fetch` may not read files on `file://`, a script may be run there.
  static func file(_ content: [UInt8]) -> [UInt8] { Array("soothSearch(".utf8) + content + Array(")\n".utf8) }

  static func content(_ entries: ArraySlice<KeyEntry>) -> [UInt8] {
    var content: [UInt8] = [UInt8(ascii: "\"")]
    for entry in entries {
      if content.count > 1 { content.append(UInt8(ascii: "!")) }
      content += entry.key
      content.append(UInt8(ascii: " "))
      content += entry.payload
    }
    return content + [UInt8(ascii: "\"")]
  }

  static func content(_ records: ArraySlice<SearchEntry>) -> [UInt8] {
    Array("[".utf8) + Array(records.map(\.record).joined(separator: [UInt8(ascii: ",")])) + Array("]".utf8)
  }
}
