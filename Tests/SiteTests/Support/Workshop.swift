import Diagnostics
import Evidence
import Foundation
import KnowledgeBase
import Site
import Transcripts

/// A folder of the test's own, with the evidence and the output of builds in it; gone with the value.
final class Workshop: Sendable {
  let root: String
  var output: String { root + "/output" }
  var evidence: EvidenceStore { EvidenceStore(folder: root + "/evidence") }

  init() throws {
    root = NSTemporaryDirectory().dropSlash + "/sooth-site-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  @discardableResult
  func build(_ files: [String: String]) async throws -> BuildSummary {
    try await build(KnowledgeBase.load(.memory(files)))
  }

  @discardableResult
  func build(_ base: KnowledgeBase) async throws -> BuildSummary {
    try await SiteBuilder(base, evidence: evidence, output: output).build()
  }

  /// Builds the repository's own content with its own evidence.
  @discardableResult
  func buildRepository() async throws -> BuildSummary {
    let base = try await KnowledgeBase.load(.disk(repository + "/Content"))
    let evidence = EvidenceStore(folder: repository + "/Content/evidence")
    return try await SiteBuilder(base, evidence: evidence, output: output).build()
  }

  /// What is wrong with a build; empty where it succeeds.
  func problems(_ files: [String: String]) async throws -> [Diagnostic] {
    do {
      try await build(files)
      return []
    } catch let error as Diagnosed {
      return error.diagnostics
    }
  }

  /// Writes files below the root, making folders as needed.
  func write(_ files: [String: String], below folder: String) throws {
    for (path, text) in files {
      let url = URL(filePath: "\(root)/\(folder)/\(path)")
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  func page(_ path: String) throws -> String { try String(contentsOfFile: output + "/" + path, encoding: .utf8) }

  /// Every file of the output, without what a build keeps for itself.
  func files() throws -> [String] { try snapshot().keys.filter { !$0.hasPrefix(".sooth/") }.sorted() }

  /// Every file below the output, with its bytes.
  func snapshot() throws -> [String: Data] {
    var result: [String: Data] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: output)) ?? [] {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: output + "/" + path, isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      result[path] = try Data(contentsOf: URL(filePath: output + "/" + path))
    }
    return result
  }

  /// When each file was changed, and which inode it is: the same only for a file that was not touched.
  func stamps() throws -> [String: [Int]] {
    try Dictionary(
      uniqueKeysWithValues: files().map { path in
        let facts = try FileManager.default.attributesOfItem(atPath: output + "/" + path)
        let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return (path, [Int(time * 1e6), (facts[.systemFileNumber] as? Int) ?? 0])
      })
  }
}

extension String {
  fileprivate var dropSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}

/// The folder of the repository that these tests belong to.
let repository = #filePath.components(separatedBy: "/Tests/").dropLast().joined(separator: "/Tests/")

/// An article's text with its front matter.
func article(_ title: String, _ body: String = "Text.\n", _ more: String = "") -> String {
  "---\ntitle: \(title)\n\(more)---\n\n\(body)"
}
