/// The path of a page below the site's root, in its language: `ja/sqs/legacy-endpoint.html`.
public func pagePath(slug: String, language: String, isIndex: Bool, in settings: SiteSettings) -> String {
  let path = isIndex ? (slug.isEmpty ? "index.html" : slug + "/index.html") : slug + ".html"
  return localized(path, language, settings)
}

/// Pages of a language other than the site's own are in a folder of its name.
func localized(_ path: String, _ language: String, _ settings: SiteSettings) -> String {
  language == settings.language ? path : "\(language)/\(path)"
}

/// A page that the site makes and nobody writes.
public enum GeneratedPage: String, CaseIterable, Sendable {
  case verification = "verification.html"
  case errors = "find-your-error.html"
}

/// A path written in a folder, with `.` and `..` taken out; nil if it leads above.
func resolved(_ path: String, in folder: Substring) -> String? {
  var result = path.utf8.first == 0x2F ? [] : Array(folder.utf8)
  for part in Array(path.utf8).split(separator: 0x2F) where !part.elementsEqual([0x2E]) {
    if !part.elementsEqual([0x2E, 0x2E]) {
      if !result.isEmpty { result.append(0x2F) }
      result += part
    } else {
      guard !result.isEmpty else { return nil }
      result.removeSubrange((result.lastIndex(of: 0x2F) ?? 0)...)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// A folder with all that it lies in: `a/b`, `a`, and the top, which is empty.
func folders(above folder: String) -> [String] {
  var result = [folder]
  while let last = result.last, !last.isEmpty {
    result.append(last.utf8.lastIndex(of: 0x2F).map { String(last[..<$0]) } ?? "")
  }
  return result
}

extension Article {
  /// The folder below `articles/` that its file lies in, which links in it are relative to.
  var fileFolder: Substring {
    let path = Substring(path.utf8.dropFirst("articles/".utf8.count))
    return path.utf8.lastIndex(of: 0x2F).map { path[..<$0] } ?? ""
  }
}
