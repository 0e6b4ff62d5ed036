import ArgumentParser
import Diagnostics
import Evidence
import KnowledgeBase
import Verification

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what the evidence says of each article in each environment; run nothing.",
    discussion: """
      fresh    all that runs there held, not too long ago (freshFor of the environment)
      stale    it held, but longer ago
      failed   something did not hold, could not be run or was refused
      never    something has not run there as it is written now
      skipped  nothing of it is to be run there

      Examples:
        sooth status
        sooth status legacy-endpoint
        sooth status --fail-on stale,failed,never       for CI: exit status 1 if there is any of these
      """)

  @Argument(help: ArgumentHelp("Articles, by slug or by file; all, if none is named.", valueName: "article"))
  var articles: [String] = []

  @Option(
    name: [.customLong("environment"), .customShort("e")],
    help: ArgumentHelp("Show this environment or variant alone; may be given more than once.", valueName: "name"))
  var environments: [String] = []

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp("Exit with status 1 if an article is in one of these states.", valueName: "states"),
    transform: StateList.init)
  var failing = StateList.none

  @OptionGroup var content: ContentOption

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let names = environments.isEmpty ? base.environments.map(\.name) : environments
      let store = EvidenceStore(folder: content.content + "/evidence")
      let plan = try Plan(base, articles: articles, environments: names, reportedIn: store.places())
      Console.print(plan.warnings)
      let rows = plan.freshness(store, now: .now)
      let style = Console.style(for: .output)
      FreshnessTable(rows: rows, now: .now).lines(style).forEach { Console.print($0) }
      if rows.contains(where: { failing.states.contains($0.state) }) {
        throw ExitCode(ExitStatus.claimFailed.rawValue)
      }
    }
  }
}

/// `stale,failed,never`.
struct StateList: Sendable {
  let states: Set<Freshness.State>
  static let none = StateList(states: [])

  private init(states: Set<Freshness.State>) { self.states = states }

  init(_ text: String) throws {
    states = try Set(
      text.split(separator: ",", omittingEmptySubsequences: false).map { word in
        guard let state = Freshness.State(rawValue: String(word)) else {
          let known = Freshness.State.allCases.map(\.rawValue)
          let way =
            nearest(to: String(word), in: known).map { "did you mean ‘\($0)’?" }
            ?? "write some of \(known.joined(separator: ","))"
          throw ValidationError("there is no state ‘\(word)’: \(way)")
        }
        return state
      })
  }
}
