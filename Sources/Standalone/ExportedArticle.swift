import KnowledgeBase
import Transcripts

/// An article as a standalone verifier carries it.
struct ExportedArticle {
  let content: ArticleContent
  /// What evidence names it by.
  let name: String
  /// Its file as messages name it, and the SHA-256 of that.
  let file: String
  let revision: String
  let commands: [ExportedCommand]

  init(_ content: ArticleContent, _ base: KnowledgeBase, _ environments: [Environment]) {
    self.content = content
    let article = content.article
    name = base.evidenceName(of: content)
    file = article.path
    revision = (try? base.text(of: article)).map { sha256($0.bytes) } ?? ""
    let values = environments.map { base.settings.variables.merging($0.variables) { $1 } }
    let declared = values.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    let bound = content.transcripts.flatMap(\.block.commands)
      .reduce(into: Set<String>()) { $0.formUnion(boundNames(in: $1.output).keys) }
    commands = content.transcripts.flatMap { transcript in
      transcript.block.commands.indices.map {
        ExportedCommand(transcript, $0, of: article, values: values, referring: bound.subtracting(declared))
      }
    }
  }
}

/// A command as a standalone verifier carries it.
struct ExportedCommand {
  let transcript: Transcript
  /// Its place in its block, from 0.
  let index: Int
  let command: Command
  let attributes: BlockAttributes
  /// Whether printing the example to the letter is right in every environment.
  let isPlain: Bool
  /// The names that it uses of values which commands before it show.
  let referredNames: [String]
  /// The names of values that its own example shows.
  let boundNames: [String]

  init(
    _ transcript: Transcript, _ index: Int, of article: Article, values: [[String: String]], referring: Set<String>
  ) {
    self.transcript = transcript
    self.index = index
    command = transcript.block.commands[index]
    var attributes = transcript.block.attributes
    attributes.needs = article.matter.needs + attributes.needs
    attributes.when = article.matter.when + attributes.when
    self.attributes = attributes
    let names = Set(placeholderNames(in: command.text + [0x0A] + command.output))
    referredNames = names.intersection(referring).sorted()
    boundNames = Transcripts.boundNames(in: command.output).keys.sorted()
    isPlain =
      boundNames.isEmpty && referredNames.isEmpty
      && values.allSatisfy {
        Self.holdsForItself(substituting($0, in: transcript.block.commands[index].output), attributes.match)
      }
  }

  /// To find out takes as long as to compare: of long examples it is not asked, and what comes is compared with them.
  private static func holdsForItself(_ example: [UInt8], _ mode: MatchMode) -> Bool {
    example.count { $0 == 0x0A } < 1000 && Expectation(example, mode: mode).match(example) == .matched
  }

  var isSkipped: Bool { attributes.skip != nil || transcript.block.isPowerShell || command.isRemark }

  /// What it does to the world, as its author says or its words tell.
  var effect: Effect {
    switch attributes.writes {
    case true?: .writes
    case false?: .reads
    case nil: command.effect
    }
  }
}
