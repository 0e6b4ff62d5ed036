/// Makes file names of what authors call tags and learning paths: `AWS CLI` is `aws-cli`, `証明書` is itself, `C++` is `c++`.
///
/// What a file system or an address gives another meaning becomes `-`; letters are in lower case, since some file systems ignore
/// case. A name that is taken gets `-2`, `-3` …
struct NameSlugs {
  private var taken: Set<String>

  /// - Parameter taken: names that mean something else in the same folder.
  init(taken: Set<String> = ["index"]) { self.taken = taken }

  /// The most bytes of a name: file systems hold 255, and endings are added.
  private static let limit = 120

  mutating func slug(for name: String) -> String {
    let slug = Self.slug(of: name)
    var unique = slug
    var number = 1
    while !taken.insert(unique).inserted {
      number += 1
      unique = "\(slug)-\(number)"
    }
    return unique
  }

  private static func slug(of name: String) -> String {
    var slug = String.UnicodeScalarView()
    var size = 0
    for scalar in name.lowercased().unicodeScalars {
      let next = isKept(scalar) ? scalar : "-"
      if next == "-", slug.last == "-" || slug.isEmpty { continue }
      size += UTF8.width(next)
      guard size <= limit else { break }
      slug.append(next)
    }
    while let last = slug.last, last == "-" || last == "." { slug.removeLast() }
    while slug.first == "." { slug.removeFirst() }
    return slug.isEmpty ? "section" : String(slug)
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "+", "#", ".", "_": true
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
        true
      default: false
      }
    }
  }
}
