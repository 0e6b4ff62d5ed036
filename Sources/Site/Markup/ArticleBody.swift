import Highlighting
import KnowledgeBase
import Markdown
import Transcripts

/// What the site writes in its own way within an article: console blocks, other fences, links between articles.
struct ArticleBody: RenderDelegate {
  let fragments: Fragments
  let content: ArticleContent
  /// Where the references of the content lead, in their order.
  let places: [LinkPlace?]
  private(set) var transcripts: TranscriptMarkup
  private let byFence: [Int: Transcript]
  private let tabs: TabSets
  private var codeLabels: [String: Int] = [:]
  private var codeVariables: Set<String> = []

  init(fragments: Fragments, content: ArticleContent, places: [LinkPlace?], evidence: ArticleEvidence) {
    self.fragments = fragments
    self.places = places
    self.content = content
    transcripts = TranscriptMarkup(content.transcripts, fragments: fragments, evidence: evidence)
    tabs = TabSets(content)
    byFence = Dictionary(uniqueKeysWithValues: content.transcripts.map { ($0.fenceIndex, $0) })
  }

  /// Without a script, each block of a tab set stands below its label.
  mutating func renderFence(_ fence: Fence, into html: inout HTMLBuffer) -> Bool {
    let transcript = byFence[fence.index]
    if let transcript, transcript.block.attributes.isHidden { return true }
    let place = tabs.place(ofFence: fence.index)
    if let place { open(place, into: &html) }
    if let transcript { transcripts.write(transcript, into: &html) } else { write(fence, into: &html) }
    if let place, place.endsTab { html.append("</div>\n" as StaticString) }
    if let place, place.endsSet { html.append("</div>\n" as StaticString) }
    return true
  }

  private mutating func write(_ fence: Fence, into html: inout HTMLBuffer) {
    let language = String(fence.info.prefix { $0 != " " && $0 != "\t" })
    let label = codeLabel(language)
    html.append("<div class=\"code\"" as StaticString)
    if !language.isEmpty { html.appendElement(" data-lang=\"", language, "\"") }
    html.append("><pre tabindex=\"0\" role=\"region\" aria-label=\"" as StaticString)
    html.append(label)
    html.append("\"><code" as StaticString)
    if !language.isEmpty { html.appendElement(" class=\"language-", language, "\"") }
    html.append(">" as StaticString)
    writeCode(fence.literal, Language(named: language), into: &html)
    html.append("</code></pre></div>\n" as StaticString)
  }

  /// Variables of the site that the page shows, which a reader may set.
  var variablesUsed: Set<String> { transcripts.used.intersection(transcripts.settable).union(codeVariables) }

  /// Only `{{name}}` without blanks is a variable of the site in code of other languages: templates write `{{ name }}`.
  private mutating func writeCode(_ code: [UInt8], _ language: Language?, into html: inout HTMLBuffer) {
    let filled = FilledText(code, fragments.settings.variables, isStrict: true)
    guard !filled.fills.isEmpty || language != nil else { return html.appendEscaped(code) }
    let text = PageText(filled, settable: transcripts.settable)
    codeVariables.formUnion(text.variables.map(\.name))
    let tokens = language?.tokens(in: text.neutral) ?? []
    text.write(text.bytes.indices, tokens, into: &html) { text.write($0, into: &$1) }
  }

  private func open(_ place: TabSets.Place, into html: inout HTMLBuffer) {
    if place.beginsSet { html.append("<div class=\"tabs\">\n") }
    guard place.beginsTab else { return }
    let mark = place.transcripts.isEmpty ? "" : mark(of: place.transcripts)
    html.append("<div class=\"tab\" id=\"page:tab-\(place.set)-\(place.tab)\">\n<p class=\"tab-label\">")
    html.append("\(escaped(place.label))\(mark)</p>\n")
  }

  /// The worst state behind a label: a claim that failed must not hide there.
  private func mark(of transcripts: [Transcript]) -> String {
    let states = transcripts.map { self.transcripts.state(of: $0) }
    let state = CommandState.worst(of: states)
    let block = zip(transcripts, states).first { $0.1 == state }?.0.id ?? ""
    return fragments.namedMark(state, of: block)
  }

  /// Regions of one page must not have the same name.
  private mutating func codeLabel(_ language: String) -> String {
    let phrases = fragments.phrases
    let label = language.isEmpty ? phrases(.codePlainLabel) : phrases(.codeLabel, ["language": escaped(language)])
    codeLabels[label, default: 0] += 1
    let count = codeLabels[label, default: 1]
    return count == 1 ? label : "\(label) (\(count))"
  }

  mutating func destination(of link: Link) -> String? {
    places[link.index]?.link(from: fragments.address)
  }

  func brokenReason(of link: Link) -> String? {
    if case .broken(let summary, _) = content.references[link.index].target { summary } else { nil }
  }
}
