import Diagnostics

/// The Markdown of an article, with the files that it includes put in their places.
public struct ArticleText: Sendable {
  public let bytes: [UInt8]
  /// Behind the front matter.
  public let body: Range<Int>
  /// The number of the body's first line. Lines of the text are numbered from there, wherever they come from.
  public let bodyLine: Int
  /// What is wrong with what it includes.
  let problems: [Diagnostic]

  /// A file that the text is made of: its path within the knowledge base, and what messages call it.
  struct File: Sendable, Equatable {
    let path: String
    let name: String
  }

  /// The article's own file first.
  let files: [File]
  /// For each line of the body, its file and its number there; empty where the article includes nothing.
  private let origins: [Origin]

  struct Origin: Sendable {
    let file: Int
    let line: Int
  }

  init(_ source: ArticleSource, file: File) {
    (bytes, body, bodyLine) = (source.bytes, source.body, source.bodyLine)
    (problems, files, origins) = ([], [file], [])
  }

  init(_ source: ArticleSource, _ inclusions: InclusionReader) {
    bytes = source.bytes[..<source.body.lowerBound] + inclusions.text
    body = source.body.lowerBound..<bytes.count
    bodyLine = source.bodyLine
    (problems, files, origins) = (inclusions.problems, inclusions.files, inclusions.origins)
  }

  /// Where a place of the text stands.
  func location(line: Int, column: Int? = nil) -> SourceLocation {
    let origin = origin(ofLine: line)
    return SourceLocation(file: files[origin.file].name, line: origin.line, column: column)
  }

  /// The path of the file that a line comes from.
  func path(ofLine line: Int) -> String { files[origin(ofLine: line).file].path }

  private func origin(ofLine line: Int) -> Origin {
    let index = line - bodyLine
    return origins.indices.contains(index) ? origins[index] : Origin(file: 0, line: line)
  }
}
