public import Diagnostics
import FoundationEssentials
import Glibc

/// The evidence of a knowledge base: `ENVIRONMENT[@VARIANT]/ARTICLE.json` in a folder that is meant to be committed.
public struct EvidenceStore: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// Makes the folder, if it is not there.
  public func prepare() throws(Diagnosed) {
    let code = makeFolders(folder)
    guard code == 0 else { throw unwritable(folder, code) }
  }

  /// Where the evidence of an article in an environment is.
  public func path(article: String, environment: String) -> String { "\(folder)/\(environment)/\(article).json" }

  /// The evidence of one article in one environment; nil if there is none. Throws where the file cannot be understood.
  public func load(article: String, environment: String) throws(Diagnosed) -> Evidence? {
    try load(path(article: article, environment: environment), article: article)
  }

  /// All evidence, by article, then by environment. What cannot be read is reported and counts as none.
  public func loadAll() -> (evidence: [String: [String: Evidence]], diagnostics: [Diagnostic]) {
    var all: [String: [String: Evidence]] = [:]
    var diagnostics: [Diagnostic] = []
    for environment in subfolders() {
      for path in jsonFiles(below: "\(folder)/\(environment)") {
        do {
          let article = String(path.dropFirst("\(folder)/\(environment)/".count).dropLast(".json".count))
          if let evidence = try load(path, article: article) {
            all[evidence.article, default: [:]][environment] = evidence
          }
        } catch {
          diagnostics += error.diagnostics
        }
      }
    }
    return (all, diagnostics)
  }

  /// The names under which there is evidence, `ENVIRONMENT[@VARIANT]`: those of environments that exist, and any other.
  public func places() -> [String] { subfolders().filter { !jsonFiles(below: "\(folder)/\($0)").isEmpty } }

  /// Writes evidence whole: beside its place first, then renamed over it.
  public func save(_ evidence: Evidence, environment: String) throws(Diagnosed) {
    let path = path(article: evidence.article, environment: environment)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(evidence) else { throw unwritable(path, EINVAL) }
    var code = makeFolders(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
    if code == 0 { code = (Array(data) + [0x0A]).withUnsafeBytes { replaceFile(path, $0) } }
    guard code == 0 else { throw unwritable(path, code) }
  }

  private func unwritable(_ path: String, _ code: Int32) -> Diagnosed {
    Diagnosed(
      Diagnostic(
        at: SourceLocation(file: path), "evidence-unwritable",
        "the evidence cannot be written: \(String(cString: strerror(code)))",
        notes: ["make the folder writable, or run with --no-evidence"]))
  }

  private func load(_ path: String, article: String) throws(Diagnosed) -> Evidence? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    guard let evidence = try? JSONDecoder().decode(Evidence.self, from: data), evidence.schema == Evidence.schema else {
      throw unreadable(path, "this is no evidence of schema \(Evidence.schema)")
    }
    guard evidence.article == article else { throw unreadable(path, "this is evidence of ‘\(evidence.article)’") }
    return evidence
  }

  private func unreadable(_ path: String, _ summary: String) -> Diagnosed {
    Diagnosed(
      Diagnostic(
        .warning, at: SourceLocation(file: path), "evidence-unreadable", summary,
        notes: ["take the file back from version control, or delete it and verify again"]))
  }

  private func subfolders() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  private func jsonFiles(below root: String) -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()
    return names.flatMap { name in
      let path = "\(root)/\(name)"
      return name.hasSuffix(".json") ? [path] : jsonFiles(below: path)
    }
  }
}
