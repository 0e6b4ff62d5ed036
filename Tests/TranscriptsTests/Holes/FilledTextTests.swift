import Testing
import TestSupport

@testable import Transcripts

@Suite struct FilledTextTests {
  /// Every byte of the text as written that is not part of a change stands at the place that is told of it.
  @Test(arguments: [
    ("a {{x}} b", "a longer b"), ("\\{{x}} {{x}}", "{{x}} longer"), ("{{x}}\\{{y}}{{x}}.", "longer{{y}}longer."),
    ("{{unknown}}!", "{{unknown}}!"), ("plain", "plain"), ("", ""),
  ])
  func placesAreKept(_ written: String, _ filled: String) {
    let source = Array(written.utf8)
    let text = FilledText(source, ["x": "longer"], takesBackEscapes: true)
    #expect(String(decoding: text.bytes, as: UTF8.self) == filled)
    #expect(text.place(of: source.count) == text.bytes.count)
    for index in source.indices where ".!b ".utf8.contains(source[index]) {
      #expect(text.bytes[text.place(of: index)] == source[index], "\(index)")
    }
  }

  private static let values = ["a": "", "b": "long value", "c": "x{{b}}"]

  /// Every place leads into the filled text, in order, and the end to the end.
  @Test func anyTextIsFilledAsItIsSubstituted() {
    let pieces = ["{{a}}", "{{b}}", "{{ c }}", "{{d}}", "\\{{b}}", "\\{{", "{", "}}", "\n", "x", "\\", "日"]
    var random = SeededNumbers(seed: 1)
    for _ in 0..<2000 {
      let count = Int.random(in: 0...9, using: &random)
      let text = Array((0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined().utf8)
      let plain = FilledText(text, Self.values)
      #expect(plain.bytes == substituting(Self.values, in: text))
      let run = FilledText(text, Self.values, takesBackEscapes: true)
      #expect(run.bytes == withoutEscapes(substituting(Self.values, in: text)), "as it is run: \(text.text)")
      for filled in [plain, run] {
        let places = (0...text.count).map { filled.place(of: $0) }
        let note = Comment(rawValue: text.text)
        #expect(places == places.sorted() && places.last == filled.bytes.count, note)
        for index in text.indices where text[index] == 0x0A { #expect(filled.bytes[places[index]] == 0x0A, note) }
        for fill in filled.fills { #expect(filled.bytes[fill.range].text == Self.values[fill.name], note) }
      }
    }
  }

  @Test func blanksMakeAnotherTextWhereItIsStrict() {
    let filled = FilledText(Array("{{b}} {{ b }} \\{{b}}".utf8), Self.values, isStrict: true)
    #expect(filled.bytes.text == "long value {{ b }} \\{{b}}")
  }
}
