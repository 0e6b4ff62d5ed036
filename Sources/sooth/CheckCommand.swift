import ArgumentParser
import Diagnostics
import KnowledgeBase

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look for mistakes in content, transcripts and links; run and write nothing.",
    discussion: "Example:\n  sooth check --content docs")

  @OptionGroup var content: ContentOption

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let contents = await concurrentMap(base.articles.count) { index in
        Result { () throws(Diagnosed) in try base.content(of: base.articles[index]) }
      }
      let found = contents.compactMap { try? $0.get() }
      var problems = found.flatMap(\.diagnostics) + base.brokenFragments(found) + base.translationWarnings(found)
      for case .failure(let error) in contents { problems += error.diagnostics }
      guard !problems.contains(where: { $0.severity == .error }) else { throw Diagnosed(problems.sorted()) }
      Console.print(problems.sorted())
      let transcripts = found.reduce(0) { $0 + $1.transcripts.count }
      Console.print(
        "\(base.articles.count) articles · \(transcripts) transcripts · \(base.environments.count) environments · \(problems.count) problems"
      )
    }
  }
}
