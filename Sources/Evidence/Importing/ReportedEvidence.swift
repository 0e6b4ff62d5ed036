import Transcripts

/// What lines tell of one article in one place, however many runs they are of, in whatever order.
public struct ReportedEvidence: Sendable {
  /// The newest line of each command.
  private var newest: [String: EvidenceLine] = [:]
  /// The verdicts of all its lines, by their time, as many as a history keeps.
  private var moments: [String: [PastVerdict]] = [:]
  /// How many bytes of texts it holds.
  public private(set) var textLength = 0

  public init() {}

  /// Takes a line in; false if one of the same command, moment and verdict was there before.
  public mutating func add(_ line: EvidenceLine) -> Bool {
    let id = line.command.id
    let known = moments[id] ?? []
    guard !known.contains(line.command.moment) else { return false }
    moments[id] = Evidence.history(known, adding: [line.command.moment])
    let former = newest[id]
    if former.map({ $0.command.at < line.command.at }) ?? true {
      newest[id] = line
      textLength += line.command.textLength - (former?.command.textLength ?? 0)
    }
    return true
  }

  /// Merges this into what is known. Nothing older takes the place of something newer: it enters the history, where that does not
  /// hold it yet. `blank` names the article and the place; `contents` are the article's commands and the hashes of their blocks.
  public func merged(
    into earlier: Evidence?, _ blank: Evidence, contents: [(id: String, block: String)]
  ) -> EvidenceMerge {
    var known = earlier
    var newer: [EvidenceLine] = []
    for var line in newest.values {
      let place = known?.commands.firstIndex { $0.id == line.command.id && $0.block == line.command.block }
      let before = place.flatMap { known?.commands[$0] }
      let news = (moments[line.command.id] ?? []).filter { !(before?.knows($0) ?? false) }
      if let before, let place {
        let past = news.filter { $0.at <= before.at }
        if !past.isEmpty { known?.commands[place].history = Evidence.history(before.history, adding: past) }
        if line.command.at <= before.at { continue }
      }
      line.command.history = news.filter { $0 != line.command.moment && $0.at > before?.at ?? Instant(seconds: .min) }
      newer.append(line)
    }
    let versions = versions(newer, known)
    newer = newer.filter { line in line.command.tools.allSatisfy { line.versions[$0] == versions[$0] } }
    let tools = Set(newer.flatMap(\.command.tools))
    var run = blank
    run.tools = versions.filter { tools.contains($0.key) }
    run.commands = newer.map(\.command)
    return EvidenceMerge(earlier: earlier, known: known, run: run, contents: contents)
  }

  /// The version of each tool that was seen last: what was seen with another is not known of this one.
  private func versions(_ lines: [EvidenceLine], _ known: Evidence?) -> [String: String] {
    var last: [String: (at: Instant, version: String)] = [:]
    let seen = lines.map { ($0.command, $0.versions) } + (known?.commands ?? []).map { ($0, known?.tools ?? [:]) }
    for (command, versions) in seen {
      for tool in command.tools {
        guard let version = versions[tool] else { continue }
        if let before = last[tool], (before.at, before.version) >= (command.at, version) { continue }
        last[tool] = (command.at, version)
      }
    }
    return last.mapValues(\.version)
  }
}

extension CommandEvidence {
  var moment: PastVerdict { PastVerdict(at: at, verdict: verdict) }

  /// The bytes of what was seen.
  fileprivate var textLength: Int {
    let rows = mismatch?.rows.flatMap { [$0.expected, $0.seen, $0.note] } ?? []
    return ([reason, output, mismatch?.claim] + rows).reduce(0) { $0 + ($1?.utf8.count ?? 0) }
  }

  fileprivate func knows(_ other: PastVerdict) -> Bool { other == moment || history.contains(other) }
}
