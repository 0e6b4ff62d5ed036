import Diagnostics
import KnowledgeBase
import Testing

@Suite struct TranslationTests {
  private static let original = "## One\n\nText.\n\n```console\n$ echo a\na\n```\n\n### Two\n\nMore.\n"

  private func base(_ original: String, _ translation: String, recorded: String? = nil) async throws -> KnowledgeBase {
    let key = recorded.map { "original: \($0)\n" } ?? ""
    return try await load([
      "site.yml": "title: T", "articles/a.md": "---\ntitle: A\n---\n" + original,
      "articles/a.ja.md": "---\ntitle: A\n\(key)---\n" + translation,
    ])
  }

  private func warnings(_ base: KnowledgeBase) throws -> [Diagnostic] {
    base.translationWarnings(try base.articles.map { try base.content(of: $0) })
  }

  private func fingerprint(_ original: String) async throws -> String {
    let base = try await base(original, "x\n")
    return try #require(try base.content(of: base.articles[0]).outline?.fingerprint)
  }

  /// What is done to the original, and whether a translation of it is older then.
  static let changes: [(String, String, Bool)] = [
    ("Text.", "Text!", true), ("## One", "## First", true), ("$ echo a", "$ echo b", true),
    ("\na\n", "\nb\n", false), ("\na\n", "\nb\nc\n", false), ("\n", "\r\n", false),
  ]

  /// Prose and commands count; what commands print is compared with reality.
  @Test(arguments: changes) func whatMakesATranslationOlder(_ old: String, _ new: String, _ isOlder: Bool) async throws
  {
    let before = try await fingerprint(Self.original)
    let changed = Self.original.replacing(old, with: new)
    #expect(changed != Self.original)
    let found = try warnings(await base(changed, Self.original, recorded: before))
    #expect(found.map(\.brief) == (isOlder ? ["a.ja.md:3:11 older-translation"] : []))
    if isOlder { #expect(try await found[0].summary.hasSuffix("is now \(fingerprint(changed))")) }
  }

  /// A translation of which nobody has said what it follows, and what is told.
  static let structures: [(String, [String])] = [
    ("## いち\n\n本文。\n\n```console\n$ echo a\na\n```\n\n### に\n\n", []),
    (
      "## いち\n\n```console\n$ echo a\na\n```\n", ["missing: the section ‘Two’ (Content/articles/a.md:13)"]
    ),
    (
      "## いち\n\n```console\n$ echo b\na\n```\n\n### に\n\n### さん\n",
      [
        "missing: ‘echo a’ (Content/articles/a.md:9)", "not in the original: ‘echo b’ (Content/articles/a.ja.md:7)",
        "not in the original: the section ‘さん’ (Content/articles/a.ja.md:13)",
      ]
    ),
  ]

  @Test(arguments: structures) func withoutARecordTheStructureTells(_ translation: String, _ told: [String])
    async throws
  {
    let found = try warnings(await base(Self.original, translation))
    #expect(found.map(\.brief) == (told.isEmpty ? [] : ["a.ja.md:1 different-translation"]))
    #expect(found.flatMap(\.notes).dropLast().sorted() == told.sorted())
  }

  @Test func aRecordWithoutAnOriginalIsTold() async throws {
    let files = ["site.yml": "title: T", "articles/a.md": "---\ntitle: A\noriginal: 0123abcd\n---\n"]
    #expect(try await warnings(load(files)).map(\.brief) == ["a.md:3:11 no-original"])
  }

  @Test func aRecordIsEightDigits() async {
    for value in ["0123abc", "0123abcde", "0123ABCD", "x"] {
      let files = ["site.yml": "title: T", "articles/a.md": "---\ntitle: A\noriginal: '\(value)'\n---\n"]
      #expect(await problems(files).map(\.brief) == ["a.md:3:11 value"], "\(value)")
    }
  }

  /// A file, and what it is once the record is in it; nil where there is no room.
  static let recordings: [(String, String?)] = [
    ("---\ntitle: A\n---\ntext", "---\ntitle: A\noriginal: 0123abcd\n---\ntext"),
    ("---\r\ntitle: A\r\n---\r\ntext\r\n", "---\r\ntitle: A\r\noriginal: 0123abcd\r\n---\r\ntext\r\n"),
    (
      "\u{FEFF}---\noriginal: ffffffff # x\ntitle: A\n---\n",
      "\u{FEFF}---\noriginal: 0123abcd\ntitle: A\n---\n"
    ),
    (
      "---\r\noriginal: ffffffff\r\ntitle: A\r\n---\r\n", "---\r\noriginal: 0123abcd\r\ntitle: A\r\n---\r\n"
    ),
    ("---\ntitle: A\nfix: |\n  original: x\n---\n", "---\ntitle: A\nfix: |\n  original: x\noriginal: 0123abcd\n---\n"),
    ("---\n{title: A}\n---\n", nil),
  ]

  @Test(arguments: recordings) func theRecordIsALineOfTheFrontMatter(_ before: String, _ after: String?) async throws {
    let base = try await load(["site.yml": "title: T", "articles/a.md": before])
    let written = try base.source(of: base.articles[0]).recording(original: "0123abcd")
    #expect(written.map { Array($0) } == after.map { Array($0.utf8) })
  }
}
