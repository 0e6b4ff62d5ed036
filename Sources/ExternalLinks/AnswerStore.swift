public import Evidence
import FoundationEssentials
import Glibc

/// Answers of earlier runs, in one file that can be deleted at any time.
public actor AnswerStore {
  private struct Entry: Codable {
    var at: Instant
    var answer: Answer
  }

  private struct Kept: Codable {
    var schema = 1
    var answers: [String: Entry]
  }

  private let file: String
  private let now: @Sendable () -> Instant
  private var answers: [String: Entry] = [:]
  private var saved = ContinuousClock.now

  /// `folder` is the cache folder. A file that cannot be understood counts as none.
  public init(folder: String, now: @escaping @Sendable () -> Instant = { Instant.now }) {
    file = folder + "/links.json"
    self.now = now
    let kept = FileManager.default.contents(atPath: file).flatMap { try? JSONDecoder().decode(Kept.self, from: $0) }
    if let kept, kept.schema == 1 { answers = kept.answers.filter { Self.isFresh($0.value, now()) } }
  }

  private static func isFresh(_ entry: Entry, _ now: Instant) -> Bool {
    let age = now.seconds - entry.at.seconds
    return age >= 0 && age < entry.answer.lifetime.components.seconds
  }

  /// The answer of a run that asked for the same fragments, while it is believed.
  func answer(of address: String, fragments: Set<String>) -> Answer? {
    guard let entry = answers[address], Self.isFresh(entry, now()) else { return nil }
    if case .there(_, let anchors) = entry.answer, !fragments.isSubset(of: anchors.keys) { return nil }
    return entry.answer
  }

  /// Keeps an answer, and every few seconds all of them: a run that is stopped has not asked for nothing.
  func keep(_ answer: Answer, of address: String) {
    answers[address] = Entry(at: now(), answer: answer)
    if ContinuousClock.now - saved > .seconds(5) { save() }
  }

  /// What cannot be written is asked for again next time.
  func save() {
    saved = .now
    guard let bytes = try? JSONEncoder().encode(Kept(answers: answers)) else { return }
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    if makeFolders(folder) == 0 { _ = bytes.withUnsafeBytes { replaceFile(file, $0, mode: 0o600) } }
  }
}
