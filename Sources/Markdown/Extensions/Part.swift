/// A text that libcmark parses, and where its lines come from. An article is one part; what libcmark has no syntax for
/// (footnotes, the cells of tables) is taken out of it and parsed as parts of their own.
struct Part {
  var source: SourceLines

  /// For each line, where its first byte would stand in the article; empty for the article itself.
  let origins: [Origin]

  struct Origin {
    var line: Int
    /// What to add to a column.
    var shift: Int
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, origins: [Origin] = []) {
    source = SourceLines(bytes)
    self.origins = origins
  }

  func place(_ place: Place) -> Place {
    guard place.line >= 1, place.line <= origins.count else { return place }
    let origin = origins[place.line - 1]
    return Place(line: origin.line, column: max(1, place.column + origin.shift))
  }
}

/// A part being put together.
struct PartText {
  private(set) var bytes: [UInt8] = []
  private(set) var origins: [Part.Origin] = []

  /// - Parameters:
  ///   - prefix: bytes that are not in the article.
  ///   - place: where `text` stands in the article.
  mutating func appendLine(_ text: some Collection<UInt8>, prefix: [UInt8] = [], at place: Place) {
    bytes += prefix
    bytes += text
    bytes.append(0x0A)
    origins.append(Part.Origin(line: place.line, shift: place.column - 1 - prefix.count))
  }

  mutating func appendEmptyLine() {
    bytes.append(0x0A)
    origins.append(origins.last ?? Part.Origin(line: 1, shift: 0))
  }
}
