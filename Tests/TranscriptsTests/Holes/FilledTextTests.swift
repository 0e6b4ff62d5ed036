import Testing

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
}
