import Diagnostics
import Glibc
import KnowledgeBase
import Mustache
import Transcripts

/// The templates and assets of the site: Sooth's own, each replaceable by a file of the same name in `Content/theme/`.
struct Theme: Sendable {
  enum Page: String, CaseIterable, Sendable {
    case article, home, section, tag, path, verification, errors
    case missing

    /// The keys that a template may use beside those of every page.
    var keys: [String] {
      switch self {
      case .article: ["breadcrumbs", "meta", "alarm", "evidence", "check", "toc", "content", "around"]
      case .home, .section, .tag, .path: ["breadcrumbs", "evidence", "check", "content", "sections", "articles"]
      case .missing: ["content"]
      case .errors: ["causes", "t_paste", "t_found", "t_similar", "t_not_found"]
      case .verification: ["environments", "legend", "t_legend"]
      }
    }
  }

  /// Keys that every page has.
  static let commonKeys = [
    "lang", "title", "description", "heading", "site_title", "home_url", "style_url", "script_url", "icon_url", "head",
    "logo", "nav", "search",
    "languages", "footer", "summary", "t_skip", "t_site_navigation", "t_dark_theme", "t_copy", "t_copy_all", "t_copied",
    "t_last_verified", "t_stale_since", "t_meaning_next",
  ]

  /// An asset with its name in the site, which holds a hash of its bytes: it may be cached for ever.
  struct Asset: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  private let library: MustacheLibrary
  private let hasOwnTemplates: Bool
  let style: Asset
  let script: Asset
  /// What the search needs, loaded when somebody opens it.
  let search: Asset
  let icon: Asset

  private static let partials = ["layout", "listing"]

  /// Loads the theme; throws what is wrong in templates of the user's own.
  init(_ tree: FileTree, accent: AccentColor = AccentColor()) throws(Diagnosed) {
    let own = Set((try? tree.list("theme")) ?? [])
    var templates: [String: MustacheTemplate] = [:]
    var texts: [String: String] = [:]
    var problems: [Diagnostic] = []
    for name in Self.partials + Page.allCases.map(\.rawValue) {
      do throws(Diagnosed) {
        let text = try Self.bytes(of: "\(name).mustache", tree, isOwn: own.contains("theme/\(name).mustache"))
        texts[name] = String(decoding: text, as: UTF8.self)
        templates[name] = try Self.template(name, texts[name] ?? "", tree)
      } catch {
        problems += error.diagnostics
      }
    }
    let known = Set(
      (Self.partials + Page.allCases.map(\.rawValue)).map { "theme/\($0).mustache" } + [
        "theme/style.css", "theme/script.js", "theme/search.js", "theme/icon.svg",
      ])
    for path in own.subtracting(known).sorted() { problems.append(Self.unknownFile(path, tree, known)) }
    library = MustacheLibrary(templates: templates)
    hasOwnTemplates = own.contains { $0.hasSuffix(".mustache") }
    let rules = try Self.bytes(of: "style.css", tree, isOwn: own.contains("theme/style.css"))
    style = Self.asset("style", "css", rules + Array(try Accent(accent).rule.utf8))
    script = Self.asset("script", "js", try Self.bytes(of: "script.js", tree, isOwn: own.contains("theme/script.js")))
    search = Self.asset("search", "js", try Self.bytes(of: "search.js", tree, isOwn: own.contains("theme/search.js")))
    icon = Self.asset("icon", "svg", try Self.bytes(of: "icon.svg", tree, isOwn: own.contains("theme/icon.svg")))
    if problems.isEmpty { problems = Self.circles(in: texts, tree) }
    if problems.isEmpty { for page in Page.allCases { problems += unknownKeys(of: page, texts, tree) } }
    guard problems.isEmpty else { throw Diagnosed(problems.sorted()) }
  }

  /// The page, its keys filled in.
  func render(_ page: Page, _ keys: [String: String]) -> String {
    library.render(keys, withTemplate: page.rawValue) ?? ""
  }

  /// The templates with `constants` filled in, so that Mustache runs once a language and not once a page. Templates of the
  /// user's own may ask whether a value is there, or change it, which only Mustache can answer: for them there is none.
  func prepared(_ constants: [String: String]) -> [Page: PreparedTemplate] {
    guard !hasOwnTemplates else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: Page.allCases.map { page in
        var keys = constants
        for key in Self.commonKeys + page.keys where constants[key] == nil {
          keys[key] = PreparedTemplate.placeholder(key)
        }
        return (page, PreparedTemplate(rendered: render(page, keys)))
      })
  }

  // MARK: - Loading

  private static func template(_ name: String, _ text: String, _ tree: FileTree) throws(Diagnosed) -> MustacheTemplate {
    let file = tree.name("theme/\(name).mustache")
    let lost = unknownTemplates(in: text, file)
    guard lost.isEmpty else { throw Diagnosed(lost) }
    do {
      return try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      throw Diagnosed(
        Diagnostic(
          at: SourceLocation(file: file, line: error.context.lineNumber, column: error.context.columnNumber),
          "template",
          "the template is not valid: \(Self.words(for: error.error))",
          notes: error.context.line.isEmpty ? [] : ["the line is: \(error.context.line)"]))
    } catch {
      throw Diagnosed(Diagnostic(at: SourceLocation(file: file), "template", "the template is not valid: \(error)"))
    }
  }

  private static func words(for error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "‘{{/…}}’ closes another section than the one that is open"
    case .unfinishedName: "a tag does not end: ‘}}’ is missing"
    case .expectedSectionEnd: "a section is open at its end: ‘{{/…}}’ is missing"
    case .invalidSetDelimiter: "‘{{=…=}}’ is to name two delimiters"
    case .transformAppliedToInheritanceSection: "what is inherited cannot be transformed"
    case .illegalTokenInsideInheritSection, .textInsideInheritSection:
      "between ‘{{<…}}’ and its end there may be nothing but blocks, ‘{{$…}}’"
    case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "‘{{%…}}’ says nothing that is known"
    case nil: "\(error)"
    }
  }

  private static func asset(_ stem: String, _ ending: String, _ bytes: [UInt8]) -> Asset {
    Asset(name: "\(stem).\(sha256(bytes).prefix(10)).\(ending)", bytes: bytes)
  }

  private static func bytes(of name: String, _ tree: FileTree, isOwn: Bool) throws(Diagnosed) -> [UInt8] {
    guard isOwn else { return BuiltInTheme.files[name] ?? [] }
    do {
      return try tree.read("theme/\(name)")
    } catch {
      throw Diagnosed(
        Diagnostic(
          at: SourceLocation(file: tree.name("theme/\(name)")), "unreadable", "cannot be read: \(error.reason)"))
    }
  }

  // MARK: - Strictness: a key or a file that nobody knows is an error, not an empty place

  private static func unknownFile(_ path: String, _ tree: FileTree, _ known: Set<String>) -> Diagnostic {
    let way =
      nearest(to: path, in: known).map { "did you mean ‘\($0.dropFirst(6))’?" }
      ?? "known: \(known.map { String($0.dropFirst(6)) }.sorted().joined(separator: ", "))"
    return Diagnostic(
      at: SourceLocation(file: tree.name(path)), "unknown-theme-file", "the theme has no such file", notes: [way])
  }

  /// Templates that `{{> name}}` and `{{<name}}` ask for: Mustache leaves out in silence what there is not.
  private static func unknownTemplates(in text: String, _ file: String) -> [Diagnostic] {
    let known = partials + Page.allCases.map(\.rawValue)
    return references(in: text).filter { !known.contains($0.name) }.map { reference in
      let way =
        nearest(to: reference.name, in: known).map { "did you mean ‘\($0)’?" }
        ?? "known: \(known.joined(separator: ", "))"
      return Diagnostic(
        at: SourceLocation(file: file, line: reference.line, column: reference.column), "unknown-template",
        "there is no template ‘\(reference.name)’", notes: [way])
    }
  }

  private static func references(in text: String) -> [(name: String, line: Int, column: Int)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      line.ranges(of: "{{").compactMap { tag in
        let inside = line[tag.upperBound...].drop { $0 == " " }
        guard let sign = inside.first, sign == ">" || sign == "<" else { return nil }
        let name = inside.dropFirst().drop { $0 == " " }.prefix { $0 != " " && $0 != "}" }
        guard !name.hasPrefix("*") else { return nil }
        return (String(name), index + 1, line[..<tag.lowerBound].utf8.count + 1)
      }
    }
  }

  /// Templates that ask for themselves, by way of others or not: such a page would never end.
  private static func circles(in texts: [String: String], _ tree: FileTree) -> [Diagnostic] {
    let asked = texts.mapValues { references(in: $0) }
    func reaches(_ name: String, _ wanted: String, _ seen: inout Set<String>) -> Bool {
      guard seen.insert(name).inserted else { return false }
      return (asked[name] ?? []).contains { $0.name == wanted || reaches($0.name, wanted, &seen) }
    }
    return asked.sorted { $0.key < $1.key }.flatMap { name, references in
      references.filter { reference in
        var seen: Set<String> = []
        return reference.name == name || reaches(reference.name, name, &seen)
      }.map {
        Diagnostic(
          at: SourceLocation(file: tree.name("theme/\(name).mustache"), line: $0.line, column: $0.column),
          "template-circle", "‘\(name)’ asks for itself by way of ‘\($0.name)’", notes: ["take one of the two out"])
      }
    }
  }

  private func unknownKeys(of page: Page, _ texts: [String: String], _ tree: FileTree) -> [Diagnostic] {
    let known = Set(Self.commonKeys + page.keys)
    // Once with everything there and once with nothing, for what stands in `{{#…}}` and in `{{^…}}`.
    let unknown = [true, false].reduce(into: Set<String>()) { unknown, isThere in
      let recorder = KeyRecorder(known: known, isThere: isThere)
      _ = library.render(recorder, withTemplate: page.rawValue)
      unknown.formUnion(recorder.unknown)
    }
    return unknown.sorted().map { key in
      let near = nearest(to: key, in: known)
      return Diagnostic(
        at: Self.place(of: key, in: [page.rawValue] + Self.partials, texts, tree), "unknown-template-key",
        "a page of \(page.rawValue).mustache has no ‘\(key)’",
        notes: [near.map { "did you mean ‘\($0)’?" } ?? "known: \(known.sorted().joined(separator: ", "))"])
    }
  }
}

extension Theme {
  /// Where the first of these templates that uses a key does so.
  private static func place(
    of key: String, in templates: [String], _ texts: [String: String], _ tree: FileTree
  ) -> SourceLocation {
    for name in templates {
      for (index, line) in (texts[name] ?? "").split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let tag = line.ranges(of: "{{").first { tag in
          line[tag.upperBound...].drop { "{#^& ".contains($0) }.prefix { !" }".contains($0) } == key
        }
        guard let tag else { continue }
        return SourceLocation(
          file: tree.name("theme/\(name).mustache"), line: index + 1, column: line[..<tag.lowerBound].utf8.count + 1)
      }
    }
    return SourceLocation(file: tree.name("theme/\(templates.first ?? "").mustache"))
  }
}

/// Stands in for a page while a theme is loaded, and notes the keys that its templates ask for.
private final class KeyRecorder: MustacheParent {
  let known: Set<String>
  let isThere: Bool
  private(set) var unknown: Set<String> = []

  init(known: Set<String>, isThere: Bool) { (self.known, self.isThere) = (known, isThere) }

  func child(named name: String) -> Any? {
    if !known.contains(name) { unknown.insert(name) }
    return isThere ? "" : nil
  }
}
