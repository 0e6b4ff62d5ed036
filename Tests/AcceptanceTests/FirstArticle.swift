import Foundation
import Testing

/// The console blocks of `Content/articles/legacy-endpoint.md`, with the site's values for its variables.
enum FirstArticle {
  static let name = "articles/legacy-endpoint.md"

  /// The blocks with their fences, by their `id=`.
  static let blocks: [String: String] = {
    let file = Workspace.repository.appending(path: "Content").appending(path: name)
    let values = [
      "region": "ap-northeast-1", "account": "123456789012", "queue": "test-queue",
      "endpoint": "vpce-01234567890123456-abcdefgh",
    ]
    let written = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let text = values.reduce(written) { $0.replacing("{{\($1.key)}}", with: $1.value) }
    var blocks: [String: String] = [:]
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let start = lines.firstIndex(where: { $0.hasPrefix("```console ") }) {
      let end = lines[(start + 1)...].firstIndex(of: "```") ?? lines.endIndex - 1
      if let id = lines[start].split(separator: " ").first(where: { $0.hasPrefix("id=") }) {
        blocks[String(id.dropFirst(3))] = lines[start...end].joined(separator: "\n")
      }
      lines = lines[(end + 1)...]
    }
    return blocks
  }()

  /// The ids of those that hold in an isolated VPC.
  static let ids = blocks.filter { !$0.value.contains("when=\"nat\"") }.keys.sorted()

  /// One block. With `clock` at its fastest what waits for a time-out costs a second.
  static func block(_ id: String) throws -> Block {
    Block(text: try #require(blocks[id], "\(name) has no block with id=\(id)"))
  }

  struct Block: Sendable {
    var text: String

    /// Whether it waits for something that never answers: its author had to give it time.
    var isSlow: Bool { text.prefix { $0 != "\n" }.contains("timeout=") }
    /// The version of the AWS CLI that it is about.
    var version: String { text.prefix { $0 != "\n" }.contains("aws-cli >=2") ? "2.9.19" : "1.16.116" }

    /// The block with a text that it has once put in another's place.
    func replacing(_ old: String, _ new: String) throws -> Block {
      try #require(text.components(separatedBy: old).count == 2, "not once in the block: \(old)")
      return Block(text: text.replacingOccurrences(of: old, with: new))
    }
  }
}
