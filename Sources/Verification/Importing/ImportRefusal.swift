import Diagnostics
import Evidence

/// Why a line of evidence is not taken into a knowledge base.
enum ImportRefusal: Error {
  case line(LineRefusal)
  /// With the nearest that there is.
  case unknownArticle(String, nearest: String?)
  case unknownEnvironment(String, nearest: String?)
  case unknownVariant(String?, environment: String, known: [String])
  /// The environment has several hosts, and the line names none.
  case noHost(environment: String)
  case notAHost(String)
  case tooManyHosts(environment: String, limit: Int)
  case tooMuch(limit: Int)
  case unknownCommand(String, article: String)
  case otherBlock(String, article: String)
  /// The block is the article's, the command is another's.
  case foreignCommand(String)
}

extension ImportRefusal {
  /// The refusal with its place and the way out. Texts that came with the line are made harmless.
  func diagnostic(at location: SourceLocation) -> Diagnostic {
    let (identifier, summary, way) = words
    return Diagnostic(at: location, identifier, summary, notes: [way])
  }

  private var words: (identifier: String, summary: String, way: String) {
    switch self {
    case .line(let refusal): refusal.words
    case .unknownArticle(let name, let near):
      ("unknown-article", "there is no article \(shown(name))", near.map(didYouMean) ?? otherBase)
    case .unknownEnvironment(let name, let near):
      ("unknown-environment", "there is no environment \(shown(name))", near.map(didYouMean) ?? otherBase)
    case .unknownVariant(let name, let environment, let known):
      (
        "unknown-variant",
        name.map { "\(shown(environment)) has no variant \(shown($0))" }
          ?? "it does not say which variant of \(shown(environment)) it is of",
        "known: \(known.joined(separator: ", "))"
      )
    case .noHost(let environment):
      (
        "no-host", "it names no host, and \(shown(environment)) has several",
        "run the check again with the name of the host"
      )
    case .notAHost(let name):
      ("no-host", "\(shown(name)) is no name of a host", "a name has letters, digits, ‘-’ and ‘.’ (RFC 1123)")
    case .tooManyHosts(let environment, let limit):
      (
        "too-many-hosts", "these are more than \(limit) hosts of \(shown(environment))",
        "import them in parts, if there are really so many"
      )
    case .tooMuch(let limit):
      ("too-much", "the outputs before it are more than \(limit >> 20) MiB", "import the file in parts")
    case .unknownCommand(let id, let article):
      ("edited", "\(shown(article)) has no command \(shown(id)): \(editedSince)", exportAgain)
    case .otherBlock(let id, let article):
      ("edited", "\(shown(id)) is not what \(shown(article)) shows now: \(editedSince)", exportAgain)
    case .foreignCommand(let id):
      ("absurd", "\(shown(id)) is no command of the block that it names", "take the file as the check wrote it")
    }
  }
}

extension LineRefusal {
  fileprivate var words: (identifier: String, summary: String, way: String) {
    switch self {
    case .tooLong:
      (
        "line-too-long", "the line is longer than \(EvidenceLine.limit >> 20) MiB",
        "no check writes such a line: leave it out"
      )
    case .notUTF8:
      ("invalid-utf8", "the line is no text in UTF-8", "copy the file as it is, without a change of its encoding")
    case .cutShort:
      ("cut-short", "the line is cut short or damaged", "fetch the file again: lines that are known already do no harm")
    case .notEvidence:
      ("not-evidence", "this is no evidence", "give the file that the check wrote, a JSON object on each line")
    case .otherSchema(let schema):
      (
        "other-schema", "this is evidence of schema \(schema), known is \(Evidence.schema)",
        "export the check again with this version of sooth, and run it"
      )
    case .inTheFuture(let moment):
      ("future", "it says \(moment), which is yet to come", "set the clock of that host, and run the check again")
    case .absurd(let what):
      ("absurd", "\(what) cannot be", "take the file as the check wrote it")
    }
  }
}

private let editedSince = "edited since, or of another knowledge base"
private let exportAgain = "export the check again, and run it"
private let otherBase = "it may be of another knowledge base: name its folder by --content"

private func didYouMean(_ name: String) -> String { "did you mean ‘\(name)’?" }

/// A name that came from outside, on one line and of a length that can be read.
private func shown(_ name: String) -> String {
  let text = printable(String(name.prefix(80))).map { $0.isNewline || $0 == "\t" ? " " : $0 }
  return "‘\(String(text))\(name.count > 80 ? "…" : "")’"
}
