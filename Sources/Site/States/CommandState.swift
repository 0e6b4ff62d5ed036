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
    states.min { $0.turn < $1.turn } ?? .never
  }

  private var turn: Int {
    switch self {
    case .failed: 0
    case .error: 1
    case .changed: 2
    case .refused: 3
    case .verified: 4
    case .skipped: 5
    case .never: 6
    }
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
  /// What was seen when the article itself ran.
  let own: Evidence?
  /// For a translation, what was seen when its original ran: it speaks for blocks that are the same.
  let original: Evidence?

  /// What is known of one command: its state, and the evidence behind it, if it is of the block as it stands.
  func state(of transcript: Transcript, _ index: Int) -> (state: CommandState, evidence: CommandEvidence?) {
    guard own != nil || original != nil else { return (.never, nil) }
    let id = transcript.commandID(index)
    let hash = transcript.block.hash
    // In the original the block may have another id, that of a heading in another language: then its place in the block
    // tells. Within the article itself it does not: a copy of a block that ran elsewhere has not run.
    let ofOriginal = original?.commands(ofBlock: hash) ?? []
    let entry =
      own?.commands(ofBlock: hash).first { $0.id == id } ?? ofOriginal.first { $0.id == id }
      ?? (index < ofOriginal.count ? ofOriginal[index] : nil)
    if let entry { return (CommandState(entry.verdict), entry) }
    let former = (own ?? original)?.commands.first { $0.id == id }
    return former.map { (.changed, $0) } ?? (.never, nil)
  }

  /// `aws-cli 1.16.116`, for each of the named tools whose version is known.
  func tools(_ names: some Sequence<String>) -> [String] {
    Set(names).sorted().compactMap { name in
      (own?.tools[name] ?? original?.tools[name]).map { "\(name) \($0)" }
    }
  }
}

/// All that is known of one article, by variant.
struct ArticleEvidence: Sendable {
  /// The hosts of an environment that has several lie together; any other variant is a group of its own.
  let groups: [[VariantEvidence]]
  let variants: [VariantEvidence]

  /// Evidence lies under the slug; a translation whose transcripts differ has its own beside it.
  init(_ article: Article, _ context: PageContext, _ all: [String: [String: Evidence]]) {
    let slug = article.slug.isEmpty ? "index" : article.slug
    let isOriginal = article.language == context.base.settings.language
    let own = all[isOriginal ? slug : "\(slug).\(article.language)"] ?? [:]
    let original = isOriginal ? [:] : all[slug] ?? [:]
    groups = context.variantGroups.map { group in
      group.map { VariantEvidence(variant: $0, own: own[$0.name], original: original[$0.name]) }
    }
    variants = groups.flatMap(\.self)
  }
}
