import ArgumentParser
import KnowledgeBase
import Verification

/// What to run and where, of every command that runs articles.
struct SelectionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Articles, by slug or by file; all, if none is named.", valueName: "article"))
  var articles: [String] = []

  @Option(
    name: [.customLong("environment"), .customShort("e")],
    help: ArgumentHelp(
      "Where to run: an environment, or one of its variants or hosts (name@variant); may be given more than once.",
      valueName: "name"))
  var environments: [String] = []

  @Flag(help: "Run in every environment.") var all = false

  @Option(
    help: ArgumentHelp("Run this block or command alone, by its id; may be given more than once.", valueName: "id"))
  var only: [String] = []

  @Flag(name: .customLong("allow-writes"), help: "Run commands that change something, also where they are refused.")
  var allowsWrites = false

  func validate() throws {
    if all, !environments.isEmpty { throw ValidationError("say --all or --environment, not both") }
  }

  func plan(_ base: KnowledgeBase) throws -> Plan {
    let names = all ? base.environments.map(\.name) : environments
    return try Plan(base, articles: articles, environments: names, only: only, allowsWrites: allowsWrites)
  }
}

/// `junit=FILE`, or `github` for standard output.
struct ReportTarget: ExpressibleByArgument {
  let format: ReportFormat
  /// Nil for standard output.
  let file: String?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let format = ReportFormat(rawValue: parts[0]), parts.count == 1 || !parts[1].isEmpty else { return nil }
    self.format = format
    file = parts.count == 1 || parts[1] == "-" ? nil : parts[1]
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map { "\($0.rawValue)[=FILE]" } }

  /// Whether standard output is the report's alone: annotations of GitHub are read among other lines.
  var takesOutput: Bool { file == nil && format != .github }
}
