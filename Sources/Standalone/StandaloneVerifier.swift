public import Diagnostics
public import KnowledgeBase
import Transcripts

/// One POSIX shell file that runs the commands of articles where they have to hold, judges them as `sooth verify` does and
/// writes the evidence: `verify.sh`.
public struct StandaloneVerifier: Sendable {
  /// The file, the same for the same articles and environments.
  public let bytes: [UInt8]
  /// How many commands it may run; those that their authors skip are not among them.
  public let commandCount: Int
  /// The programs that these use, sorted.
  public let programs: [String]
  /// How many of the commands change the outside world, or may.
  public let writingCount: Int

  /// The file for `contents`, in `environments`, of which the first is where it is run if nobody says otherwise. Throws what
  /// cannot be carried over.
  public init(
    _ contents: [ArticleContent], in base: KnowledgeBase, environments: [Environment]
  ) throws(Diagnosed) {
    let articles = contents.map { ExportedArticle($0, base, environments) }
    let expressions = try PortableExpressions(articles)
    let commands = articles.flatMap(\.commands).filter { !$0.isSkipped }
    commandCount = commands.count
    programs = Set(commands.flatMap(\.command.programs)).sorted()
    writingCount = commands.count { $0.effect != .reads }
    bytes = Script(articles: articles, environments: environments, base: base, expressions: expressions).bytes
  }
}
