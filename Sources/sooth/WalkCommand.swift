import ArgumentParser
import Diagnostics
import KnowledgeBase
import Synchronization
import Transcripts
import Verification

struct WalkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walk", abstract: "Read an article in the terminal and run its commands, one by one.",
    discussion: """
      Enter runs a command, s leaves it out, q ends the walk and still cleans up. No evidence is kept.

      Examples:
        sooth walk legacy-endpoint
        sooth walk legacy-endpoint --language ja
        sooth walk legacy-endpoint --environment isolated-vpc@aws-cli-2.9.19
      """)

  @Argument(help: ArgumentHelp("The article, by slug or by file.", valueName: "article")) var article: String

  @Option(
    name: [.customLong("environment"), .customShort("e")],
    help: ArgumentHelp("Where to run: an environment, or one of its variants or hosts.", valueName: "name"))
  var environment: String?

  @Option(help: ArgumentHelp("Read it in this language, if there is a translation.", valueName: "language"))
  var language: String?

  @Flag(name: .customLong("allow-writes"), help: "Run commands that change something, also where they are refused.")
  var allowsWrites = false

  @OptionGroup var content: ContentOption

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let plan = try plan(base)
      guard let job = plan.jobs.first else {
        return try Guide(job: nil, article: plan.silent.first, base).tellAll()
      }
      let guide = try Guide(job: job, article: job.article, base)
      Console.print(plan.warnings)
      guide.begin()
      let results = try await Interruption.cancelling { [plan] in
        var verifier = Verifier(report: { guide.hear($0) })
        verifier.pace = { _, planned in await guide.ask(planned) }
        return try await verifier.run(plan) { _ in }
      }
      guide.end()
      let status = ExitStatus(results)
      if status != .passed, status != .nothingVerified { throw ExitCode(status.rawValue) }
    }
  }

  /// The one job: the article in the language that is asked for, in the first variant of the environment.
  private func plan(_ base: KnowledgeBase) throws -> Plan {
    let environments = environment.map { [$0] } ?? []
    var plan = try Plan(base, articles: [article], environments: environments, allowsWrites: allowsWrites)
    let found = plan.jobs.first?.article ?? plan.silent.first
    let wanted = language ?? localeLanguage(among: base.languages)
    if let found, let wanted, found.language != wanted, !article.hasSuffix(".md") || language != nil {
      if let translation = base.articles.first(where: { $0.slug == found.slug && $0.language == wanted }) {
        plan = try Plan(base, articles: [translation.path], environments: environments, allowsWrites: allowsWrites)
      } else if language != nil {
        throw ValidationError("‘\(article)’ is not there in ‘\(wanted)’")
      }
    }
    plan.jobs = Array(plan.jobs.prefix(1))
    return plan
  }
}

/// Leads through an article: tells what comes, asks, and says what came of it.
private final class Guide: Sendable {
  private let walk: Mutex<Walk>
  private let judged = Mutex<Set<String>>([])
  private let hasStopped = Mutex(false)
  private let job: Job?
  private let style = Console.style(for: .output)
  private let title: String

  init(job: Job?, article: Article?, _ base: KnowledgeBase) throws {
    guard let article = article ?? base.articles.first else { throw ExitCode(ExitStatus.contentWrong.rawValue) }
    self.job = job
    title = article.matter.title
    walk = Mutex(try Walk(article, base, style: style))
  }

  func begin() {
    Console.print(style.paint(title, .green, bold: true))
    if let job { Console.print(style.paint("in \(job.environmentTitle)", .gray) + "\n") }
  }

  func end() {
    if hasStopped.withLock({ $0 }) { return }
    tell(walk.withLock { $0.rest() })
  }

  func tellAll() {
    begin()
    end()
  }

  func ask(_ planned: PlannedCommand) async -> Step {
    tell(walk.withLock { $0.lines(upTo: planned) })
    if planned.isHidden { return .run }
    while true {
      Console.write(style.paint("[Enter: run · s: leave out · q: quit] ", .gray), to: .output)
      guard let answer = await Console.readLine() else { return stop() }
      if !Console.isTerminal(.input) { Console.print("") }
      switch answer.lowercased() {
      case "": return .run
      case "s": return .skip
      case "q": return stop()
      default: continue
      }
    }
  }

  private func stop() -> Step {
    hasStopped.withLock { $0 = true }
    return .stop
  }

  func hear(_ event: VerificationEvent) {
    switch event {
    case .preparing(let step): Console.print(style.paint(step, .gray), to: .error)
    case .judged(_, let result): judge(result)
    case .finished(let result):
      if result.wasReached { return result.commands.forEach(judge) }
      guard let reason = result.commands.first(where: { !$0.isEvidence })?.reason else { return }
      Console.print(style.paint(printable(reason), .red))
    case .labReady, .running: break
    }
  }

  /// Says once what came of a command.
  private func judge(_ result: CommandResult) {
    let planned = result.planned
    if hasStopped.withLock({ $0 }), result.verdict == .skipped { return }
    guard judged.withLock({ $0.insert(planned.id).inserted }) else { return }
    if result.verdict == .passed, planned.isHidden { return }
    tell(walk.withLock { $0.lines(upTo: planned) })
    TerminalReport(style: style, width: Console.width).step(result).forEach { Console.print($0) }
  }

  private func tell(_ lines: [String]) {
    for line in lines { Console.print(line) }
  }
}
