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
func resolved(_ path: String, in folder: some StringProtocol) -> String? {
  var rest = path[...]
  var result = path.hasPrefix("/") ? "" : String(folder)
  while !rest.isEmpty {
    let part = rest.prefix { $0 != "/" }
    rest = rest.dropFirst(part.count + 1)
    if part.isEmpty || part == "." { continue }
    if part != ".." {
      if !result.isEmpty { result += "/" }
      result += part
    } else {
      guard !result.isEmpty else { return nil }
      result = result.lastIndex(of: "/").map { String(result[..<$0]) } ?? ""
    }
  }
  return result
}

/// A folder with all that it lies in: `a/b`, `a`, and the top, which is empty.
func folders(above folder: String) -> [String] {
  var result = [folder]
  while let last = result.last, !last.isEmpty {
    result.append(last.lastIndex(of: "/").map { String(last[..<$0]) } ?? "")
  }
  return result
}

extension Article {
  /// The folder below `articles/` that its file lies in, which links in it are relative to.
  var fileFolder: Substring {
    let path = path.dropFirst("articles/".count)
    return path.lastIndex(of: "/").map { path[..<$0] } ?? ""
  }
}
