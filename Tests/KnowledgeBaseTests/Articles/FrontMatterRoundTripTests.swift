import Diagnostics
import Testing
import Transcripts

@testable import KnowledgeBase

/// Whatever an author may say, said in any of YAML's ways, is what is read.
@Suite struct FrontMatterRoundTripTests {
  @Test func randomFrontMatterIsReadAsWritten() throws {
    for seed in 0..<300 as Range<UInt64> {
      var writer = FrontMatterWriter(seed: seed)
      let matter = try writer.randomMatter()
      let yaml = writer.yaml(of: matter)
      var reader = YAMLReader(file: "a.md", lineOffset: 1)
      let result = FrontMatter(yaml, reader: &reader)
      #expect(reader.diagnostics.isEmpty, "seed \(seed):\n\(yaml)")
      #expect(result == matter, "seed \(seed):\n\(yaml)")
    }
  }
}

private struct FrontMatterWriter {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let pieces = [
    "a", "Z", "0", "日本語", "é", "😀", " ", ": ", " #", "'", "\"", "\\", "- ", "[", "]", "{", "}", ",", "&", "*", "!", "|",
    ">", "%", "@", "`", "?", "~", "null", "true", "1.10", "007", "---", "\t", "\u{300}",
  ]

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

  private mutating func text() -> String {
    let count = Int.random(in: 1...6, using: &generator)
    return (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "a" }.joined()
  }

  private mutating func texts() -> [String] {
    let count = Int.random(in: 0...3, using: &generator)
    return (0..<count).map { _ in text() }
  }

  private mutating func day() -> CalendarDate? {
    let numbers = [
      Int.random(in: 1000...9999, using: &generator), Int.random(in: 1...12, using: &generator),
      Int.random(in: 1...28, using: &generator),
    ]
    return CalendarDate(numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-"))
  }

  mutating func randomMatter() throws -> FrontMatter {
    var matter = FrontMatter()
    matter.title = text()
    if chance(50) { matter.summary = text() }
    if chance(50) { matter.date = day() }
    if chance(50) { matter.updated = day() }
    matter.tags = texts()
    matter.authors = texts()
    // A symptom says a word.
    matter.symptoms = texts().map { "x" + $0 }
    if chance(50) { matter.fix = text() }
    if chance(50) { matter.needs = try BlockAttributes.needs("aws-cli >=1.16 <2, nslookup") }
    if chance(50) { matter.when = try BlockAttributes.when("private-endpoint, !internet") }
    matter.paths = Set(texts()).map {
      PathStep(path: $0, number: chance(50) ? .random(in: 1...9, using: &generator) : nil)
    }
    matter.aliases = texts().map { Placed($0, at: SourceLocation(file: "")) }
    matter.isDraft = chance(50)
    for _ in 0..<Int.random(in: 0...3, using: &generator) { matter.extra[text()] = text() }
    return matter
  }

  mutating func yaml(of matter: FrontMatter) -> String {
    var entries = ["title: " + scalar(matter.title)]
    if let summary = matter.summary { entries.append("summary: " + scalar(summary)) }
    if let date = matter.date { entries.append("date: \(date)") }
    if let updated = matter.updated { entries.append("updated: \"\(updated)\"") }
    for (key, values) in [
      ("tags", matter.tags), ("authors", matter.authors), ("symptoms", matter.symptoms),
      ("aliases", matter.aliases.map(\.value)),
      ("needs", matter.needs.map(\.description)), ("when", matter.when.map(\.description)),
    ] where !values.isEmpty || chance(20) {
      entries.append(list(key, values))
    }
    if let fix = matter.fix { entries.append("fix: " + scalar(fix)) }
    if !matter.paths.isEmpty { entries.append("path: [\(matter.paths.map { step($0) }.joined(separator: ", "))]") }
    if matter.isDraft || chance(50) { entries.append("draft: \(matter.isDraft)") }
    if !matter.extra.isEmpty {
      let members = matter.extra.sorted { $0.key < $1.key }.map { scalar($0.key) + ": " + scalar($0.value) }
      entries.append("extra:\n  " + members.joined(separator: "\n  "))
    }
    return entries.shuffled(using: &generator).joined(separator: "\n") + "\n"
  }

  private mutating func step(_ step: PathStep) -> String {
    guard let number = step.number else { return scalar(step.path) }
    return "{name: \(scalar(step.path)), step: \(number)}"
  }

  private mutating func list(_ key: String, _ values: [String]) -> String {
    let items = values.map { scalar($0) }
    if items.isEmpty || chance(50) { return "\(key): [\(items.joined(separator: ", "))]" }
    return "\(key):\n" + items.map { "  - " + $0 }.joined(separator: "\n")
  }

  /// The text in double quotes, in single quotes, or bare where that is the same.
  private mutating func scalar(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }), chance(60) { return text }
    if !text.contains("\t"), chance(50) { return "'" + escaped(text, ["'": "''"]) + "'" }
    return "\"" + escaped(text, ["\\": "\\\\", "\"": "\\\"", "\t": "\\t"]) + "\""
  }

  /// By scalars, since a combining mark makes another character of a quote.
  private func escaped(_ text: String, _ table: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { table[$0] ?? String($0) }.joined()
  }
}
