import ArgumentParser
import Diagnostics
import ExternalLinks
import KnowledgeBase
import Site

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for mistakes in content, transcripts, links and theme; run and write nothing.",
    discussion: """
      With --external, pages on other sites that articles link to are asked for as well, by curl: a host gets one request at a \
      time, and an answer is believed for 7 days, a bad one for an hour. No build ever asks.

      Exit status: 0 all is well · 1 an external link is dead · 2 the content is wrong · 3 an external link could not be \
      asked, such as without a network.

      Examples:
        sooth check --content docs
        sooth check --external
      """)

  @Flag(help: "Ask whether pages on other sites that articles link to are there.") var external = false
  @Flag(help: "With --external, ask anew for what is known from before.") var refresh = false
  @OptionGroup var content: ContentOption

  func validate() throws {
    if refresh, !external { throw ValidationError("--refresh goes with --external") }
  }

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let contents = await concurrentMap(base.articles.count) { index in
        Result { () throws(Diagnosed) in try base.content(of: base.articles[index]) }
      }
      let found = contents.compactMap { try? $0.get() }
      var problems = found.flatMap(\.diagnostics) + base.brokenFragments(found) + base.translationWarnings(found)
      for case .failure(let error) in contents { problems += error.diagnostics }
      do throws(Diagnosed) { try SiteBuilder.checkTheme(of: base) } catch { problems += error.diagnostics }
      guard !problems.contains(where: { $0.severity == .error }) else { throw Diagnosed(problems.sorted()) }
      Console.print(problems.sorted())
      let transcripts = found.reduce(0) { $0 + $1.transcripts.count }
      Console.print(
        [
          counted(base.articles.count, "article"), counted(transcripts, "transcript"),
          counted(base.environments.count, "environment"), counted(problems.count, "problem"),
        ].joined(separator: " · ")
      )
      if external {
        try await ExternalLinkCheck(links: base.externalLinks(found), isFresh: refresh).carryOut()
      }
    }
  }
}

private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
