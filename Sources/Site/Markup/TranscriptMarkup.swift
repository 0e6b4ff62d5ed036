import Evidence
import KnowledgeBase
import Markdown
import Transcripts

/// A console block as HTML: what is claimed, and above it what the evidence says.
struct TranscriptMarkup {
  let fragments: Fragments
  let evidence: ArticleEvidence
  /// What `{{name}}` stands for on the page: the site's variables, and the examples of holes with names.
  let values: [String: String]
  /// The site's variables, but for names that a hole of the page binds: a reader may set them.
  let settable: Set<String>
  /// Those that commands and outputs use.
  private(set) var used: Set<String> = []
  /// How many commands of the page came before.
  private(set) var commandCount = 0
  /// The worst state of each block, by its fence, for the table of contents.
  private(set) var blockStates: [Int: CommandState] = [:]
  /// Every command shown, with its state.
  private(set) var commands: [(id: String, state: CommandState)] = []

  private var phrases: Phrases { fragments.phrases }

  init(_ transcripts: [Transcript], fragments: Fragments, evidence: ArticleEvidence) {
    let variables = fragments.settings.variables
    let bound = transcripts.flatMap(\.block.commands).reduce(into: [:]) { bound, command in
      bound.merge(boundNames(in: substituting(variables, in: command.output))) { $1 }
    }
    values = variables.merging(bound) { $1 }
    settable = Set(variables.keys).subtracting(bound.keys)
    self.fragments = fragments
    self.evidence = evidence
  }

  mutating func write(_ transcript: Transcript, into html: inout HTMLBuffer) {
    let ids = transcript.block.commands.indices
    let states = ids.map { state(of: transcript, $0) }
    blockStates[transcript.fenceIndex] = CommandState.worst(of: states)
    html.appendElement(
      "<figure class=\"tx\" id=\"", transcript.id, "\">\n<figcaption>\n<ul class=\"states\">\n")
    for line in lines(of: transcript) {
      html.append("<li>" as StaticString)
      html.append(line)
      html.append("</li>\n" as StaticString)
    }
    html.append("</ul>\n</figcaption>\n" as StaticString)
    let differ = states.contains { $0 != states.first }
    let first = commandCount + 1
    for index in ids {
      commandCount += 1
      commands.append((transcript.commandID(index), states[index]))
      step(transcript, index, states[index], isToldApart: differ, into: &html)
    }
    html.append(SeenMarkup(fragments: fragments, evidence: evidence).html(transcript, firstNumber: first))
    html.append("</figure>\n" as StaticString)
  }

  /// The state of a command over all environments: where it held it holds, unless another says that it does not.
  private func state(of transcript: Transcript, _ index: Int) -> CommandState {
    CommandState.worst(of: evidence.variants.map { $0.state(of: transcript, index).state })
  }

  /// The worst state of a block.
  func state(of transcript: Transcript) -> CommandState {
    CommandState.worst(of: transcript.block.commands.indices.map { state(of: transcript, $0) })
  }

  // MARK: - The bar

  /// One line for each environment that has something to say; that a block is skipped is said where nobody ran it.
  private func lines(of transcript: Transcript) -> [String] {
    if let reason = transcript.block.attributes.skip {
      return [fragments.state(.skipped, phrases(.skippedByAuthor, ["reason": escaped(reason)]))]
    }
    let told = evidence.groups.flatMap { group in
      group.count == 1 ? [line(transcript, group[0])].compactMap { $0 } : HostLines(fragments, transcript, group).lines
    }
    let shown = told.contains { $0.state != .skipped } ? told.filter { $0.state != .skipped } : Array(told.prefix(1))
    if shown.isEmpty { return [fragments.state(.never, phrases(.never))] }
    return FoldedLines(phrases: phrases).items(
      shown.map { EnvironmentLine(state: $0.state, html: fragments.state($0.state, $0.html)) })
  }

  private func line(_ transcript: Transcript, _ known: VariantEvidence) -> (state: CommandState, html: String)? {
    let entries = transcript.block.commands.indices.map { known.state(of: transcript, $0) }
    let state = CommandState.worst(of: entries.map(\.state))
    guard let telling = entries.first(where: { $0.state == state })?.evidence else { return nil }
    let tools = known.tools(entries.flatMap { $0.evidence?.tools ?? [] })
    var holes = [
      "environment": fragments.environment(known.variant), "reason": escaped(phrases.reason(telling.reason ?? "")),
    ]
    let oldest = entries.filter { $0.state == state }.compactMap { $0.evidence?.at }.min() ?? telling.at
    holes["date"] = fragments.time(oldest, freshFor: state == .verified ? known.variant.environment.freshFor : nil)
    switch state {
    case .verified: return (state, fragments.withTools(.verified, .verifiedNoTools, tools, holes))
    case .failed: return (state, fragments.withTools(.failed, .failedNoTools, tools, holes))
    case .error: return (state, phrases(.error, holes))
    case .changed: return (state, phrases(.changed, holes))
    case .skipped: return (state, phrases(.skipped, holes))
    case .refused: return (state, phrases(.refused, holes))
    case .never: return nil
    }
  }

  // MARK: - Commands

  private mutating func step(
    _ transcript: Transcript, _ index: Int, _ state: CommandState, isToldApart: Bool, into html: inout HTMLBuffer
  ) {
    let command = transcript.block.commands[index]
    html.appendElement("<div class=\"step\" id=\"", transcript.commandID(index), "\">\n")
    CommandMarkup(values: values, settable: settable).write(command, in: transcript.block, into: &html)
    if !settable.isEmpty { used.formUnion(placeholderNames(in: command.text + [0x0A] + command.output)) }
    let markup = OutputMarkup(phrases: phrases, values: values, settable: settable)
    let output = markup.shown(command.output)
    if let output {
      html.append("\n<pre class=\"out\" tabindex=\"0\" role=\"region\" aria-label=\"" as StaticString)
      html.append(phrases(.outputOf, ["n": String(commandCount)]))
      html.append("\"><samp>" as StaticString)
      markup.write(output, isExact: transcript.block.attributes.match == .exact, into: &html)
      html.append("</samp></pre>" as StaticString)
    }
    html.append(notes(transcript, hasOutput: output != nil, state))
    let drawers = evidence.groups.flatMap { self.drawers(transcript, index, $0) }
    if isToldApart, drawers.isEmpty, state != .never {
      html.append(
        "\n<div class=\"verdict\">\(fragments.state(state, "<b class=\"sw\">\(fragments.word(state))</b>"))</div>")
    }
    for drawer in drawers { html.append("\n" + drawer) }
    html.append("\n</div>\n" as StaticString)
  }

  private func notes(_ transcript: Transcript, hasOutput: Bool, _ state: CommandState) -> String {
    var notes: [String] = []
    if !hasOutput, state != .never, transcript.block.attributes.match != .any { notes.append(phrases(.noOutput)) }
    switch transcript.block.attributes.exit {
    case .code(0), .any: break
    case .code(let code): notes.append(phrases(.exitStatus, ["code": "\(code)"]))
    case .nonzero: notes.append(phrases(.exitStatus, ["code": "≠ 0"]))
    }
    return notes.isEmpty ? "" : "\n<p class=\"exit\">\(notes.joined(separator: " · "))</p>"
  }

  /// How many differences are shown of one command on the hosts of an environment.
  private static let shownDifferences = 3

  /// What a failure looked like: the claim that broke, and both texts side by side. Hosts that failed alike are told together.
  private func drawers(_ transcript: Transcript, _ index: Int, _ group: [VariantEvidence]) -> [String] {
    var failures: [(entry: CommandEvidence, variants: [EnvironmentVariant])] = []
    for known in group {
      let (state, entry) = known.state(of: transcript, index)
      guard state == .failed, let entry else { continue }
      if let same = failures.firstIndex(where: {
        $0.entry.reason == entry.reason && $0.entry.mismatch == entry.mismatch
      }) {
        failures[same].variants.append(known.variant)
      } else {
        failures.append((entry, [known.variant]))
      }
    }
    let shown = failures.prefix(Self.shownDifferences).map {
      drawer($0.entry, place(of: $0.variants, among: group.count))
    }
    let rest = failures.dropFirst(Self.shownDifferences).reduce(0) { $0 + $1.variants.count }
    let more = fragments.state(.failed, phrases(.hostsOtherwise, ["n": "\(rest)"]))
    return shown + (rest > 0 ? ["<div class=\"verdict\">\(more)</div>"] : [])
  }

  /// Where it failed, as far as that has to be told.
  private func place(of variants: [EnvironmentVariant], among count: Int) -> String {
    if count > 1 {
      let title = escaped(fragments.title(of: variants[0].environment))
      return " (\(title): \(HostLines.names(variants.map { $0.host ?? fragments.title(of: $0.environment) }, phrases)))"
    }
    return evidence.groups.count > 1
      ? " (\(escaped(([variants[0].place(in: phrases.language)] + variants[0].versions).joined(separator: phrases.comma))))"
      : ""
  }

  private func drawer(_ entry: CommandEvidence, _ place: String) -> String {
    let words = phrases(
      .wordReason, ["word": phrases(.wordFailed), "reason": escaped(phrases.reason(entry.reason ?? "")) + place])
    let rows = (entry.mismatch?.rows ?? []).map(row).joined(separator: "\n")
    let table =
      rows.isEmpty
      ? ""
      : """
      <table class="diff">
      <thead><tr><th scope="col">\(phrases(.expected))</th><th scope="col">\(phrases(.actual))</th></tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table>

      """
    return """
      <details class="drawer" open>
      <summary>\(fragments.state(.failed, words, tag: "span"))</summary>
      <div>
      \(table)</div>
      </details>
      """
  }

  private func row(_ row: Mismatch.Row) -> String {
    let name =
      switch row.rule {
      case .equal, .kinds, .ellipsis: "same"
      case .differs: "differs"
      case .missing: "lacks"
      case .extra: "extra"
      }
    return "<tr class=\"\(name)\"><td>\(shown(row.expected))</td><td>\(shown(row.seen))</td></tr>"
  }

  /// A side of a difference, without escape sequences.
  private func shown(_ side: String?) -> String { side.map { escaped(StyledText(Array($0.utf8)).bytes) } ?? "" }
}
