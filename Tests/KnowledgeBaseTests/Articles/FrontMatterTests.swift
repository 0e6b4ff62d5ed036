import Diagnostics
import Testing
import Transcripts

@testable import KnowledgeBase

private func read(_ yaml: String) -> (matter: FrontMatter, problems: [Diagnostic]) {
  var reader = YAMLReader(file: "a.md", lineOffset: 1)
  let matter = FrontMatter(yaml, reader: &reader)
  return (matter, reader.diagnostics)
}

@Suite struct FrontMatterTests {
  @Test func everyKeyIsRead() {
    let (matter, problems) = read(
      """
      title: "A: title"
      summary: >-
        Over
        two lines
      date: 2024-02-29
      updated: 2026-11-23
      tags: [sqs, "vpc, endpoint"]
      authors:
        - A. Author
        - 著者
      symptoms: 'one: alone'
      fix: >-
        Do this
        instead
      needs: [aws-cli >=1.16 <2, nslookup]
      when: "private-endpoint, !internet"
      path: basics
      aliases: [/old, /older]
      draft: true
      extra:
        color: red
        width: 12
      """)
    #expect(problems.isEmpty)
    #expect(matter.title == "A: title")
    #expect(matter.summary == "Over two lines")
    #expect(matter.date?.description == "2024-02-29")
    #expect(matter.updated?.description == "2026-11-23")
    #expect(matter.tags == ["sqs", "vpc, endpoint"])
    #expect(matter.authors == ["A. Author", "著者"])
    #expect(matter.symptoms == ["one: alone"])
    #expect(matter.fix == "Do this instead")
    #expect(matter.needs.map(\.description) == ["aws-cli >=1.16 <2", "nslookup"])
    #expect(matter.when.map(\.description) == ["private-endpoint", "!internet"])
    #expect(matter.paths == [PathStep(path: "basics")])
    #expect(matter.aliases.map(\.value) == ["/old", "/older"])
    #expect(matter.isDraft)
    #expect(matter.extra == ["color": "red", "width": "12"])
  }

  @Test func whatIsLeftOutIsEmpty() {
    var expected = FrontMatter()
    expected.title = "A"
    #expect(read("title: A\n").matter == expected)
    #expect(read("title: A\ntags: []\nneeds: []\nwhen: []\nauthors:\n").matter == expected)
    #expect(read("title: A\ntags: []\nneeds: []\nwhen: []\nauthors:\n").problems.isEmpty)
  }

  /// YAML, what is found, and a part of the way out. The lines are those of the file, whose first is `---`.
  static let broken: [(String, [String], String)] = [
    ("summary: x", ["a.md missing-title"], "title: …"),
    ("", ["a.md missing-title"], "title: …"),
    ("title:", ["a.md:2:7 value"], ""),
    ("title: [a]", ["a.md:2:8 value"], ""),
    ("title: A\nsummary: {a: b}", ["a.md:3:10 value"], ""),
    ("title: A\ndate: 2026-02-29", ["a.md:3:7 value"], "2026-11-23"),
    ("title: A\ndate: 2026-13-01", ["a.md:3:7 value"], "2026-11-23"),
    ("title: A\nupdated: yesterday", ["a.md:3:10 value"], "2026-11-23"),
    ("title: A\ntags: {a: b}", ["a.md:3:7 value"], ""),
    ("title: A\ntags: [a, [b]]", ["a.md:3:11 value"], ""),
    ("title: A\nauthors:\n  - a\n  - x: y", ["a.md:5:5 value"], ""),
    ("title: A\nsymptoms:\n  a: b", ["a.md:4:3 value"], ""),
    ("title: A\nsymptoms:\n  - sound\n  - ...", ["a.md:5:5 symptom"], "words"),
    ("title: A\nsymptoms: ['{{x}}', 'a {{1 ~ nonsense}}']", ["a.md:3:12 symptom", "a.md:3:21 symptom"], "kinds:"),
    ("title: A\nfix: |\n  one\n  two", ["a.md:3:6 value"], "article"),
    ("title: A\nfix: [a]", ["a.md:3:6 value"], ""),
    ("title: A\nneeds: aws-cli ~1", ["a.md:3:8 value"], "aws-cli >=1.16"),
    ("title: A\nwhen: [a b]", ["a.md:3:7 value"], "private-endpoint"),
    ("title: A\npath: []", ["a.md:3:7 value"], ""),
    ("title: A\ndraft: perhaps", ["a.md:3:8 value"], ""),
    ("title: A\nextra: 3", ["a.md:3:8 value"], ""),
    ("title: A\nextra:\n  a: [1]", ["a.md:4:6 value"], ""),
    ("titel: A", ["a.md missing-title", "a.md:2:1 unknown-key"], "title"),
    ("title: A\ntag: b", ["a.md:3:1 unknown-key"], "did you mean ‘tags’?"),
    ("title: A\nzzzzzzzz: b", ["a.md:3:1 unknown-key"], "known: title, summary"),
    ("title: A\ntitle: B", ["a.md:2:1 yaml"], "keep one"),
    ("title: 'A", ["a.md:2:10 yaml"], ""),
    ("title: A\n\tdate: 1", ["a.md:3:1 yaml"], ""),
    ("- title: A", ["a.md:2:1 yaml"], ""),
    ("just text", ["a.md:2:1 yaml"], ""),
  ]

  @Test(arguments: broken) func mistakes(_ yaml: String, _ expected: [String], _ way: String) {
    let found = read(yaml).problems
    #expect(found.map(\.brief).sorted() == expected)
    #expect(found.contains { way.isEmpty || $0.notes.contains { $0.contains(way) } }, "\(found)")
  }

  @Test func everyProblemIsToldAtOnce() {
    let found = read("titel: A\ndate: x\ntags: {}\ndraft: 3\n").problems
    #expect(Set(found.compactMap(\.location.line)) == [2, 3, 4, 5])
  }

  static let days: [(String, Bool)] = [
    ("2026-11-23", true), ("2024-02-29", true), ("2000-02-29", true), ("1900-02-29", false), ("2026-04-31", false),
    ("2026-12-31", true), ("2026-00-01", false), ("2026-01-00", false), ("2026-1-01", false), ("26-01-01", false),
    ("2026-11-23T10:00:00Z", false), ("2026-+1-01", false), ("2026-01-+1", false), ("", false),
  ]

  @Test(arguments: days) func calendar(_ text: String, _ isDay: Bool) {
    #expect(CalendarDate(text)?.description == (isDay ? text : nil))
  }

  @Test func daysAreInOrder() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map { try #require(CalendarDate($0)) }
    #expect(days.reversed().sorted() == days)
  }
}
