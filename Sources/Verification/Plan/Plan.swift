public import Diagnostics
public import KnowledgeBase
import Transcripts

/// Everything that a call of `sooth verify` is to do.
public struct Plan: Sendable {
  public var jobs: [Job]
  /// Articles that hold nothing to run.
  public let silent: [Article]
  public let warnings: [Diagnostic]

  /// Plans the articles of `names` (all, if there is none) in the environments of `environments` (the site's, if there is
  /// none), of those the blocks and commands of `only` (all, if there is none). With `allowsWrites`, environments that refuse
  /// writes are asked to permit them. Hosts that evidence alone tells of are planned where `places` holds their names, such as
  /// `fleet@web-17`: they can be shown, not run. Throws what is wrong with the articles or the call.
  public init(
    _ base: KnowledgeBase, articles names: [String], environments: [String], only: [String] = [],
    allowsWrites: Bool = false, reportedIn places: [String] = []
  ) throws(Diagnosed) {
    let (contents, found) = try Self.contents(of: Self.articles(named: names, in: base), in: base)
    warnings = found
    let variants = try Self.variants(named: environments, in: base, reportedIn: places)
    let variables = base.settings.variables
    let own = Self.own(contents)
    silent = own.filter(\.transcripts.isEmpty).map(\.article)
    let all = own.filter { !$0.transcripts.isEmpty }.flatMap { content in
      let name = base.evidenceName(of: content)
      let files = contents.filter { $0.article == content.article || content.covers($0) }.map(\.article)
      return variants.map { variant in
        let commands = Self.commands(of: content, in: variant, variables, allowsWrites: allowsWrites)
        return Job(
          article: content.article, variant: variant, commands: commands,
          contents: commands.map { ($0.id, $0.blockHash) },
          boundNames: commands.reduce(into: []) { $0.formUnion(Transcripts.boundNames(in: $1.example).keys) },
          evidenceName: name, files: files)
      }
    }
    jobs = try Self.selecting(only, from: all)
  }

  /// The articles' texts, and what is worth a warning in them. Throws what is wrong.
  static func contents(
    of articles: [Article], in base: KnowledgeBase
  ) throws(Diagnosed) -> (contents: [ArticleContent], warnings: [Diagnostic]) {
    var contents: [ArticleContent] = []
    var problems: [Diagnostic] = []
    for article in articles {
      do { contents.append(try base.content(of: article)) } catch { problems += error.diagnostics }
    }
    problems += contents.flatMap(\.diagnostics)
    guard !problems.contains(where: { $0.severity == .error }) else { throw Diagnosed(problems.sorted()) }
    return (contents, problems.sorted())
  }

  /// Those that speak for themselves. The original comes before its translations, so it is the original that runs.
  static func own(_ contents: [ArticleContent]) -> [ArticleContent] {
    var own: [ArticleContent] = []
    for content in contents where !own.contains(where: { $0.covers(content) }) { own.append(content) }
    return own
  }

  private static func commands(
    of content: ArticleContent, in variant: EnvironmentVariant, _ variables: [String: String], allowsWrites: Bool
  ) -> [PlannedCommand] {
    var environment = variant.environment
    environment.permitsWrites = environment.permitsWrites || allowsWrites
    let variables = variables.merging(environment.variables) { $1 }
    return content.transcripts.enumerated().flatMap { place, transcript in
      var attributes = transcript.block.attributes
      attributes.needs = content.article.matter.needs + attributes.needs
      attributes.when = content.article.matter.when + attributes.when
      return transcript.block.commands.enumerated().map { index, command in
        PlannedCommand(
          id: transcript.commandID(index), blockID: transcript.id, block: place, index: index,
          command: command,
          variables: variables, text: substituting(variables, in: command.text),
          example: substituting(variables, in: command.output),
          attributes: attributes,
          blockHash: transcript.block.hash, location: transcript.location(ofCommand: index),
          timeout: attributes.timeout ?? environment.timeout,
          obstacle: obstacle(
            transcript.block, attributes, command, environment, objection: variant.objection(to: attributes.needs)))
      }
    }
  }

  private static func obstacle(
    _ block: Block, _ attributes: BlockAttributes, _ command: Command, _ environment: Environment, objection: String?
  ) -> Obstacle? {
    if let reason = attributes.skip { return .skipped(reason) }
    if block.isPowerShell { return .skipped("PowerShell") }
    if let condition = attributes.when.first(where: { !$0.holds(in: environment.traits) }) {
      return .skipped(
        condition.isNegated ? "not where there is \(condition.trait)" : "only where there is \(condition.trait)")
    }
    if let objection { return .skipped(objection) }
    if command.isRemark { return .skipped("nothing but a comment") }
    guard !environment.permitsWrites, attributes.writes != false else { return nil }
    if attributes.writes == true || command.effect == .writes {
      return .refused("it writes, and ‘\(environment.name)’ does not say ‘writes: allowed’; --allow-writes permits it")
    }
    return command.effect == .unknown
      ? .refused("whether it writes cannot be told; say writes=no on the block if it does not") : nil
  }
}
