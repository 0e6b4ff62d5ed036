public import KnowledgeBase
import Transcripts

/// One article in one variant of an environment: what is run, reported and kept on its own.
public struct Job: Sendable {
  public let article: Article
  public let variant: EnvironmentVariant
  /// What is to be run, in order: the article's commands, or those of them that were asked for.
  public var commands: [PlannedCommand]
  /// Every command of the article with the hash of its block, in order: what evidence is kept of.
  let contents: [(id: String, block: String)]
  /// The names that examples of the article bind.
  let boundNames: Set<String>
  /// How evidence names the article; a translation whose transcripts are the original's has none of its own.
  public let evidenceName: String

  /// The files that hold these very blocks: the article's own, and those of translations that it speaks for.
  public let files: [Article]

  /// `Isolated VPC, aws-cli 1.16.116`.
  public var environmentTitle: String { variant.title }
}

extension Job {
  /// The values of site and environment that `{{name}}` stands for.
  var variables: [String: String] { commands.first?.variables ?? [:] }

  /// Whether there is anything to run, as far as that is known before.
  var hasWork: Bool { commands.contains { $0.obstacle == nil } }

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
