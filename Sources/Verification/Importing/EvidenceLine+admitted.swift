import Evidence
import KnowledgeBase
import Transcripts

extension EvidenceLine {
  /// The line as it may be kept: secrets taken out, no longer than what a check of this machine keeps, and with no more of what
  /// was seen than the environment lets out.
  func admitted(by publication: Environment.Publication) -> EvidenceLine {
    var line = self
    let redactor = Redactor(environment: [:])
    let harmless = { (text: String) in redactor.redacted(shortened(text, 2 * KeptLength.characters)) }
    line.command.reason = command.reason.map { shortened(harmless($0), 2000) }
    line.command.output = command.output.map(harmless)
    line.command.mismatch = command.mismatch.map { mismatch in
      Mismatch(
        claim: shortened(harmless(mismatch.claim), 2000),
        rows: mismatch.rows.prefix(KeptLength.rows).map { row in
          let cell = { (text: String) in shortened(harmless(text), 2000) }
          return .init(
            rule: row.rule, expected: row.expected.map(cell), seen: row.seen.map(cell), note: row.note.map(cell))
        })
    }
    line.command.duration = (command.duration * 100).rounded() / 100
    line.command.tools = Set(command.tools).filter { versions[$0] != nil }.sorted()
    line.versions = versions.filter { line.command.tools.contains($0.key) }
    if command.verdict == .skipped || command.verdict == .refused { line.forgetRun() }
    if command.verdict == .passed { line.command.mismatch = nil }
    line.command = publication.limited(line.command)
    return line
  }

  /// What did not run has seen nothing.
  private mutating func forgetRun() {
    (command.attempts, command.tools, versions) = (0, [], [:])
    (command.exit, command.output, command.mismatch) = (nil, nil, nil)
  }
}

/// At most so many characters, however many bytes each of them makes; without NUL, which no page can hold.
private func shortened(_ text: String, _ count: Int) -> String {
  var result = ""
  for scalar in text.unicodeScalars.prefix(count) {
    result.unicodeScalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar)
  }
  return result
}
