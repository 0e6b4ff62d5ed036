public import Diagnostics
public import Evidence
public import KnowledgeBase

/// What came of one article in one place.
public struct ImportedArticle: Sendable {
  public let article: String
  public let variant: EnvironmentVariant
  public let merge: EvidenceMerge
}

extension EvidenceImport {
  /// Merges everything that was taken in into what is known, and writes what is new unless it is a dry run. Returns what came of
  /// each place, in the order of the knowledge base, and what is wrong: evidence that cannot be read counts as none, which is worth
  /// a warning; what cannot be written is an error, and does not keep the rest from being written.
  public func merge(
    into store: EvidenceStore, isDryRun: Bool = false
  ) -> (articles: [ImportedArticle], problems: [Diagnostic]) {
    var found: [ImportedArticle] = []
    var problems: [Diagnostic] = []
    for variant in base.variants(reportedIn: Set(reports.keys.map(\.variant.name))) {
      for article in articles {
        guard let report = reports[Place(variant: variant, article: article)] else { continue }
        do throws(Diagnosed) {
          let merge = merged(report, of: article, variant, store, &problems)
          if !isDryRun, !merge.saysNothingNew, let evidence = merge.evidence {
            try store.save(evidence, environment: variant.name)
          }
          found.append(ImportedArticle(article: article, variant: variant, merge: merge))
        } catch {
          problems += error.diagnostics
        }
      }
    }
    return (found, problems)
  }

  private func merged(
    _ report: ReportedEvidence, of article: String, _ variant: EnvironmentVariant, _ store: EvidenceStore,
    _ problems: inout [Diagnostic]
  ) -> EvidenceMerge {
    var earlier: Evidence?
    do { earlier = try store.load(article: article, environment: variant.name) } catch { problems += error.diagnostics }
    let blank = Evidence(
      article: article, environment: variant.environment.name, variant: variant.variant, tools: [:], commands: [])
    return report.merged(into: earlier, blank, contents: contents[article] ?? [])
  }
}
