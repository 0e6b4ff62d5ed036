public import Diagnostics
public import KnowledgeBase
public import Transcripts

/// One article in one variant of an environment: what is run, reported and kept on its own.
public struct Job: Sendable {
  public let article: Article
  public let variant: EnvironmentVariant
  public let commands: [PlannedCommand]

  /// How evidence names the article; a translation whose transcripts are the original's has none of its own.
  public let evidenceName: String

  /// `Isolated VPC, aws-cli 1.16.116`.
  public var environmentTitle: String {
    let versions =
      variant.variant == nil ? [] : variant.tools.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return ([variant.environment.title] + versions).joined(separator: ", ")
  }
}

extension Job {
  /// What would be done, a line each; what depends on the versions of tools is known only there.
  public var outline: [String] {
    ["\(evidenceName) (\(environmentTitle))"]
      + commands.map { planned in
        let needs = planned.attributes.needs.map(\.description).joined(separator: ", ")
        let what =
          switch planned.obstacle {
          case .skipped(let reason): "skip    \(reason)"
          case .refused(let reason): "refuse  \(reason)"
          case nil: "run     " + (needs.isEmpty ? "" : "if there is \(needs): ") + "$ \(planned.command.title)"
          }
        return "  \(planned.id)   \(what)"
      }
  }
}

/// One command with all that bears on its verdict.
public struct PlannedCommand: Sendable {
  public let id: String
  public let blockID: String
  public let command: Command
  /// The command and its example with the environment's variables filled in.
  let text: [UInt8]
  let example: [UInt8]
  public let attributes: BlockAttributes
  public let blockHash: String
  public let location: SourceLocation
  public let timeout: Duration
  /// Why it is not run, as far as that is known before anything runs.
  public let obstacle: Obstacle?
}

/// A reason not to run a command.
public enum Obstacle: Hashable, Sendable {
  case skipped(String)
  case refused(String)

  var verdict: Verdict {
    switch self {
    case .skipped: .skipped
    case .refused: .refused
    }
  }

  var reason: String {
    switch self {
    case .skipped(let reason), .refused(let reason): reason
    }
  }
}

/// Everything that a call of `sooth verify` is to do.
public struct Plan: Sendable {
  public let jobs: [Job]
  /// Articles that hold nothing to run.
  public let silent: [Article]
  public let warnings: [Diagnostic]

  /// Plans the articles of `names` (all, if there is none) in the environments of `environments` (the site's, if there is
  /// none). Throws what is wrong with the articles or the call.
  public init(_ base: KnowledgeBase, articles names: [String], environments: [String]) throws(Diagnosed) {
    let chosen = try Self.articles(named: names, in: base)
    let variants = try Self.environments(named: environments, in: base).flatMap(\.variants)
    let variables = base.settings.variables
    var contents: [ArticleContent] = []
    var problems: [Diagnostic] = []
    for article in chosen {
      do { contents.append(try base.content(of: article)) } catch { problems += error.diagnostics }
    }
    problems += contents.flatMap(\.diagnostics)
    guard !problems.contains(where: { $0.severity == .error }) else { throw Diagnosed(problems.sorted()) }
    warnings = problems.sorted()

    var own: [ArticleContent] = []
    // The original comes before its translations, so it is the original that runs.
    for content in contents where !own.contains(where: { Self.covers($0, content) }) { own.append(content) }
    silent = own.filter(\.transcripts.isEmpty).map(\.article)
    jobs = own.filter { !$0.transcripts.isEmpty }.flatMap { content in
      variants.map { variant in
        let isOriginal = content.article.language == base.settings.language || Self.isCovered(content, in: base)
        let name = Self.name(of: content.article)
        return Job(
          article: content.article, variant: variant, commands: Self.commands(of: content, in: variant, variables),
          evidenceName: isOriginal ? name : "\(name).\(content.article.language)")
      }
    }
  }

  /// Whether the run of `original` speaks for `translation`: the same transcripts in the same order.
  private static func covers(_ original: ArticleContent, _ translation: ArticleContent) -> Bool {
    original.article.slug == translation.article.slug && !translation.transcripts.isEmpty
      && original.transcripts.map(\.block.hash) == translation.transcripts.map(\.block.hash)
  }

  /// Whether a translation that was named without its original claims just what that does: then the evidence is the same.
  private static func isCovered(_ translation: ArticleContent, in base: KnowledgeBase) -> Bool {
    let original = base.articles.first {
      $0.slug == translation.article.slug && $0.language == base.settings.language
    }
    return original.flatMap { try? base.content(of: $0) }.map { covers($0, translation) } ?? false
  }

  /// What evidence, reports and calls name an article by.
  private static func name(of article: Article) -> String { article.slug.isEmpty ? "index" : article.slug }

  private static func articles(named names: [String], in base: KnowledgeBase) throws(Diagnosed) -> [Article] {
    guard !names.isEmpty else { return base.articles }
    var problems: [Diagnostic] = []
    let chosen = names.flatMap { name in
      let found = base.articles.filter { article in
        [Self.name(of: article), article.path, base.tree.name(article.path)].contains(name)
      }
      if found.isEmpty { problems.append(unknownArticle(name, base)) }
      return found
    }
    guard problems.isEmpty else { throw Diagnosed(problems) }
    return base.articles.filter { article in chosen.contains { $0.path == article.path } }
  }

  private static func unknownArticle(_ name: String, _ base: KnowledgeBase) -> Diagnostic {
    let slugs = Set(base.articles.map(Self.name))
    let way =
      nearest(to: name, in: slugs).map { "did you mean ‘\($0)’?" } ?? "name it as in \(slugs.sorted().first ?? "")"
    return Diagnostic(
      at: SourceLocation(file: base.tree.name("articles")), "unknown-article", "there is no article ‘\(name)’",
      notes: [way])
  }

  private static func environments(named names: [String], in base: KnowledgeBase) throws(Diagnosed) -> [Environment] {
    let place = SourceLocation(file: base.tree.name("environments"))
    if names.isEmpty {
      if let name = base.settings.environment, let environment = base.environment(named: name) { return [environment] }
      if base.environments.count == 1 { return base.environments }
      throw Diagnosed(
        Diagnostic(
          at: place, "no-environment", "no environment is named",
          notes: [
            base.environments.isEmpty
              ? "describe one, such as environments/local.yml with ‘transport: local’"
              : "say --environment, or ‘environment:’ in site.yml; known: \(base.environments.map(\.name).joined(separator: ", "))"
          ]))
    }
    var chosen: [Environment] = []
    for name in names {
      guard let environment = base.environment(named: name) else {
        throw Diagnosed(unknownEnvironment(name, base.environments.map(\.name), at: place))
      }
      if !chosen.contains(environment) { chosen.append(environment) }
    }
    return chosen
  }

  private static func commands(
    of content: ArticleContent, in variant: EnvironmentVariant, _ variables: [String: String]
  ) -> [PlannedCommand] {
    let variables = variables.merging(variant.environment.variables) { $1 }
    return content.transcripts.flatMap { transcript in
      var attributes = transcript.block.attributes
      attributes.needs = content.article.matter.needs + attributes.needs
      attributes.when = content.article.matter.when + attributes.when
      return transcript.block.commands.enumerated().map { index, command in
        PlannedCommand(
          id: transcript.commandID(index), blockID: transcript.id, command: command,
          text: substituting(variables, in: command.text), example: substituting(variables, in: command.output),
          attributes: attributes,
          blockHash: transcript.block.hash, location: transcript.location(ofCommand: index),
          timeout: attributes.timeout ?? variant.environment.timeout,
          obstacle: obstacle(transcript.block, attributes, command, variant.environment))
      }
    }
  }

  private static func obstacle(
    _ block: Block, _ attributes: BlockAttributes, _ command: Command, _ environment: Environment
  ) -> Obstacle? {
    if let reason = attributes.skip { return .skipped(reason) }
    if block.isPowerShell { return .skipped("PowerShell") }
    if let condition = attributes.when.first(where: { !$0.holds(in: environment.traits) }) {
      return .skipped(
        condition.isNegated ? "not where there is \(condition.trait)" : "only where there is \(condition.trait)")
    }
    guard !environment.permitsWrites, attributes.writes != false else { return nil }
    if attributes.writes == true || command.effect == .writes {
      return .refused("it writes, and ‘\(environment.name)’ does not say ‘writes: allowed’")
    }
    return command.effect == .unknown
      ? .refused("whether it writes cannot be told; say writes=no on the block if it does not") : nil
  }
}
