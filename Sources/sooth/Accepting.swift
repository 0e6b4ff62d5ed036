import Diagnostics
import KnowledgeBase
import Subprocess
import Verification

/// `sooth verify --accept`: shows what would change, and changes it.
struct Accepting {
  let acceptance: Acceptance
  let force: Bool
  let style: Style
  let stream: Console.Stream

  /// Returns the exit status of the run with what was accepted taken for true. Throws, and writes nothing, where a file has
  /// changes that are not committed.
  func carryOut() async throws -> ExitStatus {
    let files = acceptance.edits.keys.sorted()
    for file in files { acceptance.difference(file, style).forEach { Console.print($0, to: stream) } }
    Console.print(acceptance.problems)
    if !force {
      var problems: [Diagnostic] = []
      for file in files {
        if let reason = await obstacle(file) { problems.append(dirty(file, reason)) }
      }
      guard problems.isEmpty else { throw Diagnosed(problems) }
    }
    for file in files { try acceptance.write(file) }
    if !files.isEmpty {
      let count = acceptance.edits.values.reduce(0) { $0 + $1.count }
      Console.print(
        "Accepted \(count) output\(count == 1 ? "" : "s") in \(files.count) file\(files.count == 1 ? "" : "s"); verify again to gather evidence.",
        to: stream)
    }
    return acceptance.status
  }

  private func dirty(_ file: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      at: SourceLocation(file: file), "not-clean", "\(reason), so nothing was written",
      notes: ["commit it first, so that you can go back, or say --force"])
  }

  /// Why what is written could not be taken back.
  private func obstacle(_ file: String) async -> String? {
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    let name = String(file[(file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex)...])
    let outcome = try? await Subprocess.run(
      .name("git"), arguments: ["-C", folder, "status", "--porcelain", "--ignored", "--", name],
      output: .string(limit: 1 << 16), error: .discarded)
    guard let outcome, outcome.terminationStatus.isSuccess else { return "the article is not under version control" }
    let said = outcome.standardOutput
    return said.isEmpty
      ? nil
      : said.hasPrefix("!!") || said.hasPrefix("??")
        ? "the article is not under version control" : "the article has changes that are not committed"
  }
}
