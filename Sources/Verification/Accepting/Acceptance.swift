public import Diagnostics
public import KnowledgeBase
import Transcripts

/// The outputs of a run, on their way into the articles that do not show them.
public struct Acceptance: Sendable {
  /// What is to be changed, by file, in the order of the file's lines.
  public private(set) var edits: [String: [ExampleEdit]] = [:]
  /// Why a command that failed cannot be accepted.
  public private(set) var problems: [Diagnostic] = []
  private var accepted: Set<Key> = []
  private let results: [JobResult]

  private struct Key: Hashable {
    let article: String
    let command: String
  }

  private typealias Seen = (job: Job, result: CommandResult)

  /// Looks for a text of each example that did not hold which holds in every environment of the run.
  public init(_ results: [JobResult], _ base: KnowledgeBase) {
    self.results = results
    var groups: [(key: Key, seen: [Seen])] = []
    for result in results {
      for command in result.commands where command.seen != nil {
        let key = Key(article: result.job.evidenceName, command: command.planned.id)
        if let index = groups.firstIndex(where: { $0.key == key }) {
          groups[index].seen.append((result.job, command))
        } else {
          groups.append((key, [(result.job, command)]))
        }
      }
    }
    for (key, seen) in groups { accept(key, seen, base) }
    for file in edits.keys { edits[file]?.sort { $0.lines.lowerBound < $1.lines.lowerBound } }
  }

  /// The exit status once what is accepted is written: as if it had held.
  public var status: ExitStatus {
    ExitStatus(
      results.map { result in
        let commands = result.commands.map { command in
          var command = command
          if accepted.contains(Key(article: result.job.evidenceName, command: command.planned.id)) {
            command.verdict = .passed
          }
          return command
        }
        return JobResult(
          job: result.job, commands: commands, tools: result.tools, duration: result.duration,
          wasReached: result.wasReached)
      })
  }

  private mutating func accept(_ key: Key, _ seen: [Seen], _ base: KnowledgeBase) {
    guard let failing = seen.first(where: { $0.result.hasMismatch }), let raw = failing.result.seen else { return }
    do {
      guard !raw.isCut else { throw AcceptanceError.tooLong }
      guard !raw.holdsSecret else { throw AcceptanceError.secret }
      for file in failing.job.files {
        let edit = try ExampleEdit(of: failing.result.planned, in: file, base, raw)
        let others = seen.compactMap { other in other.result.seen.map { (other.job, $0) } }
        for (job, other) in others where !edit.holds(for: other) {
          throw AcceptanceError.differs(in: job.environmentTitle)
        }
        edits[base.tree.name(file.path), default: []].append(edit)
      }
      // A wrong exit status is another claim, which the author has to make.
      if failing.result.planned.attributes.exit.accepts(failing.result.exit ?? 0) { accepted.insert(key) }
    } catch {
      problems.append(
        Diagnostic(
          .warning, at: failing.result.planned.location, "not-accepted",
          "‘\(key.command)’ cannot be accepted: \((error as? AcceptanceError)?.words ?? "\(error)")"))
    }
  }
}

/// What a command printed, for `--accept`: whole, and never shown.
struct SeenOutput: Sendable {
  var bytes: [UInt8]
  /// Whether there was more than is kept.
  var isCut: Bool
  var holdsSecret: Bool
  /// What `{{name}}` meant when the command ran.
  var values: [String: String]
}

enum AcceptanceError: Error {
  case tooLong
  case secret
  case differs(in: String)
  case noText
  case notInPlace
  /// The article includes the block from another file.
  case included(String)
  case endsBlock
  case changed

  var words: String {
    switch self {
    case .tooLong: "its output is too long; show a part of it, with ‘...’ for the rest"
    case .secret: "its output holds a secret; show a part of it, with ‘...’ for the rest"
    case .differs(let place): "the output is another in \(place); split the block by when= or needs="
    case .noText: "no example was found that its output matches and that a block can show"
    case .notInPlace: "its lines are not in the file as they were read; indent the block by blanks"
    case .included(let file): "it stands in \(file), which the article includes; change the example there by hand"
    case .changed: "the article has changed since it was run"
    case .endsBlock: "the output holds a line that would end the block; lengthen its fence"
    }
  }
}

extension CommandResult {
  /// Whether what it printed is not what its article shows; it may have another fault besides.
  fileprivate var hasMismatch: Bool { verdict == .failed && mismatch != nil }
}
