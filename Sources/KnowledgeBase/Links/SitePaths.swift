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
  var path = path
  return path.withUTF8 { path in
    var result = path.first == 0x2F ? [] : Array(folder.utf8)
    var start = 0
    while start < path.count {
      let end = path[start...].firstIndex(of: 0x2F) ?? path.count
      guard step(path[start..<end], from: &result) else { return nil }
      start = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Goes on by a part of a path; false where that leads above.
private func step(_ part: Slice<UnsafeBufferPointer<UInt8>>, from folder: inout [UInt8]) -> Bool {
  if part.isEmpty || part.elementsEqual(CollectionOfOne(0x2E)) { return true }
  if part.count == 2, part.allSatisfy({ $0 == 0x2E }) {
    guard !folder.isEmpty else { return false }
    folder.removeSubrange((folder.lastIndex(of: 0x2F) ?? 0)...)
  } else {
    if !folder.isEmpty { folder.append(0x2F) }
    folder += part
  }
  return true
}

/// A folder with all that it lies in: `a/b`, `a`, and the top, which is empty.
func folders(above folder: String) -> [String] {
  var result = [folder]
  while let last = result.last, !last.isEmpty {
    result.append(last.utf8.lastIndex(of: 0x2F).map { String(last[..<$0]) } ?? "")
  }
  return result
}
