import Transcripts
import FoundationEssentials

/// One command's evidence as it travels: a line of what a check wrote on another machine.
public struct EvidenceLine: Hashable, Sendable {
  public var article: String
  public var environment: String
  public var variant: String?
  /// Versions of the tools that the command uses, as the tools told them there.
  public var versions: [String: String]
  /// Without a history.
  public var command: CommandEvidence

  public init(
    article: String, environment: String, variant: String?, versions: [String: String], command: CommandEvidence
  ) {
    self.article = article
    self.environment = environment
    self.variant = variant
    self.versions = versions
    self.command = command
  }
}

extension EvidenceLine {
  /// The most bytes that a line may have.
  public static let limit = 4 << 20
  /// How far the clocks of two machines may lie apart, in seconds.
  static let tolerance = 86400

  /// Reads a line that came from outside. Throws why it is no evidence, or none that can be true: it is no JSON, of another form,
  /// of a moment that has not come yet (more than a day after `now`), or with numbers that nothing measures.
  public init(_ bytes: [UInt8], isWhole: Bool = true, now: Instant) throws(LineRefusal) {
    // JSON says NUL otherwise, and texts of other encodings are full of it.
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    let form: Schema
    do {
      form = try JSONDecoder().decode(Schema.self, from: Data(bytes))
    } catch DecodingError.dataCorrupted where bytes.first == 0x7B || !isWhole {
      throw .cutShort
    } catch {
      throw isWhole ? .notEvidence : .cutShort
    }
    guard form.schema == Evidence.schema else { throw .otherSchema(form.schema) }
    let wire: Wire
    do {
      wire = try JSONDecoder().decode(Wire.self, from: Data(bytes))
    } catch {
      throw .notEvidence
    }
    self.init(
      article: wire.article, environment: wire.environment, variant: wire.variant, versions: wire.versions,
      command: wire.command.evidence)
    if let absurdity { throw .absurd(absurdity) }
    guard command.at.seconds <= now.seconds + Self.tolerance else { throw .inTheFuture(command.at) }
  }

  /// What of it nothing can have measured.
  private var absurdity: String? {
    let year = 366.0 * 86400
    if !(command.duration >= 0 && command.duration <= year) { return "a duration of \(command.duration) s" }
    if command.attempts < 0 || command.attempts > 1_000_000 { return "\(command.attempts) attempts" }
    if let exit = command.exit, exit < 0 || exit > 0xFFFF_FFFF { return "an exit status of \(exit)" }
    if command.at.seconds < 0 { return "a moment before 1970" }
    let names = command.tools + versions.flatMap { [$0.key, $0.value] }
    if names.count > 300 { return "\(names.count) names of tools and versions" }
    return names.contains { $0.isEmpty || $0.utf8.count > 200 } ? "a tool or version of no readable length" : nil
  }
}

private struct Schema: Decodable { let schema: Int }

private struct Wire: Decodable {
  let article: String
  let environment: String
  let variant: String?
  let versions: [String: String]
  let command: Command

  struct Command: Decodable {
    let id: String
    let block: String
    let verdict: Verdict
    let reason: String?
    let at: Instant
    let duration: Double
    let attempts: Int
    let tools: [String]
    let exit: Int?
    let output: String?
    let mismatch: Mismatch?

    var evidence: CommandEvidence {
      CommandEvidence(
        id: id, block: block, verdict: verdict, reason: reason, at: at, duration: duration, attempts: attempts,
        tools: tools, exit: exit, output: output, mismatch: mismatch)
    }
  }
}
