import Diagnostics
import KnowledgeBase

/// A knowledge base that is right, for tests to break: one article and a title.
let soundFiles = ["site.yml": "title: T\n", "articles/a.md": "---\ntitle: A\n---\ntext\n"]

func load(_ files: [String: String]) async throws -> KnowledgeBase {
  try await KnowledgeBase.load(.memory(files))
}

/// What is wrong in a knowledge base; empty where it loads.
func problems(_ files: [String: String]) async -> [Diagnostic] {
  do throws(Diagnosed) {
    _ = try await KnowledgeBase.load(.memory(files))
    return []
  } catch {
    return error.diagnostics
  }
}

extension Diagnostic {
  /// `a.md:3:8 value`, the folder left out.
  var brief: String {
    let file = location.file.split(separator: "/").last.map(String.init) ?? location.file
    let place = [location.line, location.column].compactMap { $0 }.map { ":\($0)" }.joined()
    return "\(file)\(place) \(identifier)"
  }
}
