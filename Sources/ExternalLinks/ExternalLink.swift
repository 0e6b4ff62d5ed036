public import Diagnostics
public import KnowledgeBase
import Markdown

/// A link of an article to another site.
public struct ExternalLink: Hashable, Sendable {
  /// As the article writes it.
  public let written: String
  /// What is asked for: without the fragment, as HTTP writes it.
  public let address: String
  /// Without `#`; nil where there is none.
  public let fragment: String?
  public let location: SourceLocation

  /// Nil for what is not asked by HTTP, such as a mail address.
  init?(_ written: String, at location: SourceLocation) {
    let whole = written.hasPrefix("//") ? "https:" + written : written
    guard let host = hostAndPort(of: whole), !host.isEmpty else { return nil }
    let hash = whole.firstIndex(of: "#")
    let fragment = hash.map { String(whole[whole.index(after: $0)...]) }
    self.written = written
    address = encoded(whole[..<(hash ?? whole.endIndex)])
    // A directive such as `:~:text=` is for the browser alone.
    self.fragment = fragment.flatMap { $0.isEmpty || $0.hasPrefix(":~:") ? nil : percentDecoded($0[...]) }
    self.location = location
  }
}

extension KnowledgeBase {
  /// The links of the navigation and of articles to other sites, in order.
  public func externalLinks(_ contents: [ArticleContent]) -> [ExternalLink] {
    let navigation = settings.navigation.compactMap { entry in ExternalLink(entry.link.value, at: entry.link.location) }
    let references = contents.flatMap(\.references).filter { $0.target == .external }
    return navigation + references.compactMap { ExternalLink($0.link.destination, at: $0.location) }
  }
}
