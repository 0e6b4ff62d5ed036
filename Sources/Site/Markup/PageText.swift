import Highlighting
import Markdown
import Transcripts

/// Text on its way to a page, whose places are marked: the reader's variables stay one element each.
struct PageText {
  let bytes: [UInt8]
  /// Values that a reader may set, left to right.
  let variables: [FilledText.Fill]

  init(_ filled: FilledText, settable: Set<String>) {
    bytes = filled.bytes
    variables = filled.fills.filter { settable.contains($0.name) }
  }

  /// The bytes with a plain word in the place of each variable: a token never ends within one, and a value that a reader may change
  /// colours nothing.
  var neutral: [UInt8] {
    var neutral = bytes
    for variable in variables { for index in variable.range { neutral[index] = 0x78 } }
    return neutral
  }

  /// Writes a part, escaped.
  func write(_ range: Range<Int>, into html: inout HTMLBuffer) {
    var place = range.lowerBound
    for variable in variables where variable.range.lowerBound >= place && variable.range.upperBound <= range.upperBound
    {
      html.appendEscaped(bytes[place..<variable.range.lowerBound])
      html.append("<span class=\"var\" data-var=\"" as StaticString)
      html.appendEscaped(variable.name)
      html.append("\">" as StaticString)
      html.appendEscaped(bytes[variable.range])
      html.append("</span>" as StaticString)
      place = variable.range.upperBound
    }
    html.appendEscaped(bytes[place..<range.upperBound])
  }

  /// A range, widened so that no variable is cut.
  func widened(_ range: Range<Int>) -> Range<Int> {
    variables.reduce(range) { range, variable in
      variable.range.overlaps(range)
        ? min(range.lowerBound, variable.range.lowerBound)..<max(range.upperBound, variable.range.upperBound) : range
    }
  }

  /// Writes a part with its tokens coloured; `plain` writes what lies between them.
  func write(
    _ range: Range<Int>, _ tokens: some Sequence<Token>, into html: inout HTMLBuffer,
    plain: (Range<Int>, inout HTMLBuffer) -> Void
  ) {
    var place = range.lowerBound
    for token in tokens {
      let part = token.range.clamped(to: range)
      guard !part.isEmpty else { continue }
      if part.lowerBound > place { plain(place..<part.lowerBound, &html) }
      html.append("<span class=\"" as StaticString)
      html.append(token.kind.name)
      html.append("\">" as StaticString)
      write(part, into: &html)
      html.append("</span>" as StaticString)
      place = part.upperBound
    }
    if place < range.upperBound { plain(place..<range.upperBound, &html) }
  }
}

extension Token.Kind {
  /// The class that the style sheet knows.
  var name: StaticString {
    switch self {
    case .comment: "k-com"
    case .string: "k-str"
    case .key: "k-key"
    case .number: "k-num"
    case .word: "k-word"
    case .command: "k-cmd"
    case .option: "k-opt"
    case .variable: "k-var"
    case .inserted: "k-ins"
    case .deleted: "k-del"
    case .heading: "k-head"
    }
  }
}
