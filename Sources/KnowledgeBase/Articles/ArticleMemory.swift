import Diagnostics
import Synchronization

/// What the front matter of articles said when it was last read, for whoever loads a knowledge base again and again.
public final class ArticleMemory: Sendable {
  struct Loaded: Hashable, Sendable {
    var article: Article?
    var problems: [Diagnostic]
  }

  private let known = Mutex<[String: Loaded]>([:])

  public init() {}

  /// Files of these paths are read again; of all, if none is named.
  public func forget(_ paths: Set<String>? = nil) {
    known.withLock { known in
      if let paths { paths.forEach { known[$0] = nil } } else { known = [:] }
    }
  }

  func loaded(_ path: String, _ load: () -> Loaded) -> Loaded {
    if let loaded = known.withLock({ $0[path] }) { return loaded }
    let loaded = load()
    known.withLock { $0[path] = loaded }
    return loaded
  }

  func holds(_ path: String, _ loaded: Loaded) -> Bool { known.withLock { $0[path] == loaded } }
}

extension KnowledgeBase {
  /// Whether this value still says what the files of `paths` say: they are articles that it knows, and nothing has changed but the
  /// text behind their front matter. `memory` is what it was loaded with.
  public func isUnchanged(_ paths: Set<String>, _ memory: ArticleMemory) -> Bool {
    paths.allSatisfy { path in
      path.hasPrefix("articles/") && path.hasSuffix(".md")
        && memory.holds(path, Self.loadArticle(path, tree, settings))
    }
  }
}
