import ArgumentParser
import Diagnostics
import KnowledgeBase
import Transcripts

struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the articles, and with --commands every command with its identifier and place.",
    discussion: "Examples:\n  sooth list\n  sooth list --commands | grep nslookup")

  @Flag(help: "List the commands of each article, too.") var commands = false
  @OptionGroup var content: ContentOption

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      for article in base.articles {
        let found = try base.content(of: article)
        let count = found.transcripts.reduce(0) { $0 + $1.block.commands.count }
        let name = article.slug.isEmpty ? "index" : article.slug
        Console.print(
          "\(name)   \(article.language)   \(count) command\(count == 1 ? "" : "s")   \(article.matter.title)")
        guard commands else { continue }
        for transcript in found.transcripts {
          for (index, command) in transcript.block.commands.enumerated() {
            let place = transcript.location(ofCommand: index)
            Console.print("  \(transcript.commandID(index))   \(place.file):\(place.line ?? 0)   $ \(command.title)")
          }
        }
      }
    }
  }
}
