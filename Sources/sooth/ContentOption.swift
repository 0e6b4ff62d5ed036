import ArgumentParser
import KnowledgeBase

/// `--content DIR`, of every command.
struct ContentOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with site.yml, articles/ and environments/.", valueName: "dir"))
  var content = "Content"

  func load() async throws -> KnowledgeBase {
    let base = try await KnowledgeBase.load(.disk(content))
    Console.print(base.warnings)
    return base
  }
}
