import Glibc

/// What keeps libcmark 0.30.2 from taking minutes, measured on its worst texts (each under a second at the
/// limits). Nothing that a person writes comes near.
struct Limits {
  /// Bytes below which no text is slow, so none is looked through.
  static let harmlessSize = 8 << 10

  /// Block quotes and lists in one another.
  static let nesting = 200

  /// Levels times lines: libcmark goes through all open lists at each empty line.
  static let nestedLines = 1 << 24

  /// `![` without an empty line between: it goes through all that are open at each link.
  static let openImages = 500

  private let source: UnsafeBufferPointer<UInt8>
  private var lineNumber = 0
  private var deepest = (depth: 0, line: 0)
  private var openImages = 0

  /// - Throws: `MarkdownError`, if parsing the source could take long.
  static func check(_ source: UnsafeBufferPointer<UInt8>, firstLine: Int) throws(MarkdownError) {
    guard source.count <= Document.maximumSize else {
      throw .tooLarge(bytes: source.count, limit: Document.maximumSize)
    }
    guard source.count > harmlessSize else { return }
    var limits = Limits(source: source)
    try limits.checkLines(firstLine: firstLine)
  }

  private init(source: UnsafeBufferPointer<UInt8>) {
    self.source = source
  }

  private mutating func checkLines(firstLine: Int) throws(MarkdownError) {
    var lines = SourceLines(source)
    var start = lines.offset(ofLine: 1)
    while start < source.count {
      lineNumber += 1
      let end = lines.offset(ofLine: lineNumber + 1)
      noteDepth(of: source[start..<end])
      noteImages(of: source[start..<end])
      guard openImages <= Self.openImages else {
        throw .tooManyImages(line: lineNumber + firstLine - 1, limit: Self.openImages)
      }
      start = end
    }
    let limit = min(Self.nesting, Self.nestedLines / max(lineNumber, 1))
    guard deepest.depth <= limit else {
      throw .nestedTooDeeply(line: deepest.line + firstLine - 1, limit: limit)
    }
  }

  /// At most as many containers are open as the line shows: a `>` or a list marker each, or two columns of
  /// indentation for a list that an earlier line opened.
  private mutating func noteDepth(of line: Slice<UnsafeBufferPointer<UInt8>>) {
    var (markers, indentation) = (0, 0)
    var rest = line
    while let byte = rest.first {
      if byte.isBlank {
        indentation += byte == UInt8(ascii: "\t") ? 4 : 1
        rest = rest.dropFirst()
      } else if let length = Self.markerLength(rest) {
        markers += 1
        rest = rest.dropFirst(length)
      } else {
        break
      }
    }
    let depth = markers == 0 ? 0 : markers + max(0, indentation - markers) / 2
    if depth > deepest.depth { deepest = (depth, lineNumber) }
  }

  private static func markerLength(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    switch text.first {
    case UInt8(ascii: ">"): return 1
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return text.dropFirst().first?.isSpace == false ? nil : 1
    default:
      let digits = text.prefix(9).prefix { $0.isASCIIDigit }.count
      let delimiter = text.dropFirst(digits).first
      guard digits > 0, delimiter == UInt8(ascii: ".") || delimiter == UInt8(ascii: ")") else { return nil }
      return text.dropFirst(digits + 1).first?.isSpace == false ? nil : digits + 1
    }
  }

  private mutating func noteImages(of line: Slice<UnsafeBufferPointer<UInt8>>) {
    if line.allSatisfy(\.isSpace) { openImages = 0 }
    guard let base = source.baseAddress else { return }
    var offset = line.startIndex
    while offset < line.endIndex, let found = memchr(base + offset, 0x5B, line.endIndex - offset) {
      offset = UnsafeRawPointer(base).distance(to: found) + 1
      if offset >= 2, source[offset - 2] == UInt8(ascii: "!") { openImages += 1 }
    }
  }
}
