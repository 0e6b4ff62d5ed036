import Diagnostics

/// An article's file cut in two: the front matter, and the Markdown after it.
public struct ArticleSource {
  public let bytes: [UInt8]
  let frontMatter: Range<Int>
  public let body: Range<Int>
  /// The line of the file on which the body begins.
  public let bodyLine: Int

  /// Cuts `bytes`; throws where the front matter is missing or never ends.
  init(_ bytes: [UInt8], file: String) throws(Diagnosed) {
    self.bytes = bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let opening = Self.endOfMarker(bytes, at: start) else {
      throw Diagnosed(
        Diagnostic(
          at: SourceLocation(file: file, line: 1, column: 1), "front-matter",
          "the article does not begin with front matter",
          notes: ["begin the file with ‘---’, ‘title: …’ and ‘---’ on lines of their own"]))
    }
    var line = 2
    var index = opening
    while index < bytes.count {
      if let end = Self.endOfMarker(bytes, at: index) {
        frontMatter = opening..<index
        body = end..<bytes.count
        bodyLine = line + 1
        return
      }
      index = (bytes[index...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
      line += 1
    }
    throw Diagnosed(
      Diagnostic(
        at: SourceLocation(file: file, line: 1, column: 1), "front-matter", "the front matter never ends",
        notes: ["close it by a line ‘---’"]))
  }

  /// Where the line after `---` begins, if that stands alone at `index`.
  private static func endOfMarker(_ bytes: [UInt8], at index: Int) -> Int? {
    guard index + 3 <= bytes.count, bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x2D else {
      return nil
    }
    var end = index + 3
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
    if end == bytes.count { return end }
    return bytes[end] == 0x0A ? end + 1 : nil
  }
}

/// Where `bytes` stop being UTF-8, as a line and a column; nil if they never do.
func invalidUTF8(in bytes: [UInt8]) -> (line: Int, column: Int)? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var position = 0
  var line = 1
  var lineStart = 0
  scan: while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar):
      position += UTF8.width(scalar)
      if scalar == "\n" { (line, lineStart) = (line + 1, position) }
    case .emptyInput, .error: break scan
    }
  }
  return (line, position - lineStart + 1)
}
