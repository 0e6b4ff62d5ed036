/// What `Content/site.yml` says of the whole site.
public struct SiteSettings: Hashable, Sendable {
  public var title = LocalizedText("")
  public var summary: LocalizedText?
  /// Where the site will be served, with its path; absolute URLs are written only where it is set.
  public var baseURL: String?
  /// The language of articles without a suffix, as a BCP 47 tag.
  public var language = "en"
  /// The environment that commands run in where none is asked for.
  public var environment: String?
  /// Whether HTML in Markdown goes to the page as it is. Off, it is left out.
  public var rawHTML = false
  /// Where the source of an article is edited; `{path}` stands for its path below `Content/`.
  public var editURL: String?
  /// A picture that stands for the site where links to it are shown, by its path below `articles/`.
  public var image: Placed<String>?
  /// A picture shown before the site's name, by its path below `articles/`.
  public var logo: Placed<String>?
  /// The colour of links and marks, for light and for dark pages.
  public var accent = AccentColor()
  /// Links at the head of each page, behind the site's own.
  public var navigation: [NavigationEntry] = []
  /// Variables of articles, written `{{name}}`, with the values that pages show.
  public var variables: [String: String] = [:]

  public init() {}
}

/// A text that may differ by language: `title: Name`, or `title: {en: Name, ja: 名前}`.
public struct LocalizedText: Hashable, Sendable {
  private let texts: [String: String]
  private let fallback: String

  init(_ text: String) { (texts, fallback) = ([:], text) }

  init(_ texts: [String: String], fallback: String) { (self.texts, self.fallback) = (texts, fallback) }

  /// The text in a language; where there is none, the first that is written down.
  public func text(in language: String) -> String { texts[language] ?? fallback }
}

extension SiteSettings {
  private static let keys = [
    "title", "summary", "baseURL", "language", "environment", "rawHTML", "variables", "editURL", "image",
    "logo", "colors", "navigation",
  ]

  init(_ text: String, reader: inout YAMLReader) {
    guard let mapping = reader.document(text) else { return }
    var settings = SiteSettings()
    reader.members(of: mapping, known: Self.keys, "site.yml") { reader, key, value in
      switch key {
      case "title": settings.title = reader.localized(value, key) ?? settings.title
      case "summary": settings.summary = reader.localized(value, key)
      case "baseURL": settings.baseURL = reader.webAddress(value, key)
      case "language": settings.language = reader.languageTag(value, key) ?? settings.language
      case "environment": settings.environment = reader.text(value, key)
      case "editURL": settings.editURL = reader.editAddress(value, key)
      case "image": settings.image = reader.placedText(value, key)
      case "logo": settings.logo = reader.placedText(value, key)
      case "colors": settings.accent = reader.accent(value, key)
      case "navigation": settings.navigation = reader.navigation(value, key)
      case "variables": settings.variables = reader.scalars(value, key)
      default: settings.rawHTML = reader.flag(value, key) ?? false
      }
    }
    if !mapping.contains(where: { $0.key.string == "title" }) {
      reader.report("missing-title", "site.yml has no title", "write ‘title: …’", at: nil)
    }
    self = settings
  }
}

extension YAMLReader {
  mutating func localized(_ node: YAMLNode, _ key: String) -> LocalizedText? {
    guard let mapping = node.mapping else { return text(node, key).map { LocalizedText($0) } }
    let texts = scalars(node, key)
    for (language, value) in mapping where !isLanguageTag(language.string ?? "") {
      report("value", "‘\(language.string ?? "")’ is no language", "write a BCP 47 tag such as en or ja", at: value)
    }
    guard let first = mapping.first?.value.string else { return nil }
    return LocalizedText(texts, fallback: first)
  }

  mutating func webAddress(_ node: YAMLNode, _ key: String) -> String? {
    guard let text = text(node, key) else { return nil }
    guard isWebAddress(text) else {
      report("value", "‘\(text)’ is no web address", "write https://docs.example.com/ or with a path", at: node)
      return nil
    }
    return text
  }

  mutating func editAddress(_ node: YAMLNode, _ key: String) -> String? {
    guard let text = webAddress(node, key) else { return nil }
    guard text.contains("{path}") else {
      report(
        "value", "‘\(key)’ does not say where the article's path goes",
        "write https://github.com/NAME/REPOSITORY/edit/main/Content/{path}", at: node)
      return nil
    }
    return text
  }

  mutating func languageTag(_ node: YAMLNode, _ key: String) -> String? {
    guard let text = text(node, key) else { return nil }
    guard isLanguageTag(text) else {
      report("value", "‘\(text)’ is no language", "write a BCP 47 tag such as en or ja", at: node)
      return nil
    }
    return text
  }
}

/// Whether `text` is an absolute web address that pages can be built upon.
public func isWebAddress(_ text: String) -> Bool {
  (text.hasPrefix("https://") || text.hasPrefix("http://"))
    && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
    && text.split(separator: "/", omittingEmptySubsequences: false).count > 2
    && !text.split(separator: "/", omittingEmptySubsequences: false)[2].isEmpty
}

/// Whether `text` is a language tag as file names carry it: `ja`, `pt-BR`.
public func isLanguageTag(_ text: some StringProtocol) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let language = parts.first, (2...3).contains(language.count),
    language.allSatisfy({ $0.isASCII && $0.isLowercase })
  else { return false }
  return parts.count == 1
    || parts.count == 2 && (2...4).contains(parts[1].count) && parts[1].allSatisfy { $0.isASCII && $0.isLetter }
}
