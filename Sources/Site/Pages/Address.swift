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
  /// For a page that is served in place of others, at any depth: the path of the site's root, `/kb/`. Its links begin there.
  private let anchor: String?

  init(path: String, anchor: String? = nil) {
    self.path = path
    self.anchor = anchor
  }

  init(of article: Article, in settings: SiteSettings) {
    self.init(slug: article.slug, language: article.language, isIndex: article.isIndex, settings)
  }

  init(slug: String, language: String, isIndex: Bool, _ settings: SiteSettings) {
    self.init(path: pagePath(slug: slug, language: language, isIndex: isIndex, in: settings))
  }

  /// The page of a folder that lists its articles; `page` counts from 1.
  static func folder(_ folder: String, page: Int = 1, language: String, _ settings: SiteSettings) -> Address {
    guard page > 1 else { return Address(slug: folder, language: language, isIndex: true, settings) }
    return Address((folder.isEmpty ? "" : folder + "/") + "index-\(page).html", language: language, settings)
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

  /// The page of a tag, or of all; `page` counts from 1.
  static func tag(_ slug: String?, page: Int = 1, language: String, _ settings: SiteSettings) -> Address {
    Address("tags/\(slug ?? "index")\(page > 1 ? "/\(page)" : "").html", language: language, settings)
  }

  static func learningPath(_ slug: String, page: Int = 1, language: String, _ settings: SiteSettings) -> Address {
    Address("paths/\(slug)\(page > 1 ? "/\(page)" : "").html", language: language, settings)
  }

  /// What is new in a language, or under one of its tags.
  static func feed(tag: String? = nil, language: String, _ settings: SiteSettings) -> Address {
    Address(tag.map { "tags/\($0).xml" } ?? "feed.xml", language: language, settings)
  }

  static func llms(language: String, _ settings: SiteSettings) -> Address {
    Address("llms.txt", language: language, settings)
  }

  /// The Markdown of an article, beside its page.
  static func twin(slug: String, language: String, isIndex: Bool, _ settings: SiteSettings) -> Address {
    Address(slug: slug, language: language, isIndex: isIndex, settings).twin
  }

  /// The Markdown beside a page.
  var twin: Address { Address(path: String(Substring(path.utf8.dropLast(".html".utf8.count))) + ".md") }

  /// The page that a server shows where there is none.
  static func missing(_ settings: SiteSettings) -> Address {
    // `https://docs.example.com/kb/` has the path `/kb/`.
    let path = settings.baseURL.map { $0.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3) } ?? []
    let folders = path.filter { !$0.isEmpty }.map { $0 + "/" }.joined()
    return Address(path: "404.html", anchor: "/" + folders)
  }

  private init(_ path: String, language: String, _ settings: SiteSettings) {
    self.init(path: language == settings.language ? path : "\(language)/\(path)")
  }

  /// `../` as often as it takes to come to the site's root.
  var root: String { anchor ?? String(repeating: "../", count: path.utf8.count { $0 == 0x2F }) }

  /// The link from this page to a file of the site.
  func link(to target: String) -> String {
    if let anchor { return anchor + percentEncoded(target) }
    var (here, there) = (path, target)
    let (shared, ups) = here.withUTF8 { here in there.withUTF8 { Self.way(from: here, to: $0) } }
    let down = percentEncoded(shared == 0 ? target : String(Substring(target.utf8.dropFirst(shared))))
    return ups == 0 ? down : String(repeating: "../", count: ups) + down
  }

  /// Up to the last folder that both are in, then down: how many bytes they share, and how many folders lie above.
  private static func way(
    from here: UnsafeBufferPointer<UInt8>, to there: UnsafeBufferPointer<UInt8>
  ) -> (shared: Int, ups: Int) {
    var (shared, ups, index) = (0, 0, 0)
    while index < min(here.count, there.count), here[index] == there[index] {
      index += 1
      if here[index - 1] == 0x2F { shared = index }
    }
    for byte in here[shared...] where byte == 0x2F { ups += 1 }
    return (shared, ups)
  }

  func link(to target: Address) -> String { link(to: target.path) }

  /// The whole address on a site that is served at `baseURL`.
  func absolute(_ baseURL: String) -> String {
    (baseURL.hasSuffix("/") ? baseURL : baseURL + "/") + percentEncoded(path)
  }
}

/// A path or a fragment as an address holds it (RFC 3986, section 2): what is not unreserved is written as `%XX`.
func percentEncoded(_ text: String) -> String {
  var text = text
  // Most need nothing.
  if text.withUTF8({ $0.allSatisfy(\.isUnreserved) }) { return text }
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    if byte.isUnreserved {
      bytes.append(byte)
    } else {
      bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

extension UInt8 {
  /// A character that a path holds as it is: unreserved ones, and the slash.
  fileprivate var isUnreserved: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: true
    default: false
    }
  }
}
