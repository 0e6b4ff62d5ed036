/// A bare URL or mail address in text (GFM 0.29, 6.9).
struct Autolink {
  let range: Range<Int>
  /// What stands before the text in the link's destination: `http://` for `www.`, `mailto:` for an address.
  let prefix: String

  /// No host name is longer (RFC 1035, 2.3.4); it also keeps the search linear.
  private static let longestDomain = 255

  /// - Parameters:
  ///   - mark: the offset of the `:`, `w` or `@` that may belong to a link.
  ///   - start: what is before belongs to another.
  init?(in text: UnsafeBufferPointer<UInt8>, at mark: Int, notBefore start: Int) {
    switch text[mark] {
    case UInt8(ascii: ":"): self.init(url: text, colon: mark, start)
    case UInt8(ascii: "w"): self.init(www: text, mark, start)
    case UInt8(ascii: "@"): self.init(mail: text, at: mark, start)
    default: return nil
    }
  }

  private init?(url text: UnsafeBufferPointer<UInt8>, colon: Int, _ start: Int) {
    let scheme = text[start..<colon].reversed().prefix { $0.isASCIILetter }.count
    let name = UnsafeBufferPointer(rebasing: text[colon - scheme..<colon])
    guard scheme <= 5,
      ["http", "https", "ftp"].contains(where: {
        name.count == $0.utf8CodeUnitCount && name.hasPrefix(ignoringCase: $0)
      }),
      let domain = Self.domain(in: text, from: colon + 3, needsPeriod: false)
    else { return nil }
    range = colon - scheme..<Self.end(in: text, from: colon - scheme, after: domain)
    prefix = ""
  }

  private init?(www text: UnsafeBufferPointer<UInt8>, _ mark: Int, _ start: Int) {
    if mark > 0 {
      let before = text[mark - 1]
      guard before.isSpace || before >= 0x80 || "*_~(".utf8.contains(before) else { return nil }
    }
    guard let domain = Self.domain(in: text, from: mark, needsPeriod: true), domain > mark + 4 else { return nil }
    range = mark..<Self.end(in: text, from: mark, after: domain)
    prefix = "http://"
  }

  private init?(mail text: UnsafeBufferPointer<UInt8>, at mark: Int, _ start: Int) {
    let local = text[start..<mark].reversed().prefix { $0.isInLocalPart }.count
    let domain = text[(mark + 1)...].prefix { $0.isInDomain || $0 == UInt8(ascii: ".") }
    var end = domain.endIndex
    while end > domain.startIndex, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    guard local > 0, end > mark + 1, text[end - 1] != UInt8(ascii: "-"), text[end - 1] != UInt8(ascii: "_"),
      text[mark + 1..<end].contains(UInt8(ascii: ".")), text[mark + 1] != UInt8(ascii: ".")
    else { return nil }
    let first = mark - local
    for scheme in ["mailto:", "xmpp:"] as [StaticString] {
      let length = scheme.utf8CodeUnitCount
      guard first - length >= start,
        UnsafeBufferPointer(rebasing: text[first - length..<first]).hasPrefix(ignoringCase: scheme)
      else { continue }
      range = first - length..<end
      prefix = ""
      return
    }
    range = first..<end
    prefix = "mailto:"
  }

  /// The end of a valid domain: parts of letters, digits, `-` and `_`, the last two without `_`.
  private static func domain(in text: UnsafeBufferPointer<UInt8>, from start: Int, needsPeriod: Bool) -> Int? {
    var (periods, underscores, underscoresBefore) = (0, 0, 0)
    var offset = start
    while offset < text.count, offset - start <= longestDomain {
      switch text[offset] {
      case UInt8(ascii: "_"): underscores += 1
      case UInt8(ascii: "."):
        (underscoresBefore, underscores) = (underscores, 0)
        periods += 1
      case let byte where byte.isInDomain: break
      default:
        guard let scalar = text.scalar(at: offset), !scalar.endsURL, scalar.value >= 0x80,
          !scalar.isMarkdownPunctuation
        else { return isValid() }
        offset += UTF8.width(scalar) - 1
      }
      offset += 1
    }
    return isValid()

    func isValid() -> Int? {
      offset > start && text[start] != UInt8(ascii: ".") && underscores + underscoresBefore == 0
        && (!needsPeriod || periods > 0) ? offset : nil
    }
  }

  /// The end of a link: up to a space, `<` or `[^`, or to Chinese or Japanese punctuation; without punctuation that rather belongs to
  /// the sentence (GFM 0.29, 6.9, extended autolink path validation).
  private static func end(in text: UnsafeBufferPointer<UInt8>, from start: Int, after domain: Int) -> Int {
    var end = domain
    var (opened, closed) = (0, 0)
    // A footnote may follow at once.
    while let scalar = text.scalar(at: end), !scalar.endsURL, !text[end...].starts(with: "[^".utf8) {
      if scalar == "(" { opened += 1 }
      if scalar == ")" { closed += 1 }
      end += UTF8.width(scalar)
    }
    while end > start {
      switch text[end - 1] {
      case _ where "?!.,:*_~'\"".utf8.contains(text[end - 1]): end -= 1
      case UInt8(ascii: ")") where closed > opened:
        closed -= 1
        end -= 1
      case UInt8(ascii: ";"):
        let name = text[start..<end - 1].reversed().prefix { $0.isASCIILetter || $0.isASCIIDigit }.count
        let ampersand = end - 2 - name
        guard name > 0, ampersand > start, text[ampersand] == UInt8(ascii: "&") else { return end }
        end = ampersand
      default: return end
      }
    }
    return end
  }
}

extension Unicode.Scalar {
  fileprivate var endsURL: Bool {
    if value < 0x80 { return value <= 0x20 || self == "<" || value == 0x7F }
    return isMarkdownWhitespace || (isCJK(self) && isMarkdownPunctuation)
  }
}

extension UInt8 {
  fileprivate var isInDomain: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }

  fileprivate var isInLocalPart: Bool {
    isInDomain || self == UInt8(ascii: ".") || self == UInt8(ascii: "+")
  }
}
