import Evidence
import KnowledgeBase
import Markdown

/// The small pieces of HTML that pages have in common, for one page in one language.
final class Fragments: Sendable {
  let phrases: Phrases
  let address: Address
  let settings: SiteSettings

  init(phrases: Phrases, address: Address, settings: SiteSettings) {
    (self.phrases, self.address, self.settings) = (phrases, address, settings)
  }

  func mark(_ state: CommandState, _ attributes: String = " aria-hidden=\"true\"") -> String {
    "<svg class=\"mk\"\(attributes)><use href=\"#m-\(state.rawValue)\"/></svg>"
  }

  /// A mark that stands alone for the state of a block, and follows it when the page's script finds that it has grown stale.
  func namedMark(_ state: CommandState, of block: String) -> String {
    mark(
      state,
      " data-s=\"\(state.rawValue)\" data-of=\"\(escaped(block))\" role=\"img\" aria-label=\"\(word(state))\"")
  }

  /// A state in words, with its mark.
  func state(_ state: CommandState, _ html: String, tag: String = "p") -> String {
    let name = state.rawValue
    return htmlText { buffer in
      buffer.append("<" as StaticString)
      buffer.append(tag)
      buffer.append(" class=\"st\" data-s=\"" as StaticString)
      buffer.append(name)
      buffer.append("\"><svg class=\"mk\" aria-hidden=\"true\"><use href=\"#m-" as StaticString)
      buffer.append(name)
      buffer.append("\"/></svg><span class=\"says\">" as StaticString)
      buffer.append(html)
      buffer.append("</span></" as StaticString)
      buffer.append(tag)
      buffer.append(">" as StaticString)
    }
  }

  func word(_ state: CommandState) -> String { phrases(Phrase(rawValue: "word_\(state.rawValue)") ?? .wordNever) }

  /// A date for a reader and for machines. With `freshFor`, the page's script tells when it is past.
  func time(_ instant: Instant, freshFor: Duration? = nil) -> String {
    let fresh = freshFor.map { " data-fresh-for=\"\($0.components.seconds)\"" } ?? ""
    let day = String(instant.description.prefix(10))
    return "<time datetime=\"\(instant)\"\(fresh)>\(CalendarDate(day).map(date) ?? day)</time>"
  }

  /// A date with its time of day, which is that of Greenwich.
  func moment(_ instant: Instant) -> String {
    let text = instant.description
    let day = String(text.prefix(10))
    let clock = text.dropFirst(11).prefix(5)
    return "<time datetime=\"\(text)\">\(CalendarDate(day).map(date) ?? day) \(clock) UTC</time>"
  }

  func time(_ day: CalendarDate) -> String { "<time datetime=\"\(day)\">\(date(day))</time>" }

  private func date(_ day: CalendarDate) -> String {
    if phrases.isJapanese { return "\(day.year)年\(day.month)月\(day.day)日" }
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(day.day) \(months[day.month - 1]) \(day.year)"
  }

  func environment(_ variant: EnvironmentVariant) -> String {
    "<a href=\"\(verification(of: variant.name))\">\(escaped(variant.place(in: phrases.language)))</a>"
  }

  func environment(_ environment: Environment) -> String {
    "<a href=\"\(verification(of: environment.name))\">\(escaped(title(of: environment)))</a>"
  }

  func title(of environment: Environment) -> String { environment.localizedTitle.text(in: phrases.language) }

  /// The way to what the verification page says of a variant or of a whole environment.
  func verification(of name: String) -> String {
    let page = Address.verification(language: phrases.language, settings)
    return "\(address.link(to: page))#\(percentEncoded(name))"
  }

  func tools(_ tools: [String]) -> String {
    tools.map { "<span class=\"tool\">\(escaped($0))</span>" }.joined(separator: ", ")
  }

  /// A phrase that has a variant for where no tool is named.
  func withTools(_ phrase: Phrase, _ without: Phrase, _ tools: [String], _ holes: [String: String]) -> String {
    tools.isEmpty ? phrases(without, holes) : phrases(phrase, holes.merging(["tools": self.tools(tools)]) { $1 })
  }
}
