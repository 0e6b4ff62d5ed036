import Evidence
import FoundationEssentials
import KnowledgeBase
import Transcripts

/// What `evidence.json` says of one article, for other programs: the state of each command in each place where it may run. A member
/// that has no value is left out.
struct PublishedEvidence: Encodable {
  struct Place: Encodable {
    let environment: String
    /// The host or the versions of tools, where the environment has several.
    let variant: String?
    /// Versions of tools, as they told them.
    let tools: [String: String]
    /// In seconds: evidence that is older is stale.
    let freshFor: Int64
    let commands: [Command]
  }

  struct Command: Encodable {
    let id: String
    /// As pages name it: `verified`, `failed`, `error`, `changed`, `refused`, `skipped` or `never`.
    let state: String
    let reason: String?
    let at: Instant?
    /// In seconds.
    let duration: Double?
    let attempts: Int?
    let exit: Int?
    /// Oldest first.
    let history: [PastVerdict]?
  }

  let slug: String
  let language: String
  let title: String
  /// The page, from the site's root.
  let page: String
  let places: [Place]

  init(_ summary: ArticleSummary, _ transcripts: [Transcript], _ evidence: ArticleEvidence) {
    slug = summary.article.slug
    language = summary.article.language
    title = summary.article.matter.title
    page = summary.address.path
    places = evidence.variants.map { known in
      Place(
        environment: known.variant.environment.name, variant: known.variant.variant,
        tools: (known.own ?? known.original)?.tools ?? [:],
        freshFor: known.variant.environment.freshFor.components.seconds,
        commands: transcripts.flatMap { transcript in
          transcript.block.commands.indices.map { Self.command(transcript, $0, known) }
        })
    }
  }

  private static func command(_ transcript: Transcript, _ index: Int, _ known: VariantEvidence) -> Command {
    let (state, entry) = known.state(of: transcript, index)
    return Command(
      id: transcript.commandID(index), state: state.rawValue, reason: entry?.reason, at: entry?.at,
      duration: entry?.duration, attempts: entry?.attempts, exit: entry?.exit, history: entry?.history)
  }

  /// As it stands in the file, on a line of its own.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and numbers alone: nothing that JSON could not say.
    return (try? encoder.encode(self)).map(Array.init) ?? []
  }

  /// The whole file. Its schema's number changes where a reader of it would have to.
  static func file(_ articles: [[UInt8]]) -> [UInt8] {
    Array("{\"schema\": 1, \"articles\": [\n".utf8) + articles.joined(separator: Array(",\n".utf8))
      + Array("\n]}\n".utf8)
  }
}
