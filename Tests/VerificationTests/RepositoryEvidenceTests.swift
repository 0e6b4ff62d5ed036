import Evidence
import Foundation
import KnowledgeBase
import Testing
import Transcripts

/// The repository's own articles and what was seen of them: each command has held somewhere, and each claim of each is one that
/// another world would break.
@Suite struct RepositoryEvidenceTests {
  /// A command of an article, and what it printed where it held as it is written now.
  struct Held {
    let place: String
    let example: String
    let attributes: BlockAttributes
    let seen: [CommandEvidence]

    /// Whether the changed example fails wherever the true one held.
    func breaks(_ changed: String) -> Bool {
      let expectation = Expectation(Array(changed.utf8), mode: attributes.match)
      return seen.contains { expectation.match(Array(($0.output ?? "").utf8)) != .matched }
    }
  }

  static let content = #filePath.components(separatedBy: "/Tests/")[0] + "/Content"

  static func held() async throws -> [Held] {
    let base = try await KnowledgeBase.load(.disk(content))
    let evidence = EvidenceStore(folder: content + "/evidence").loadAll()
    try #require(evidence.diagnostics.isEmpty)
    return try base.articles.filter { $0.language == "en" }.flatMap { article in
      let known = evidence.evidence.values.flatMap(\.values).filter { $0.article == article.slug }
      return try base.content(of: article).transcripts.flatMap { transcript in
        transcript.block.commands.indices.map { index in
          let id = transcript.commandID(index)
          let seen = known.flatMap(\.commands).filter {
            $0.id == id && $0.block == transcript.block.hash && $0.verdict == .passed
          }
          return Held(
            place: "\(article.slug)#\(id)",
            example: String(
              decoding: substituting(base.settings.variables, in: transcript.block.commands[index].output),
              as: UTF8.self),
            attributes: transcript.block.attributes, seen: seen)
        }
      }
    }
  }

  @Test func eachCommandHasHeldSomewhere() async throws {
    let held = try await Self.held()
    #expect(held.count > 100)
    #expect(held.filter { $0.seen.isEmpty && $0.attributes.skip == nil }.map(\.place) == [])
    for command in held {
      let example = Expectation(Array(command.example.utf8), mode: command.attributes.match)
      for seen in command.seen {
        #expect(example.match(Array((seen.output ?? "").utf8)) == .matched, "\(command.place)")
      }
    }
  }

  /// Evidence is the same whoever verified it, wherever the cache lay.
  @Test func nothingSeenNamesThePlacesOfAMachine() async throws {
    let named = try await Self.held().flatMap { command in
      command.seen.filter { seen in
        [".cache/sooth", NSHomeDirectory() + "/"].contains { seen.output?.contains($0) == true }
      }.map { _ in command.place }
    }
    #expect(named == [])
  }

  @Test func eachChangedClaimBreaks() async throws {
    var count = 0
    var survivors: [String] = []
    for command in try await Self.held() where !command.seen.isEmpty {
      for (claim, changed) in lies(about: command.example) {
        count += 1
        if !command.breaks(changed) { survivors.append("\(command.place): \(claim)") }
      }
      guard case .code(let code) = command.attributes.exit else {
        Issue.record("\(command.place) leaves its exit status open")
        continue
      }
      #expect(command.seen.allSatisfy { $0.exit == code }, "\(command.place)")
    }
    #expect(count > 500)
    #expect(!survivors.isEmpty && survivors.allSatisfy { $0.contains("‘Server:") }, "a resolver is not the claim")
  }

  /// The example with one claim changed, for each of its claims: the class of an address, a host's name, a word, a member of
  /// JSON and its value.
  private func lies(about example: String) -> [(claim: String, changed: String)] {
    let host = /[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com|api\.aws|internal\.example)/
    let addresses = example.matches(of: /[0-9]+(?:\.[0-9]+){3}(?![0-9#:.\/])/).map { match in
      let isPrivate = match.output.hasPrefix("192.168.") || match.output.hasPrefix("10.")
      return (range: match.range, words: isPrivate ? "52.94.5.1" : "10.1.2.3")
    }
    let hosts = example.matches(of: host).map { (range: $0.range, words: "elsewhere.example.org") }
    let words = example.matches(of: /(?m)^[^A-Za-z\n]*([A-Za-z]{4,})\b/).map {
      (range: $0.output.1.startIndex..<$0.output.1.endIndex, words: "Otherwise")
    }
    let values = example.matches(of: /": "([^"]+)"/).map {
      (range: $0.output.1.startIndex..<$0.output.1.endIndex, words: "Otherwise")
    }
    return (addresses + hosts + words + values).map { change in
      let line = example[example.lineRange(for: change.range)].trimmingCharacters(in: .whitespacesAndNewlines)
      return (
        "\(example[change.range]) in ‘\(line)’", example.replacingCharacters(in: change.range, with: change.words)
      )
    }
  }
}
