import Foundation
import Glibc
import Testing

/// A temporary folder with a copy of the repository's `Content/` and of its articles the first alone, to be changed at will.
/// Whoever makes it removes it.
struct Workspace: Sendable {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  let root: String
  var content: String { root + "/Content" }
  static let environment = "environments/isolated-vpc.yml"

  /// All of `Content/` but the other articles: the evidence is there, links to them are words.
  init() throws {
    var template = Array("/tmp/sooth-acceptance.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let source = Self.repository.appending(path: "Content").path(percentEncoded: false)
    try FileManager.default.copyItem(atPath: source, toPath: content)
    try FileManager.default.createDirectory(atPath: root + "/tmp", withIntermediateDirectories: false)
    try keepFirstArticle()
  }

  private func keepFirstArticle() throws {
    let folder = content + "/articles"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      guard name.hasPrefix("legacy-endpoint.") else {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        continue
      }
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      try write("articles/\(name)", text.replacing(#/\[([^\]]*)\]\([a-z0-9-]+(?:\.ja)?\.md\)/#) { "\($0.1)" })
    }
  }

  /// No article but one of these blocks, no evidence, one version of the AWS CLI.
  init(_ blocks: FirstArticle.Block...) throws {
    try self.init()
    for folder in ["articles", "evidence"] { try? FileManager.default.removeItem(atPath: "\(content)/\(folder)") }
    try setArticle(blocks.map(\.text))
    let version = blocks.map(\.version).max() ?? ""
    try edit(Self.environment, line: "  aws-cli:", "  aws-cli: [\"\(version)\"]")
    if blocks.contains(where: \.isSlow) { try setClock(1000) }
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  /// How many times as fast as ours the clock of `aws` is to run.
  func setClock(_ rate: Int) throws { try edit(Self.environment, line: "  clock:", "  clock: \(rate)") }

  func setArticle(_ blocks: [String]) throws {
    try write(FirstArticle.name, "---\ntitle: A\n---\n\n\(blocks.joined(separator: "\n\n"))\n")
  }

  func write(_ path: String, _ text: String) throws {
    let url = URL(filePath: content).appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  /// Puts `new` in the place of the one line that begins with `beginning`.
  func edit(_ path: String, line beginning: String, _ new: String) throws {
    let text = try String(contentsOfFile: "\(content)/\(path)", encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let places = lines.indices.filter { lines[$0].hasPrefix(beginning) }
    try #require(places.count == 1, "\(path) has \(places.count) lines that begin with ‘\(beginning)’")
    lines[places[0]] = new
    try write(path, lines.joined(separator: "\n"))
  }

  /// Every file of the evidence, byte for byte.
  func evidence() throws -> [String: Data] {
    let folder = content + "/evidence"
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return names.reduce(into: [:]) { $0[$1] = FileManager.default.contents(atPath: "\(folder)/\($1)") }
  }
}
