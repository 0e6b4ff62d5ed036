public import Diagnostics
import Evidence
import KnowledgeBase
import Transcripts

/// What an import has brought, in lines for a person.
public struct ImportReport {
  let style: Style

  public init(style: Style) { self.style = style }

  /// A line for each article in each place: what holds there now, what is new, and which verdicts changed.
  public func lines(_ articles: [ImportedArticle]) -> [String] {
    articles.map { found in
      let parts = [holds(found.merge), news(found.merge)] + (changes(found.merge).map { [$0] } ?? [])
      return "\(heading("Import"))\(found.article) (\(found.variant.name))   \(parts.joined(separator: "   "))"
    }
  }

  /// The last line.
  public func total(_ articles: [ImportedArticle], of imported: EvidenceImport, isDryRun: Bool) -> String {
    let new = articles.reduce(0) { $0 + $1.merge.newer }
    let written = articles.count { !$0.merge.saysNothingNew }
    let files = "\(written) file\(written == 1 ? "" : "s") \(isDryRun ? "would be written" : "written")"
    let refused = "\(imported.refused) refused"
    let counts = [
      "\(imported.lines) line\(imported.lines == 1 ? "" : "s")", "\(new) new", "\(imported.repeated) repeated",
      imported.refused > 0 ? style.paint(refused, .red) : refused, files,
    ]
    return heading("Total") + counts.joined(separator: " · ")
  }

  private func holds(_ merge: EvidenceMerge) -> String {
    let verdicts = (merge.evidence?.commands ?? []).map(\.verdict)
    let fails = verdicts.contains { $0 != .passed && $0 != .skipped }
    let mark =
      fails
      ? style.paint("✗", .red, bold: true)
      : verdicts.contains(.passed) ? style.paint("✓", .green, bold: true) : style.paint("–", .yellow)
    let words: [(verdict: Verdict, word: String)] = [
      (.passed, "passed"), (.failed, "failed"), (.skipped, "skipped"), (.error, "could not run"), (.refused, "refused"),
    ]
    let counts = words.compactMap { verdict, word -> String? in
      let count = verdicts.count { $0 == verdict }
      return count > 0 || [.passed, .failed, .skipped].contains(verdict) ? "\(count) \(word)" : nil
    }
    return "\(mark) \(counts.joined(separator: " · "))"
  }

  private func news(_ merge: EvidenceMerge) -> String {
    if merge.saysNothingNew { return style.paint("nothing new", .gray) }
    let parts = (merge.newer > 0 ? ["\(merge.newer) new"] : []) + (merge.addsPast ? ["more of the past"] : [])
    return parts.joined(separator: ", ")
  }

  /// How many changed verdicts a line names.
  private static let shownChanges = 5

  private func changes(_ merge: EvidenceMerge) -> String? {
    guard !merge.changes.isEmpty else { return nil }
    let shown = merge.changes.prefix(Self.shownChanges).map { change in
      let color: Style.Color = change.now == .passed ? .green : change.now == .skipped ? .yellow : .red
      return "\(change.id): \(change.before.rawValue) → \(style.paint(change.now.rawValue, color))"
    }
    let rest = merge.changes.count - shown.count
    return (shown + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: ", ")
  }

  private func heading(_ text: String) -> String { TerminalReport(style: style, width: 0).heading(text) }
}
