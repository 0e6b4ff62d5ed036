/// The pages of a site for search engines (sitemaps.org, protocol 0.9).
struct Sitemap {
  struct Entry {
    let address: Address
    /// RFC 3339, a day or a moment; nil where it is not known.
    let modified: String?
  }

  let baseURL: String
  let entries: [Entry]
  /// The most addresses of one file: what the protocol allows.
  var limit = 50_000

  /// One file, or an index and the files that it names.
  var files: [(path: String, text: String)] {
    guard entries.count > limit else { return [("sitemap.xml", Self.set(of: entries[...], baseURL))] }
    let parts = stride(from: 0, to: entries.count, by: limit).enumerated().map { index, start in
      let part = entries[start..<min(entries.count, start + limit)]
      return (path: "sitemap-\(index + 1).xml", text: Self.set(of: part, baseURL))
    }
    let lines = parts.map { "<sitemap><loc>\(xmlEscaped(Address(path: $0.path).absolute(baseURL)))</loc></sitemap>" }
    return [("sitemap.xml", Self.document("sitemapindex", lines))] + parts
  }

  private static func set(of entries: ArraySlice<Entry>, _ baseURL: String) -> String {
    let lines = entries.map { entry in
      let modified = entry.modified.map { "<lastmod>\($0)</lastmod>" } ?? ""
      return "<url><loc>\(xmlEscaped(entry.address.absolute(baseURL)))</loc>\(modified)</url>"
    }
    return document("urlset", lines)
  }

  private static func document(_ element: String, _ lines: [String]) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <\(element) xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    \(lines.joined(separator: "\n"))
    </\(element)>

    """
  }
}
