import Diagnostics
public import Transcripts

/// What an article says of itself between the two `---` lines at its beginning.
public struct FrontMatter: Hashable, Sendable {
  public var title = ""
  public var summary: String?
  public var date: CalendarDate?
  public var updated: CalendarDate?
  public var tags: [String] = []
  public var authors: [String] = []
  /// Error texts that this article explains, as examples.
  public var symptoms: [String] = []
  /// What helps, in one line.
  public var fix: String?
  /// Tools that every block of the article needs.
  public var needs: [Requirement] = []
  /// Traits that every block of the article asks for.
  public var when: [TraitCondition] = []
  /// The learning paths that the article is a step of.
  public var paths: [PathStep] = []
  /// Former addresses of the article: paths from the site's root, or relative to its folder.
  public var aliases: [Placed<String>] = []
  /// Of a translation: the fingerprint that its original had when the two said the same (``Outline/fingerprint``).
  public var original: Placed<String>?
  public var isDraft = false
  /// Values for a theme of one's own.
  public var extra: [String: String] = [:]

  public init() {}
}

/// A place in a learning path.
public struct PathStep: Hashable, Sendable {
  /// The path's name, which all its steps say.
  public var path: String
  /// From 1; nil where the author leaves the order to dates and names.
  public var number: Int?

  public init(path: String, number: Int? = nil) {
    self.path = path
    self.number = number
  }
}

/// A day, as front matter writes it: `2026-11-23`.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }), let year = Int(parts[0]),
      let month = Int(parts[1]),
      let day = Int(parts[2]), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public var description: String {
    String(unsafeUninitializedCapacity: 10) { bytes in
      var rest = (year * 100 + month) * 100 + day
      for place in [9, 8, 6, 5, 3, 2, 1, 0] {
        bytes[place] = 0x30 + UInt8(rest % 10)
        rest /= 10
      }
      (bytes[4], bytes[7]) = (0x2D, 0x2D)
      return 10
    }
  }

  public static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

extension FrontMatter {
  static let keys = [
    "title", "summary", "date", "updated", "tags", "authors", "symptoms", "fix", "needs", "when", "path", "aliases",
    "original", "draft", "extra",
  ]

  init(_ text: String, reader: inout YAMLReader) {
    guard let mapping = reader.document(text) else { return }
    var matter = FrontMatter()
    reader.members(of: mapping, known: Self.keys, "front matter") { matter.read($1, $2, &$0) }
    if !mapping.contains(where: { $0.key.string == "title" }) {
      reader.report("missing-title", "the article has no title", "write ‘title: …’ between the ‘---’ lines", at: nil)
    }
    self = matter
  }

  private mutating func read(_ key: String, _ value: YAMLNode, _ reader: inout YAMLReader) {
    switch key {
    case "title": title = reader.text(value, key) ?? ""
    case "summary": summary = reader.text(value, key)
    case "date": date = reader.date(value, key)
    case "updated": updated = reader.date(value, key)
    case "tags": tags = reader.texts(value, key)
    case "authors": authors = reader.texts(value, key)
    case "symptoms": symptoms = reader.symptoms(value, key)
    case "fix": fix = reader.line(value, key)
    case "needs", "when": readConditions(key, value, &reader)
    case "path": paths = reader.pathSteps(value, key)
    case "aliases": aliases = reader.placedTexts(value, key)
    case "original": original = reader.fingerprint(value, key)
    case "draft": isDraft = reader.flag(value, key) ?? false
    default:
      for (name, node) in reader.mapping(value, key) ?? [] {
        if let name = name.string, let text = reader.text(node, key) { extra[name] = text }
      }
    }
  }

  private mutating func readConditions(_ key: String, _ value: YAMLNode, _ reader: inout YAMLReader) {
    do {
      let text = reader.texts(value, key).joined(separator: ",")
      if text.isEmpty { return }
      if key == "needs" { needs = try BlockAttributes.needs(text) } else { when = try BlockAttributes.when(text) }
    } catch {
      reader.report("value", error.summary, error.wayOut, at: value)
    }
  }
}

extension YAMLReader {
  fileprivate mutating func symptoms(_ node: YAMLNode, _ key: String) -> [String] {
    let symptoms = texts(node, key)
    let places = node.sequence ?? [node]
    for place in places {
      guard let text = place.string, !text.isEmpty, let problem = Excerpt.problem(in: text) else { continue }
      report("symptom", problem.summary, problem.notes, at: place)
    }
    return symptoms
  }

  fileprivate mutating func placedTexts(_ node: YAMLNode, _ key: String) -> [Placed<String>] {
    guard let sequence = node.sequence else { return texts(node, key).map { Placed($0, at: location(node)) } }
    return sequence.flatMap { element in placedText(element, key).map { [$0] } ?? [] }
  }

  fileprivate mutating func fingerprint(_ node: YAMLNode, _ key: String) -> Placed<String>? {
    guard let text = text(node, key) else { return nil }
    if Outline.isFingerprint(text) { return Placed(text, at: location(node)) }
    report("value", "‘\(text)’ is no fingerprint of an original", "let ‘sooth translated’ write it", at: node)
    return nil
  }

  /// One path, or a list of several.
  fileprivate mutating func pathSteps(_ node: YAMLNode, _ key: String) -> [PathStep] {
    guard let sequence = node.sequence else { return pathStep(node, key).map { [$0] } ?? [] }
    if sequence.isEmpty { report("value", "‘path’ names no path", "name one, or leave the key out", at: node) }
    var steps: [PathStep] = []
    for element in sequence {
      guard let step = pathStep(element, key) else { continue }
      if steps.contains(where: { $0.path == step.path }) {
        report("value", "the article is a step of ‘\(step.path)’ twice", "name each path once", at: element)
      }
      steps.append(step)
    }
    return steps
  }

  /// `First steps`, or `{name: First steps, step: 2}`.
  private mutating func pathStep(_ node: YAMLNode, _ key: String) -> PathStep? {
    guard let mapping = node.mapping else { return text(node, key).map { PathStep(path: $0) } }
    var (path, number): (String?, Int?)
    members(of: mapping, known: ["name", "step"], "‘path’") { reader, key, value in
      if key == "name" { path = reader.text(value, key) } else { number = reader.integer(value, key) }
    }
    if let number, number < 1 {
      report("value", "‘step’ cannot be \(number)", "count the steps from 1", at: node)
    }
    if path == nil { report("value", "‘path’ has no name", "write {name: First steps, step: 2}", at: node) }
    return path.map { PathStep(path: $0, number: number) }
  }

  fileprivate mutating func line(_ node: YAMLNode, _ key: String) -> String? {
    // A block scalar (`>-` or `|`) may end with a newline.
    guard let text = text(node, key).map({ $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }) else { return nil }
    if text.contains("\n") { report("value", "‘\(key)’ is to be one line", "tell the rest in the article", at: node) }
    return text
  }

  fileprivate mutating func date(_ node: YAMLNode, _ key: String) -> CalendarDate? {
    guard let text = text(node, key) else { return nil }
    if let date = CalendarDate(text) { return date }
    report("value", "‘\(text)’ is no day of the calendar", "write it as 2026-11-23", at: node)
    return nil
  }
}
