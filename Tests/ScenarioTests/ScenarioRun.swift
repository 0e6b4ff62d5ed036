import Diagnostics
import Transcripts
import Verification

/// Why a scenario does not hold.
struct ScenarioFailure: Error, Hashable {
  /// The line of the scenario that is not true; 0 where it is the scenario as a whole.
  var line: Int
  /// The command, the claim that broke, and the two columns.
  var message: String
}

extension Scenario {
  /// How long a command may take whose block says nothing of its own: much more than any needs, even on a busy
  /// machine.
  private static let limit = Duration.seconds(240)

  /// Runs every command in a fresh sandbox; nil if all of it holds. What comes after a broken claim does not run.
  func run() async throws -> ScenarioFailure? {
    let sandbox = try Sandbox(files)
    defer { sandbox.remove() }
    for block in blocks {
      for command in block.block.commands {
        if let failure = try await failure(of: command, block, in: sandbox) {
          _ = try await sandbox.leftovers()
          return failure
        }
      }
    }
    let leftovers = try await sandbox.leftovers()
    return leftovers.isEmpty ? nil : ScenarioFailure(line: 0, message: leftovers.joined(separator: "\n"))
  }

  private func failure(
    of command: Command, _ block: ScenarioBlock, in sandbox: Sandbox
  ) async throws -> ScenarioFailure? {
    let attributes = block.block.attributes
    let outcome = try await sandbox.run(command.text, limit: attributes.timeout ?? Self.limit)
    var claims: [String] = []
    var columns: [String] = []
    if let exit = outcome.exit {
      if !attributes.exit.accepts(exit) {
        claims.append("expected exit status \(attributes.exit.words), got \(exit)")
      }
    } else {
      claims.append("it did not end in time")
    }
    let expectation = Expectation(command.output, mode: attributes.match)
    if case .mismatched(let mismatch) = expectation.match(outcome.output) {
      claims.append(mismatch.claim)
      columns = DiffTable(mismatch, width: 160).lines(.plain)
    }
    guard !claims.isEmpty else { return nil }
    let lines = ["$ \(command.title)", claims.joined(separator: "; ")] + columns
    return ScenarioFailure(line: block.line(of: command), message: lines.joined(separator: "\n"))
  }
}

extension BlockAttributes.ExitStatus {
  fileprivate var words: String {
    switch self {
    case .code(let code): "\(code)"
    case .nonzero: "other than 0"
    case .any: "any"
    }
  }
}
