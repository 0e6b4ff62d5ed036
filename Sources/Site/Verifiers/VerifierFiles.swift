import Diagnostics
import KnowledgeBase
import Standalone
import Transcripts

/// Writes the `verify.sh` of articles, each beside its page.
struct VerifierFiles: Sendable {
  private let base: KnowledgeBase
  private let environments: [Environment]
  private let output: OutputFolder

  init(_ base: KnowledgeBase, output: OutputFolder) {
    self.base = base
    self.output = output
    environments = base.environmentsByRank
  }

  /// Stages the file of an article; nil where nothing would run. Throws, as warnings, what cannot be carried to another machine:
  /// the article has no file then.
  func stage(_ content: ArticleContent) throws(Diagnosed) -> PublishedVerifier? {
    guard !environments.isEmpty, !content.transcripts.isEmpty else { return nil }
    let verifier = try verifier(of: content)
    guard verifier.commandCount > 0 else { return nil }
    let address = Address.verifier(of: content.article, base.settings)
    output.stage(address.path, verifier.bytes)
    return PublishedVerifier(
      address: address, digest: sha256(verifier.bytes), size: verifier.bytes.count,
      commandCount: verifier.commandCount, programs: verifier.programs, writingCount: verifier.writingCount)
  }

  private func verifier(of content: ArticleContent) throws(Diagnosed) -> StandaloneVerifier {
    do throws(Diagnosed) {
      return try StandaloneVerifier([content], in: base, environments: environments)
    } catch {
      throw Diagnosed(error.diagnostics.map(warning))
    }
  }

  private func warning(_ problem: Diagnostic) -> Diagnostic {
    var warning = problem
    warning.severity = .warning
    warning.notes = ["write it without; until then the page has no verify.sh"]
    return warning
  }
}
