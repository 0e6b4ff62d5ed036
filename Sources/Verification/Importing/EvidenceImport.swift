public import Diagnostics
public import Evidence
public import KnowledgeBase
import Transcripts

/// Evidence that was gathered elsewhere, on its way into a knowledge base: lines are taken in one by one, then merged. What is
/// held is bounded by the commands of the knowledge base and the hosts that report, not by the number of lines.
public struct EvidenceImport: Sendable {
  /// Where evidence of an article is kept.
  struct Place: Hashable {
    let variant: EnvironmentVariant
    let article: String
  }

  /// Lines that were read, empty ones left out.
  public private(set) var lines = 0
  public private(set) var refused = 0
  /// Lines that say again what another says.
  public private(set) var repeated = 0

  let base: KnowledgeBase
  private let now: Instant
  /// Every command with the hash of its block, by what evidence names the article.
  let contents: [String: [(id: String, block: String)]]
  /// The articles, in the order of the knowledge base.
  let articles: [String]
  private(set) var reports: [Place: ReportedEvidence] = [:]
  private var textLength = 0
  private var reportedHosts: [String: Set<String>] = [:]

  /// Throws what is wrong with the articles.
  public init(_ base: KnowledgeBase, now: Instant) throws(Diagnosed) {
    self.base = base
    self.now = now
    // Which commands an article has is the same in every environment.
    let plan = try base.environments.first.map { environment throws(Diagnosed) in
      try Plan(base, articles: [], environments: [environment.name])
    }
    let first = plan?.jobs.first?.variant
    let jobs = (plan?.jobs ?? []).filter { $0.variant == first }
    contents = Dictionary(jobs.map { ($0.evidenceName, $0.contents) }, uniquingKeysWith: { $1 })
    articles = jobs.map(\.evidenceName)
  }

  /// Takes a line in. Returns why it is refused, if it is.
  public mutating func add(_ line: LineReader.Line, at location: SourceLocation) -> Diagnostic? {
    do throws(ImportRefusal) {
      try add(line)
      return nil
    } catch {
      refused += 1
      return error.diagnostic(at: location)
    }
  }

  private mutating func add(_ line: LineReader.Line) throws(ImportRefusal) {
    guard case .text(let bytes, let isWhole) = line else {
      lines += 1
      throw .line(.tooLong)
    }
    let text = Self.trimmed(bytes)
    if text.isEmpty { return }
    lines += 1
    let found: EvidenceLine
    do { found = try EvidenceLine(text, isWhole: isWhole, now: now) } catch { throw .line(error) }
    let variant = try variant(of: found)
    try check(found)
    guard textLength < Self.textLimit else { throw .tooMuch(limit: Self.textLimit) }
    let place = Place(variant: variant, article: found.article)
    var report = reports[place] ?? ReportedEvidence()
    textLength -= report.textLength
    if !report.add(found.admitted(by: variant.environment.publication)) { repeated += 1 }
    textLength += report.textLength
    reports[place] = report
  }

  /// The most bytes of texts that are held at once.
  static let textLimit = 256 << 20

  /// Without blanks around it, the mark of Windows before it, and its line end.
  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard let last = text.lastIndex(where: { !isBlank($0) }) else { return [] }
    return Array(text[...last].drop(while: isBlank))
  }

  private mutating func variant(of line: EvidenceLine) throws(ImportRefusal) -> EnvironmentVariant {
    guard let environment = base.environment(named: line.environment) else {
      throw .unknownEnvironment(
        line.environment, nearest: nearest(to: String(line.environment.prefix(100)), in: base.environments.map(\.name)))
    }
    guard let variant = base.variant(of: environment, named: line.variant) else {
      if environment.hasToolVariants {
        throw .unknownVariant(
          line.variant, environment: environment.name, known: environment.variants.compactMap(\.variant))
      }
      throw line.variant.map { .notAHost($0) } ?? .noHost(environment: environment.name)
    }
    if variant.isReported { try count(variant) }
    return variant
  }

  /// The most hosts of one environment that one import may bring.
  static let hostLimit = 1000

  private mutating func count(_ variant: EnvironmentVariant) throws(ImportRefusal) {
    let name = variant.environment.name
    let hosts = reportedHosts[name] ?? []
    if hosts.count >= Self.hostLimit, !hosts.contains(variant.name) {
      throw .tooManyHosts(environment: name, limit: Self.hostLimit)
    }
    reportedHosts[name, default: []].insert(variant.name)
  }

  private func check(_ line: EvidenceLine) throws(ImportRefusal) {
    guard let commands = contents[line.article] else {
      throw .unknownArticle(line.article, nearest: nearest(to: String(line.article.prefix(100)), in: articles))
    }
    let (id, block) = (line.command.id, line.command.block)
    let known = commands.first { $0.id == id }
    if known?.block == block { return }
    if commands.contains(where: { $0.block == block }) { throw .foreignCommand(id) }
    throw known == nil ? .unknownCommand(id, article: line.article) : .otherBlock(id, article: line.article)
  }
}
