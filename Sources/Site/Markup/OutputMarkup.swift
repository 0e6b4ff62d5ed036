import Markdown
import Transcripts

/// The output of a command as HTML: what stands for more than itself is marked, with its meaning as its title; colours of the
/// terminal are kept, other escape sequences taken out.
struct OutputMarkup {
  let phrases: Phrases
  /// Names that stand for any word, with the values that are shown.
  var variables: [String: String] = [:]
  /// What `{{name}}` is on the page.
  var values: [String: String] = [:]
  /// Names that a reader may set.
  var settable: Set<String> = []

  /// An output without the empty lines around it.
  struct Shown {
    fileprivate let writer: StyledWriter
    fileprivate let lines: ArraySlice<ArraySlice<UInt8>>
  }

  /// Nil where nothing is shown.
  func shown(_ output: [UInt8]) -> Shown? {
    let styled = StyledText(output)
    let filled = FilledText(styled.bytes, values)
    let writer = StyledWriter(
      text: PageText(filled, settable: settable),
      changes: styled.changes.map { (filled.place(of: $0.start), $0.style) })
    let lines = filled.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isEmpty = { (line: ArraySlice<UInt8>) in line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
    guard let first = lines.firstIndex(where: { !isEmpty($0) }), let last = lines.lastIndex(where: { !isEmpty($0) })
    else { return nil }
    return Shown(writer: writer, lines: lines[first...last])
  }

  /// An output as HTML; empty where nothing is shown.
  func html(_ output: [UInt8], isExact: Bool) -> String {
    shown(output).map { shown in htmlText { write(shown, isExact: isExact, into: &$0) } } ?? ""
  }

  func write(_ output: Shown, isExact: Bool, into html: inout HTMLBuffer) {
    for (index, line) in zip(output.lines.indices, output.lines) {
      if index > output.lines.startIndex { html.append(0x0A) }
      if isExact {
        output.writer.write(line.indices, into: &html)
      } else {
        write(line, output.writer, into: &html)
      }
    }
  }

  private func write(_ line: ArraySlice<UInt8>, _ writer: StyledWriter, into html: inout HTMLBuffer) {
    var position = line.startIndex
    for annotation in annotations(of: Array(line), variables: variables) {
      let place = (annotation.range.lowerBound + line.startIndex)..<(annotation.range.upperBound + line.startIndex)
      let range = writer.text.widened(place)
      // Two values in one variable of the reader's are one to them.
      guard range.lowerBound >= position else { continue }
      writePlain(position..<range.lowerBound, writer, into: &html)
      writeSpan(annotation.meaning, range, writer, into: &html)
      position = range.upperBound
    }
    writePlain(position..<line.endIndex, writer, into: &html)
  }

  /// Text that stands for itself; `\{{` in it is `{{`.
  private func writePlain(_ range: Range<Int>, _ writer: StyledWriter, into html: inout HTMLBuffer) {
    var position = range.lowerBound
    let bytes = writer.text.bytes[range]
    for place in range
    where bytes[place] == 0x5C && bytes[place...].dropFirst().starts(with: "{{".utf8)
      && writer.text.widened(place..<place + 1).count == 1
    {
      writer.write(position..<place, into: &html)
      position = place + 1
    }
    writer.write(position..<range.upperBound, into: &html)
  }

  private func writeSpan(
    _ meaning: Annotation.Meaning, _ range: Range<Int>, _ writer: StyledWriter, into html: inout HTMLBuffer
  ) {
    switch meaning {
    case .value(let kind): write("v", phrases.kind(kind.name), into: &html) { writer.write(range, into: &$0) }
    case .hole(let example, let words):
      write("v", escaped(words), into: &html) { html in
        writer.writeStyled(range.lowerBound, into: &html) { $0.appendEscaped(example) }
      }
    case .variable(let value): write("v", phrases(.anyWord), into: &html) { $0.appendEscaped(value) }
    case .text: write("el", phrases(.anyText), into: &html) { writer.write(range, into: &$0) }
    case .lines: write("el", phrases(.anyLines), into: &html) { writer.write(range, into: &$0) }
    }
  }

  private func write(
    _ name: StaticString, _ title: String, into html: inout HTMLBuffer, _ content: (inout HTMLBuffer) -> Void
  ) {
    html.append("<span class=\"" as StaticString)
    html.append(name)
    html.append("\" title=\"" as StaticString)
    html.append(title)
    html.append("\">" as StaticString)
    content(&html)
    html.append("</span>" as StaticString)
  }
}

/// Writes parts of an output with the styles that a terminal would show them in.
private struct StyledWriter {
  let text: PageText
  let changes: [(start: Int, style: TextStyle)]

  func write(_ range: Range<Int>, into html: inout HTMLBuffer) {
    guard !changes.isEmpty else { return text.write(range, into: &html) }
    var place = range.lowerBound
    var next = firstChange(after: place)
    while place < range.upperBound {
      let end = next < changes.count ? min(changes[next].start, range.upperBound) : range.upperBound
      if end > place { writeStyled(place, into: &html) { text.write(place..<end, into: &$0) } }
      place = end
      next += 1
    }
  }

  /// Puts what `content` writes into the style that is in force at a place.
  func writeStyled(_ place: Int, into html: inout HTMLBuffer, _ content: (inout HTMLBuffer) -> Void) {
    let index = firstChange(after: place)
    let names = index > 0 ? changes[index - 1].style.classes : ""
    guard !names.isEmpty else { return content(&html) }
    html.append("<span class=\"\(names)\">")
    content(&html)
    html.append("</span>" as StaticString)
  }

  /// By halves: an output may change its style at each character.
  private func firstChange(after place: Int) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].start <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TextStyle {
  /// The classes that the style sheet knows; bright colours are those of their hue, which are readable on either ground.
  fileprivate var classes: String {
    var names: [String] = []
    if let foreground { names.append(foreground == 8 ? "c0" : "c\(foreground % 8)") }
    if let background { names.append("b\(background % 8)") }
    if isBold { names.append("t-b") }
    if isDim { names.append("t-d") }
    if isItalic { names.append("t-i") }
    if isUnderlined { names.append("t-u") }
    if isInverse { names.append("t-r") }
    return names.joined(separator: " ")
  }
}
