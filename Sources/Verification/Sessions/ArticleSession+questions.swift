import Evidence
import KnowledgeBase
import Transcripts

/// What a session asks its environment before the first command.
extension ArticleSession {
  /// Nothing runs where the guard does not hold, whatever the reason.
  func checkGuard(_ shell: inout Shell) async throws {
    guard let check = job.variant.environment.guardCommand else { return }
    let answer = try await shell.ask(check.run, timeout: job.variant.environment.timeout)
    if answer.hasTimedOut || answer.hasEndedShell { throw GuardError(command: check.run, claim: "it did not end") }
    let expectation = Expectation(Array(check.prints.utf8))
    if case .mismatched = expectation.match(answer.output.bytes) {
      // Its words quote parts of what came, so they are found in what may be shown.
      let shown = redactor.redacted(String(decoding: cleaned(answer.output.bytes), as: UTF8.self))
      guard case .mismatched(let mismatch) = expectation.match(Array(shown.utf8)) else {
        throw GuardError(command: check.run, claim: "what came holds a secret")
      }
      throw GuardError(command: check.run, claim: redactor.redacted(mismatch.claim))
    }
    guard answer.exit == 0 else {
      throw GuardError(command: check.run, claim: "expected exit status 0, got \(answer.exit ?? -1)")
    }
  }

  /// Asks every tool that the commands use or need for its version.
  func takeInventory(_ shell: inout Shell) async throws -> ToolInventory {
    let commands = job.commands.filter { $0.obstacle?.verdict != .skipped }
    let programs = Set(commands.flatMap(\.command.programs))
    let needed = commands.flatMap { $0.attributes.needs.map { Tool.named($0.tool) } }
    var inventory = ToolInventory()
    for tool in Set(programs.compactMap(Tool.behind) + needed).sorted(by: { $0.name < $1.name }) {
      let answer = try await shell.ask("command -v \(tool.program) >/dev/null && \(tool.program) \(tool.question)")
      guard answer.exit != 1 || !answer.output.bytes.isEmpty, answer.exit != 127 else { continue }
      inventory.present.insert(tool.name)
      inventory.versions[tool.name] = Tool.version(in: answer.output.bytes, of: tool.name)
    }
    return inventory
  }
}
