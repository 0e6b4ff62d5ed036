import Diagnostics
import Markdown

/// Puts the files that an article includes in their places, and those that these include.
struct InclusionReader {
  /// Files that include one another, at most: nobody follows more, and what goes on without end is found soon.
  static let depth = 8

  private(set) var text: [UInt8] = []
  private(set) var origins: [ArticleText.Origin] = []
  private(set) var files: [ArticleText.File]
  private(set) var problems: [Diagnostic] = []

  private let tree: FileTree
  /// The files that are being read, the article first.
  private var open: [String]

  init(_ source: ArticleSource, file: ArticleText.File, _ inclusions: [Inclusion], _ tree: FileTree) {
    self.tree = tree
    files = [file]
    open = [file.path]
    append(source.bytes[source.body], file: 0, firstLine: source.bodyLine, inclusions)
  }

  private mutating func append(_ body: ArraySlice<UInt8>, file: Int, firstLine: Int, _ inclusions: [Inclusion]) {
    var rest = inclusions[...]
    var number = 0
    // What follows the last line end is a line only if something stands there.
    for line in body.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast(body.last == 0x0A ? 1 : 0) {
      number += 1
      let origin = ArticleText.Origin(file: file, line: firstLine + number - 1)
      guard let inclusion = rest.first, inclusion.line == number else {
        append(line, origin)
        continue
      }
      while rest.first?.line == number { rest = rest.dropFirst() }
      // The empty lines keep what is included apart from what is around it.
      append([], origin)
      include(inclusion, at: SourceLocation(file: files[file].name, line: origin.line), from: files[file].path)
      append([], origin)
    }
  }

  private mutating func append(_ line: ArraySlice<UInt8>, _ origin: ArticleText.Origin) {
    text += line
    text.append(0x0A)
    origins.append(origin)
  }

  private mutating func include(_ inclusion: Inclusion, at place: SourceLocation, from path: String) {
    guard inclusion.isBlock else {
      return report(place, "include", "this includes nothing", "write it on a line of its own, at the left edge")
    }
    guard inclusion.path.hasSuffix(".md"), let target = Self.resolve(inclusion.path, from: path) else {
      return report(
        place, "include", "‘\(inclusion.path)’ is no Markdown file of the knowledge base",
        "write a path from this file, or one from articles/ that begins with ‘/’")
    }
    if open.contains(target) {
      let way = (open.drop { $0 != target } + [target]).joined(separator: " → ")
      return report(place, "include", "files include one another without end: \(way)", "take one of them out")
    }
    guard open.count <= Self.depth, text.count < 1 << 20 else {
      return report(
        place, "include",
        open.count > Self.depth ? "more than \(Self.depth) files include one another" : "the article is too long",
        "include less")
    }
    do {
      let bytes = try tree.read(target)
      if invalidUTF8(in: bytes) != nil {
        return report(
          SourceLocation(file: tree.name(target)), "invalid-utf8", "the file is not UTF-8", "save it as UTF-8")
      }
      open.append(target)
      append(bytes, of: target)
      open.removeLast()
    } catch {
      report(place, "include", "‘\(inclusion.path)’ cannot be read: \(error.reason)", "looked for \(tree.name(target))")
    }
  }

  /// A file may have front matter, as articles have; that stays out.
  private mutating func append(_ bytes: [UInt8], of path: String) {
    let file = ArticleText.File(path: path, name: tree.name(path))
    let source = bytes.starts(with: "---".utf8) ? try? ArticleSource(bytes, file: file.name) : nil
    let body = source.map { bytes[$0.body] } ?? bytes[...]
    let number = files.firstIndex(of: file) ?? files.count
    if number == files.count { files.append(file) }
    append(body, file: number, firstLine: source?.bodyLine ?? 1, body.withUnsafeBufferPointer { Inclusion.all(in: $0) })
  }

  private mutating func report(_ place: SourceLocation, _ identifier: String, _ summary: String, _ way: String) {
    problems.append(Diagnostic(at: place, identifier, summary, notes: [way]))
  }

  /// A path within the knowledge base; nil if it leads out.
  private static func resolve(_ path: String, from file: String) -> String? {
    resolved(
      path.hasPrefix("/") ? "/articles" + path : path, in: file.prefix(upTo: file.lastIndex(of: "/") ?? file.startIndex)
    )
  }
}
