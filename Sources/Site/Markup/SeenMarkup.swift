import Evidence
import KnowledgeBase
import Transcripts

/// What was really seen of a console block, for readers who ask: when, how long it took, how often it was tried, what came before,
/// and what was printed.
struct SeenMarkup {
  let fragments: Fragments
  let evidence: ArticleEvidence
  private var phrases: Phrases { fragments.phrases }

  /// A command that ran, and what is known of it.
  private struct Run {
    let number: Int
    let entry: CommandEvidence
    let expected: [UInt8]
  }

  /// How many hosts of one environment are shown; all of them are on the verification page.
  private static let shownHosts = 8

  /// Empty where nothing ran. `firstNumber` is that of the block's first command on the page.
  func html(_ transcript: Transcript, firstNumber: Int) -> String {
    let parts = evidence.groups.flatMap { group -> [String] in
      let told = group.compactMap { part($0, transcript, firstNumber, isOneOfMany: group.count > 1) }
      guard told.count > Self.shownHosts else { return told }
      let rest = phrases(.hostsMore, ["n": "\(told.count - Self.shownHosts)"])
      let way = fragments.verification(of: group[0].variant.environment.name)
      return told.prefix(Self.shownHosts) + ["<p><a href=\"\(way)\">\(rest)</a></p>"]
    }
    guard !parts.isEmpty else { return "" }
    return
      "<details class=\"drawer seen\">\n<summary>\(phrases(.seen))</summary>\n<div>\n\(parts.joined(separator: "\n"))\n</div>\n</details>\n"
  }

  private func part(_ known: VariantEvidence, _ transcript: Transcript, _ firstNumber: Int, isOneOfMany: Bool)
    -> String?
  {
    let runs = transcript.block.commands.enumerated().compactMap { index, command -> Run? in
      let (state, entry) = known.state(of: transcript, index)
      guard let entry, [.verified, .failed, .error].contains(state) else { return nil }
      return Run(number: firstNumber + index, entry: entry, expected: command.output)
    }
    guard !runs.isEmpty else { return nil }
    // The versions that make the variant are told also where these commands use others: else two parts would have one name.
    let versions = known.variant.versions
    let tools = known.tools(runs.flatMap(\.entry.tools)).filter { !versions.contains($0) }
    let place = ([known.variant.place(in: phrases.language)] + versions + tools).joined(separator: " · ")
    let label = phrases(.seenIn, ["id": escaped(transcript.id), "environment": escaped(place)])
    // What one host printed is enough for all that printed alike; the others' differences are shown where they failed.
    let texts = isOneOfMany ? [] : runs.compactMap(printed)
    return """
      <p class="place">\(escaped(place))</p>
      <div class="scroll" tabindex="0" role="region" aria-label="\(label)">
      <table class="ledger">
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(runs.map(row).joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      \(texts.joined(separator: "\n"))
      """
  }

  private var heads: String {
    let names: [Phrase] = [
      .columnCommand, .result, .columnWhen, .columnTook, .columnAttempts, .columnExit, .columnRuns,
    ]
    return names.map { "<th scope=\"col\">\(phrases($0))</th>" }.joined()
  }

  private func row(_ run: Run) -> String {
    let entry = run.entry
    let state = CommandState(entry.verdict)
    let cells = [
      fragments.state(state, fragments.word(state)), fragments.moment(entry.at),
      phrases(.seconds, ["n": Self.seconds(entry.duration)]), "\(entry.attempts)", entry.exit.map(String.init) ?? "–",
      HistoryMarkup(phrases: phrases).html(entry.history),
    ]
    return "<tr><th scope=\"row\">\(run.number)</th>\(cells.map { "<td>\($0)</td>" }.joined())</tr>"
  }

  /// `0.02`, `12.5`, `300`: no more than tells something.
  static func seconds(_ duration: Double) -> String {
    let hundredths = Int((duration * 100).rounded())
    guard hundredths < 10_000, hundredths % 100 != 0 else { return "\((hundredths + 50) / 100)" }
    let fraction = hundredths % 100
    let digits = fraction % 10 == 0 ? "\(fraction / 10)" : fraction < 10 ? "0\(fraction)" : "\(fraction)"
    return "\(hundredths / 100).\(digits)"
  }

  private func printed(_ run: Run) -> String? {
    let output = Self.withoutEmptyEnd(Array((run.entry.output ?? "").utf8))
    guard !output.isEmpty else { return nil }
    let holes = ["n": "\(run.number)"]
    if output == Self.withoutEmptyEnd(run.expected) { return "<p>\(phrases(.seenSame, holes))</p>" }
    return "<p>\(phrases(.seenPrinted, holes))</p>\n<pre class=\"out\" tabindex=\"0\">\(escaped(output))</pre>"
  }

  private static func withoutEmptyEnd(_ text: [UInt8]) -> ArraySlice<UInt8> {
    text[..<(text.lastIndex { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? 0)]
  }
}
