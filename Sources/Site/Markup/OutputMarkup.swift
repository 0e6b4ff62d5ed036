import Transcripts

/// The output of a command as HTML: what stands for more than itself is marked, with its meaning as its title.
struct OutputMarkup {
  let phrases: Phrases
  /// Names that stand for any word, with the values that are shown.
  var variables: [String: String] = [:]

  /// Empty where nothing is shown.
  func html(_ output: [UInt8], isExact: Bool) -> String {
    var lines = output.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    while lines.first?.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) ?? false { lines.removeFirst() }
    while lines.last?.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) ?? false { lines.removeLast() }
    return lines.map { isExact ? escaped($0) : line($0) }.joined(separator: "\n")
  }

  private func line(_ line: [UInt8]) -> String {
    var html = ""
    var position = 0
    for annotation in annotations(of: line, variables: variables) {
      html += escaped(line[position..<annotation.range.lowerBound])
      html += span(annotation.meaning, escaped(line[annotation.range]))
      position = annotation.range.upperBound
    }
    return html + escaped(line[position...])
  }

  private func span(_ meaning: Annotation.Meaning, _ html: String) -> String {
    switch meaning {
    case .value(let kind): "<span class=\"v\" title=\"\(phrases.kind(kind.name))\">\(html)</span>"
    case .hole(let example, let words): "<span class=\"v\" title=\"\(escaped(words))\">\(escaped(example))</span>"
    case .variable(let value): "<span class=\"v\" title=\"\(phrases(.anyWord))\">\(escaped(value))</span>"
    case .text: "<span class=\"el\" title=\"\(phrases(.anyText))\">\(html)</span>"
    case .lines: "<span class=\"el\" title=\"\(phrases(.anyLines))\">\(html)</span>"
    }
  }
}
