import ArgumentParser
import Diagnostics
import KnowledgeBase
import Preview
import Site
import Subprocess
import Synchronization
import Verification

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the site while you write it.",
    discussion: """
      The site is built into a folder of its own and served on 127.0.0.1 alone. What you save is shown at once: only what \
      changed is built again, and open pages follow. Mistakes are shown in the page, with their place; the last page \
      without them stays until they are mended. Your Output/ is not touched. Ctrl-C ends it.

      With --verify the commands of an article run when you save it, and the page shows the verdicts. Articles that you \
      don't touch are not run. A lab is raised for each run.

      Examples:
        sooth serve                          http://127.0.0.1:8080/, or the next port that is free
        sooth serve --open                   and show it in the browser
        sooth serve --verify local           run what you edit in the environment ‘local’
        sooth serve --content docs --port 0  any port that is free
      """)

  @Option(
    help: ArgumentHelp("The port; 0 for any that is free. 8080 or the next that is free, if not said.", valueName: "n"))
  var port: UInt16?

  @Flag(help: "Open the site in the browser.") var open = false

  @Option(help: ArgumentHelp("Run articles in this environment when they are saved.", valueName: "environment"))
  var verify: String?

  @Flag(name: .customLong("allow-writes"), help: "Run commands that change something, also where they are refused.")
  var allowsWrites = false

  @Flag(name: .customLong("no-evidence"), help: "Keep no evidence: verdicts are printed, pages stay as they are.")
  var keepsNoEvidence = false

  @OptionGroup var content: ContentOption

  func validate() throws {
    if verify == nil, allowsWrites { throw ValidationError("--allow-writes goes with --verify") }
    if verify == nil, keepsNoEvidence { throw ValidationError("--no-evidence goes with --verify") }
  }

  func run() async throws {
    try await reporting {
      try await checkEnvironment()
      let report = PreviewReport(opensBrowser: open)
      let preview = Preview(
        content: content.content, port: try chosenPort(),
        verification: verify.map {
          .init(environment: $0, allowsWrites: allowsWrites, keepsEvidence: !keepsNoEvidence)
        },
        report: { report.show($0) })
      try await Interruption.cancelling { try await preview.run() }
    }
  }

  /// A name that no environment has is told before anything is served, as far as the content can be read.
  private func checkEnvironment() async throws {
    guard let verify, let base = try? await KnowledgeBase.load(.disk(content.content)) else { return }
    guard !base.variants(reportedIn: []).contains(where: { $0.name == verify || $0.environment.name == verify }) else {
      return
    }
    throw Diagnosed(
      unknownEnvironment(
        verify, base.environments.map(\.name), at: SourceLocation(file: base.tree.name("environments"))))
  }

  private func chosenPort() throws -> UInt16 {
    let wanted = port ?? 8080
    if Preview.isFree(wanted) { return wanted }
    guard port == nil, let free = Preview.freePort(from: wanted) else {
      throw ValidationError("port \(wanted) is taken: name another by --port, or 0 for any that is free")
    }
    Console.print("Port \(wanted) is taken.", to: .error)
    return free
  }
}

/// Prints what a preview does, a line for each build.
private final class PreviewReport: Sendable {
  private let live = LiveReport(stream: .output, detail: .ordinary)
  private let report = TerminalReport(style: Console.style(for: .output), width: Console.width)
  private let opensBrowser: Bool
  /// Warnings that were printed already: they would come again with each build.
  private let known = Mutex<Set<Diagnostic>>([])

  init(opensBrowser: Bool) { self.opensBrowser = opensBrowser }

  func show(_ event: PreviewEvent) {
    switch event {
    case .serving(let address):
      Console.print("Serving \(address)   (Ctrl-C ends it)")
      if opensBrowser { Task { await Self.open(address) } }
    case .built(let words, let summary, let files, let took): show(words, summary, files, took)
    case .problems(let problems): Console.print(problems)
    case .verification(let event): live.show(event)
    }
  }

  private func show(_ words: String?, _ summary: BuildSummary, _ files: Int, _ took: Duration) {
    let warnings = known.withLock { known in
      defer { known = Set(summary.warnings) }
      return summary.warnings.filter { !known.contains($0) }
    }
    Console.print(warnings)
    let what = words.map { "\($0) → \(files) file\(files == 1 ? "" : "s")" } ?? "\(summary.pages) pages"
    Console.print("\(report.heading(words == nil ? "Build" : "Rebuild"))\(printable(what))   \(took.words)")
  }

  private static func open(_ address: String) async {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    let result = try? await Subprocess.run(
      .name(program), arguments: [address], input: .none, output: .discarded, error: .discarded)
    guard result?.terminationStatus.isSuccess ?? false else {
      return Console.print("\(program) opens no browser here: go to \(address)", to: .error)
    }
  }
}
