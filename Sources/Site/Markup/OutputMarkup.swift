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

  /// Empty where nothing is shown.
  func html(_ output: [UInt8], isExact: Bool) -> String {
    let styled = StyledText(output)
    let filled = FilledText(styled.bytes, values)
    let writer = StyledWriter(
      text: PageText(filled, settable: settable),
      changes: styled.changes.map { (filled.place(of: $0.start), $0.style) })
    let lines = filled.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isEmpty = { (line: ArraySlice<UInt8>) in line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
    guard let first = lines.firstIndex(where: { !isEmpty($0) }), let last = lines.lastIndex(where: { !isEmpty($0) })
    else { return "" }
    return lines[first...last].map { isExact ? writer.html($0.indices) : line($0, writer) }.joined(separator: "\n")
  }

  private func line(_ line: ArraySlice<UInt8>, _ writer: StyledWriter) -> String {
    var html = ""
    var position = line.startIndex
    for annotation in annotations(of: Array(line), variables: variables) {
      let place = (annotation.range.lowerBound + line.startIndex)..<(annotation.range.upperBound + line.startIndex)
      let range = writer.text.widened(place)
      // Two values in one variable of the reader's are one to them.
      guard range.lowerBound >= position else { continue }
      html += plain(position..<range.lowerBound, writer)
      html += span(annotation.meaning, range, writer)
      position = range.upperBound
    }
    return html + plain(position..<line.endIndex, writer)
  }

  /// Text that stands for itself; `\{{` in it is `{{`.
  private func plain(_ range: Range<Int>, _ writer: StyledWriter) -> String {
    let html = writer.html(range)
    return html.contains("\\{{") ? html.replacing("\\{{", with: "{{") : html
  }

  private func span(_ meaning: Annotation.Meaning, _ range: Range<Int>, _ writer: StyledWriter) -> String {
    switch meaning {
    case .value(let kind): "<span class=\"v\" title=\"\(phrases.kind(kind.name))\">\(writer.html(range))</span>"
    case .hole(let example, let words):
      "<span class=\"v\" title=\"\(escaped(words))\">\(writer.styled(range.lowerBound, escaped(example)))</span>"
    case .variable(let value): "<span class=\"v\" title=\"\(phrases(.anyWord))\">\(escaped(value))</span>"
    case .text: "<span class=\"el\" title=\"\(phrases(.anyText))\">\(writer.html(range))</span>"
    case .lines: "<span class=\"el\" title=\"\(phrases(.anyLines))\">\(writer.html(range))</span>"
    }
  }
}

/// Writes parts of an output with the styles that a terminal would show them in.
private struct StyledWriter {
  let text: PageText
  let changes: [(start: Int, style: TextStyle)]

  func html(_ range: Range<Int>) -> String {
    guard !changes.isEmpty else { return text.html(range) }
    var html = ""
    var place = range.lowerBound
    var next = firstChange(after: place)
    while place < range.upperBound {
      let end = next < changes.count ? min(changes[next].start, range.upperBound) : range.upperBound
      if end > place { html += styled(place, text.html(place..<end)) }
      place = end
      next += 1
    }
    return html
  }

  /// HTML in the style that is in force at a place.
  func styled(_ place: Int, _ html: String) -> String {
    let index = firstChange(after: place)
    guard index > 0, !html.isEmpty else { return html }
    let names = changes[index - 1].style.classes
    return names.isEmpty ? html : "<span class=\"\(names)\">\(html)</span>"
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
