import ArgumentParser
import KnowledgeBase

/// `--content DIR`, of every command.
struct ContentOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with site.yml, articles/ and environments/.", valueName: "dir"))
  var content = "Content"

  func load(baseURL: String? = nil) async throws -> KnowledgeBase {
    let base = try await KnowledgeBase.load(.disk(content), baseURL: baseURL)
    Console.print(base.warnings)
    return base
  }
}
