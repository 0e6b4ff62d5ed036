public import KnowledgeBase

/// Where the page of an article is: its whole address where the settings know it, else its path in the site.
public func pageAddress(of article: Article, in settings: SiteSettings) -> String {
  let address = Address(of: article, in: settings)
  return settings.baseURL.map(address.absolute) ?? address.path
}

/// Where pages are, and files beside them: paths below the output folder, and the way from one to another. Links are relative, so that the site
/// works under any path and from `file://`.
struct Address: Hashable, Sendable {
  /// `ja/sqs/legacy-endpoint.html`.
  let path: String

  init(path: String) { self.path = path }

  init(of article: Article, in settings: SiteSettings) {
    self.init(slug: article.slug, language: article.language, isIndex: article.isIndex, settings)
  }

  init(slug: String, language: String, isIndex: Bool, _ settings: SiteSettings) {
    path = pagePath(slug: slug, language: language, isIndex: isIndex, in: settings)
  }

  /// The page of a folder that lists its articles.
  static func folder(_ folder: String, language: String, _ settings: SiteSettings) -> Address {
    Address(slug: folder, language: language, isIndex: true, settings)
  }

  static func generated(_ page: GeneratedPage, language: String, _ settings: SiteSettings) -> Address {
    Address(page.rawValue, language: language, settings)
  }

  static func verification(language: String, _ settings: SiteSettings) -> Address {
    generated(.verification, language: language, settings)
  }

  static func errors(language: String, _ settings: SiteSettings) -> Address {
    generated(.errors, language: language, settings)
  }

  /// The file beside an article's page that checks it elsewhere.
  static func verifier(of article: Article, _ settings: SiteSettings) -> Address {
    Address(article.slug.isEmpty ? "verify.sh" : article.slug + "/verify.sh", language: article.language, settings)
  }

  private init(_ path: String, language: String, _ settings: SiteSettings) {
    self.path = language == settings.language ? path : "\(language)/\(path)"
  }

  /// `../` as often as it takes to come to the site's root.
  var root: String { String(repeating: "../", count: path.utf8.count { $0 == 0x2F }) }

  /// The link from this page to a file of the site.
  func link(to target: String) -> String {
    let here = path.utf8
    let there = target.utf8
    // Up to the last folder that both are in, then down.
    var shared = there.startIndex
    var index = here.startIndex
    for (a, b) in zip(here, there) {
      guard a == b else { break }
      index = here.index(after: index)
      if a == 0x2F { shared = index }
    }
    let ups = here[shared...].count { $0 == 0x2F }
    return String(repeating: "../", count: ups) + percentEncoded(target[shared...])
  }

  func link(to target: Address) -> String { link(to: target.path) }

  /// The whole address on a site that is served at `baseURL`.
  func absolute(_ baseURL: String) -> String {
    (baseURL.hasSuffix("/") ? baseURL : baseURL + "/") + percentEncoded(path)
  }
}

/// A path or a fragment as an address holds it (RFC 3986, section 2): what is not unreserved is written as `%XX`.
func percentEncoded(_ text: some StringProtocol) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: bytes.append(byte)
    default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
