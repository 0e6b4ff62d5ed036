import Evidence
import KnowledgeBase
import Transcripts

/// What `evidence.json` says: the state of each command in each place where it may run. What has no value is left out.
struct EvidenceModel {
  /// The version of this form.
  private static let schema = 1

  /// The whole file; `articles` are what ``article(_:_:_:)`` made.
  static func file(_ articles: [[UInt8]]) -> [UInt8] {
    var text = JSONText()
    text.object { text in
      text.member("schema", schema)
      text.array("articles", articles) { text, article in
        text.newline()
        text.raw(article)
      }
    }
    return text.bytes + [0x0A]
  }

  static func article(_ summary: ArticleSummary, _ transcripts: [Transcript], _ evidence: ArticleEvidence) -> [UInt8] {
    var text = JSONText()
    text.object { text in
      text.member("slug", summary.article.slug)
      text.member("language", summary.article.language)
      text.member("title", summary.article.matter.title)
      text.member("page", summary.address.path)
      text.array("places", evidence.variants) { write($1, transcripts, &$0) }
    }
    return text.bytes
  }

  private static func write(_ known: VariantEvidence, _ transcripts: [Transcript], _ text: inout JSONText) {
    let variant = known.variant
    text.object { text in
      text.member("environment", variant.environment.name)
      text.member("variant", variant.variant)
      text.object("tools") { text in
        for (tool, version) in ((known.own ?? known.original)?.tools ?? [:]).sorted(by: { $0.key < $1.key }) {
          text.member(named: tool, version)
        }
      }
      // In seconds: evidence that is older is stale.
      text.member("freshFor", Int(variant.environment.freshFor.components.seconds))
      let commands = transcripts.flatMap { transcript in transcript.block.commands.indices.map { (transcript, $0) } }
      text.array("commands", commands) { write($1.0, $1.1, known, &$0) }
    }
  }

  private static func write(
    _ transcript: Transcript, _ index: Int, _ known: VariantEvidence, _ text: inout JSONText
  ) {
    let (state, entry) = known.state(of: transcript, index)
    text.object { text in
      text.member("id", transcript.commandID(index))
      text.member("state", state.rawValue)
      text.member("reason", entry?.reason)
      text.member("at", entry?.at.description)
      text.member("duration", entry?.duration)
      text.member("attempts", entry?.attempts)
      text.member("exit", entry?.exit)
      text.array("history", entry?.history ?? []) { text, past in
        text.object {
          $0.member("at", past.at.description)
          $0.member("verdict", past.verdict.rawValue)
        }
      }
    }
  }
}
