import Diagnostics
import Evidence
import KnowledgeBase
import Site
import Synchronization

/// Builds a site into a folder of the preview's own, again and again: each time only what has changed, and pages that somebody
/// waits for before the rest.
actor Rebuilder {
  /// What a build came to.
  enum Outcome: Sendable {
    case built(BuildSummary)
    case problems([Diagnostic])
    /// Given up for a newer change.
    case cancelled
  }

  private let content: String
  private let tree: FileTree
  private let store: EvidenceStore
  private let output: String
  private let articles = ArticleMemory()
  private let memory: RenderMemory
  /// The files that were shown before the rest since they were last asked for.
  private let published = Shelf()
  private(set) var base: KnowledgeBase?
  private var needsLoading = true

  private final class Shelf: Sendable {
    let files = Mutex<Set<String>>([])
  }

  /// `published` is told of the files of pages that are ready before the rest.
  init(content: String, output: String, published: @escaping @Sendable ([String]) -> Void) {
    self.content = content
    self.output = output
    tree = .disk(content).traced
    store = EvidenceStore(folder: content + "/evidence")
    memory = RenderMemory { [shelf = self.published] files in
      shelf.files.withLock { $0.formUnion(files) }
      published(files)
    }
  }

  /// Forgets what was made of files that have changed; all, where it is not known which.
  func forget(_ change: ContentChange?) {
    guard let change else {
      articles.forget()
      memory.forgetAll()
      memory.forgetEvidence()
      needsLoading = true
      return
    }
    memory.forget(reading: change.articles.union(change.others))
    memory.forgetEvidence(change.evidence, in: store)
    let isTextAlone = change.others.isEmpty && (base?.isUnchanged(change.articles, articles) ?? false)
    guard !isTextAlone, !change.articles.isEmpty || !change.others.isEmpty else { return }
    // Anything else may bear on every page: titles in lists, links, settings, the theme.
    if change.others.contains(where: { !$0.hasPrefix("theme/") }) { articles.forget() }
    articles.forget(change.articles)
    memory.forgetAll()
    needsLoading = true
  }

  nonisolated func takePublished() -> Set<String> {
    published.files.withLock { files in
      defer { files = [] }
      return files
    }
  }

  /// Whether the site has a file at this path now.
  nonisolated func hasFile(_ path: String) -> Bool { (try? readFile("\(output)/\(path)")) != nil }

  /// The site's address without its path, since the preview serves it at the root; nil where it has none.
  private var rootAddress: String? {
    guard let address = (try? KnowledgeBase.settings(of: tree))?.baseURL, let host = address.firstRange(of: "://")
    else {
      return nil
    }
    return address[..<host.upperBound] + address[host.upperBound...].prefix { $0 != "/" } + "/"
  }

  func build() async -> Outcome {
    do throws(Diagnosed) {
      if needsLoading || base == nil {
        let loaded = try await KnowledgeBase.load(tree, baseURL: rootAddress, memory: articles)
        guard !Task.isCancelled else { return .cancelled }
        base = loaded
        needsLoading = false
      }
      guard let base else { return .cancelled }
      return .built(try await SiteBuilder(base, evidence: store, output: output, memory: memory).build())
    } catch {
      return Task.isCancelled ? .cancelled : .problems(error.diagnostics)
    }
  }
}
