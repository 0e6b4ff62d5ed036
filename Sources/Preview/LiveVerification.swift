import Diagnostics
import Evidence
import KnowledgeBase
import Synchronization
import Verification

/// Runs articles again when they were changed, and keeps what was seen as evidence, which the site shows. A newer change ends the
/// run that goes on; each has a session of its own, and a lab is raised for each, which takes about a second.
public actor LiveVerification {
  public struct Settings: Sendable {
    public let environment: String
    public let allowsWrites: Bool
    public let keepsEvidence: Bool

    public init(environment: String, allowsWrites: Bool, keepsEvidence: Bool) {
      (self.environment, self.allowsWrites, self.keepsEvidence) = (environment, allowsWrites, keepsEvidence)
    }
  }

  private let settings: Settings
  private let store: EvidenceStore
  private let report: @Sendable (PreviewEvent) -> Void
  private var running: Task<Void, Never>?
  /// The articles that no run has come to the end of since they were changed.
  private var waiting: Set<String> = []

  init(_ settings: Settings, content: String, report: @escaping @Sendable (PreviewEvent) -> Void) {
    self.settings = settings
    store = EvidenceStore(folder: content + "/evidence")
    self.report = report
  }

  /// Runs the articles of these paths, and those that an earlier run has not come to the end of.
  func begin(_ paths: Set<String>, _ base: KnowledgeBase) async {
    await end()
    let published = Set(base.articles.map(\.path))
    waiting = waiting.union(paths).intersection(published)
    let names = waiting.sorted()
    guard !names.isEmpty else { return }
    running = Task {
      do {
        try await run(names, base)
        waiting.subtract(names)
      } catch let error as Diagnosed {
        report(.problems(error.diagnostics))
      } catch {
        // A newer change has ended it, or the preview ends.
      }
    }
  }

  /// Ends the run that goes on, and waits until nothing of it is left.
  func end() async {
    running?.cancel()
    await running?.value
    running = nil
  }

  private func run(_ names: [String], _ base: KnowledgeBase) async throws {
    let plan = try Plan(
      base, articles: names, environments: [settings.environment], allowsWrites: settings.allowsWrites)
    let lock = settings.keepsEvidence ? try store.lock("save the article again when it has ended") : nil
    let verifier = Verifier(report: { [report] in report(.verification($0)) })
    _ = try await verifier.run(plan) { [settings, store, report] result in
      guard settings.keepsEvidence else { return }
      do throws(Diagnosed) {
        let warnings = try store.keep(result)
        if !warnings.isEmpty { report(.problems(warnings)) }
      } catch {
        report(.problems(error.diagnostics))
      }
    }
    _ = consume lock
  }
}
