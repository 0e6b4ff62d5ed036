public import Evidence
import KnowledgeBase
import Transcripts

/// What the evidence says, today, of one article in one variant of an environment.
public struct Freshness: Sendable {
  public enum State: String, Sendable, CaseIterable {
    /// All that runs here held, not too long ago.
    case fresh
    /// It held, longer ago than the environment counts as fresh.
    case stale
    /// Something did not hold, could not be run or was refused.
    case failed
    /// Something has not run as it is written now.
    case never
    /// Nothing of it is to be run here.
    case skipped
  }

  public let job: Job
  public let state: State
  /// How many commands held, of how many that are to be run here.
  public let holding: Int
  public let total: Int
  /// The oldest moment at which one of them held.
  public let checked: Instant?

  /// `evidence` is what is known of the article in this variant.
  init(_ job: Job, _ evidence: Evidence?, now: Instant) {
    self.job = job
    let known = Dictionary((evidence?.commands ?? []).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let wanted = job.commands.filter { $0.obstacle == nil }
    let entries = wanted.map { planned in
      known[planned.id].flatMap { $0.block == planned.blockHash ? $0 : nil }
    }
    let seen = entries.compactMap { $0 }.filter { $0.verdict != .skipped }
    let held = seen.filter { $0.verdict == .passed }
    total = entries.count { $0?.verdict != .skipped }
    holding = held.count
    checked = held.map(\.at).min()
    if job.commands.contains(where: \.isRefused) || seen.count > held.count {
      state = .failed
    } else if total == 0 {
      state = .skipped
    } else if entries.contains(where: { $0 == nil }) {
      state = .never
    } else {
      let limit = Int(job.variant.environment.freshFor.components.seconds)
      state = checked.map { now.seconds - $0.seconds > limit } ?? false ? .stale : .fresh
    }
  }
}

extension PlannedCommand {
  fileprivate var isRefused: Bool { if case .refused = obstacle { true } else { false } }

  /// The names that it or its example uses.
  fileprivate var namesUsed: Set<String> { Set(placeholderNames(in: text + [0x0A] + example)) }

  /// Whether `evidence` says that its block, as it stands, held or was left out no longer ago than `limit` seconds.
  fileprivate func isFresh(_ evidence: Evidence?, now: Instant, limit: Int) -> Bool {
    guard let entry = evidence?.commands.first(where: { $0.id == id }), entry.block == blockHash else { return false }
    return [.passed, .skipped].contains(entry.verdict) && now.seconds - entry.at.seconds <= limit
  }
}

extension Plan {
  /// What the evidence says of each job. An unreadable file counts as none: verifying mends it.
  public func freshness(_ store: EvidenceStore, now: Instant) -> [Freshness] {
    jobs.map { Freshness($0, $0.known(in: store), now: now) }
  }

  /// The plan without what fresh evidence speaks for. Blocks share a shell, so where one has to run, those before it run, too,
  /// unless they are isolated.
  public func withoutFresh(_ store: EvidenceStore, now: Instant) -> Plan {
    var plan = self
    plan.jobs = jobs.compactMap { job in
      let evidence = job.known(in: store)
      let limit = Int(job.variant.environment.freshFor.components.seconds)
      let fresh = job.commands.map { $0.isFresh(evidence, now: now, limit: limit) }
      guard let last = fresh.lastIndex(of: false) else { return nil }
      var job = job
      let lastShared = job.commands.indices.last { !fresh[$0] && !job.commands[$0].attributes.isIsolated } ?? -1
      var chosen = Set(
        job.commands.indices.filter { index in
          let command = job.commands[index]
          let leads = !command.attributes.isIsolated && (index <= lastShared || command.attributes.isAlways)
          return index <= last && !fresh[index] || leads
        })
      // What binds a name that one of them uses runs too, and with it the rest of its block and what that leans on.
      for index in job.commands.indices.reversed() where !chosen.contains(index) {
        let bound = Set(boundNames(in: job.commands[index].example).keys)
        let isUsed = !bound.isEmpty && chosen.contains { !bound.isDisjoint(with: job.commands[$0].namesUsed) }
        guard isUsed else { continue }
        let binder = job.commands[index]
        chosen.formUnion(
          job.commands.indices.filter { other in
            job.commands[other].block == binder.block
              || !binder.attributes.isIsolated && other < index && !job.commands[other].attributes.isIsolated
          })
      }
      job.commands = chosen.sorted().map { job.commands[$0] }
      return job
    }
    return plan
  }
}

extension Job {
  fileprivate func known(in store: EvidenceStore) -> Evidence? {
    // A folder that is not there holds no evidence; what cannot be read is told when it is written anew.
    (try? store.load(article: evidenceName, environment: variant.name)) ?? nil
  }
}
