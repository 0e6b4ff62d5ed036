import KnowledgeBase
import Markdown

/// What the pages of all articles of a folder have in common: filled in once, since articles are rendered folder by folder.
struct ArticleFrame {
  private let folder: Substring
  private let language: String
  /// The breadcrumbs up to the article.
  let way: String
  private let keys: [String: String]
  private let template: PreparedTemplate?

  /// - Parameter template: with the keys filled in, where the theme allows it.
  init(_ fragments: Fragments, way: String, keys: [String: String], template: PreparedTemplate?) {
    self.way = way
    folder = Self.folder(fragments.address)
    language = fragments.phrases.language
    self.keys = keys
    self.template = template
  }

  private static func folder(_ address: Address) -> Substring {
    address.path.utf8.lastIndex(of: 0x2F).map { address.path[..<$0] } ?? ""
  }

  /// Whether it is that of a page, too, unless the navigation marks one of the two.
  func fits(_ fragments: Fragments) -> Bool {
    folder == Self.folder(fragments.address) && language == fragments.phrases.language
  }

  /// Writes the page. What is empty is not there for a template that asks (`{{#toc}}`).
  func write(
    _ own: [String: String], content: borrowing HTMLBuffer, _ theme: Theme, into page: inout HTMLBuffer
  ) {
    if let template { return template.write(own, content: content, into: &page) }
    var keys = keys.merging(own) { $1 }
    keys["content"] = content.withBytes { String(decoding: $0, as: UTF8.self) }
    page.append(theme.render(.article, keys.filter { !$0.value.isEmpty }))
  }
}
