import Evidence
import KnowledgeBase
import Transcripts

/// What the evidence says of a command or a block as it stands now. The raw values name the marks of the theme.
enum CommandState: String, Sendable, CaseIterable {
  case failed
  case error
  case changed
  case refused
  case verified
  case skipped
  case never

  /// The most telling first: the state of a whole is the first that any of its parts has.
  static func worst(of states: some Sequence<CommandState>) -> CommandState {
    let present = Set(states)
    return allCases.first(where: present.contains) ?? .never
  }

  init(_ verdict: Verdict) {
    switch verdict {
    case .passed: self = .verified
    case .failed: self = .failed
    case .error: self = .error
    case .skipped: self = .skipped
    case .refused: self = .refused
    }
  }
}

/// What one variant of an environment knows of an article.
struct VariantEvidence: Sendable {
  let variant: EnvironmentVariant
  /// The article's own evidence first, then that of its original: a translation with the same block is spoken for.
  let evidence: [Evidence]

  /// What is known of one command: its state, and the evidence behind it, if it is of the block as it stands.
  func state(of transcript: Transcript, _ index: Int) -> (state: CommandState, evidence: CommandEvidence?) {
    let id = transcript.commandID(index)
    for known in evidence {
      let ofBlock = known.commands(ofBlock: transcript.block.hash)
      // A translation's block has the original's hash under the original's id: then its place in the block tells.
      if let entry = ofBlock.first(where: { $0.id == id }) ?? (index < ofBlock.count ? ofBlock[index] : nil) {
        return (CommandState(entry.verdict), entry)
      }
    }
    let former = evidence.lazy.compactMap { $0.commands.first { $0.id == id } }.first
    return former.map { (.changed, $0) } ?? (.never, nil)
  }

  /// `aws-cli 1.16.116`, for each of the named tools whose version is known.
  func tools(_ names: some Sequence<String>) -> [String] {
    Set(names).sorted().compactMap { name in
      evidence.lazy.compactMap { $0.tools[name] }.first.map { "\(name) \($0)" }
    }
  }
}

/// All that is known of one article, by variant.
struct ArticleEvidence: Sendable {
  let variants: [VariantEvidence]

  /// Evidence lies under the slug; a translation whose transcripts differ has its own, which comes first.
  init(_ article: Article, _ base: KnowledgeBase, _ all: [String: [String: Evidence]]) {
    let slug = article.slug.isEmpty ? "index" : article.slug
    let names = article.language == base.settings.language ? [slug] : ["\(slug).\(article.language)", slug]
    variants = base.environments.flatMap(\.variants).map { variant in
      VariantEvidence(variant: variant, evidence: names.compactMap { all[$0]?[variant.name] })
    }
  }
}
