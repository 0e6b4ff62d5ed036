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
    let chosen = try Self.articles(named: names, in: base)
    let variants = try Self.variants(named: environments, in: base, reportedIn: places)
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
    let all = own.filter { !$0.transcripts.isEmpty }.flatMap { content in
      let isOriginal = content.article.language == base.settings.language || Self.isCovered(content, in: base)
      let name = Self.name(of: content.article)
      let files = contents.filter { $0.article == content.article || Self.covers(content, $0) }.map(\.article)
      return variants.map { variant in
        let commands = Self.commands(of: content, in: variant, variables, allowsWrites: allowsWrites)
        return Job(
          article: content.article, variant: variant, commands: commands,
          contents: commands.map { ($0.id, $0.blockHash) },
          boundNames: commands.reduce(into: []) { $0.formUnion(Transcripts.boundNames(in: $1.example).keys) },
          evidenceName: isOriginal ? name : "\(name).\(content.article.language)", files: files)
      }
    }
    jobs = try Self.selecting(only, from: all)
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
  static func name(of article: Article) -> String { article.slug.isEmpty ? "index" : article.slug }

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
          obstacle: obstacle(transcript.block, attributes, command, environment))
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
    if command.isRemark { return .skipped("nothing but a comment") }
    guard !environment.permitsWrites, attributes.writes != false else { return nil }
    if attributes.writes == true || command.effect == .writes {
      return .refused("it writes, and ‘\(environment.name)’ does not say ‘writes: allowed’; --allow-writes permits it")
    }
    return command.effect == .unknown
      ? .refused("whether it writes cannot be told; say writes=no on the block if it does not") : nil
  }
}
