import Glibc

/// A POSIX extended regular expression (POSIX.1-2024, Base Definitions, 9.4), by way of the C library.
struct ExtendedRegex: ~Copyable {
  private var regex = regex_t()

  /// Nil if the expression is not valid.
  init?(_ expression: String) {
    guard regcomp(&regex, "^(\(expression))$", REG_EXTENDED) == 0 else { return nil }
  }

  deinit {
    var regex = regex
    regfree(&regex)
  }

  /// Beyond this many bytes only the ends within them are looked for.
  private static let limit = 2_000

  /// Every end of a match that begins at `start`, the longest first.
  func ends(in line: [UInt8], at start: Int) -> [Int] {
    let last = min(line.count, start + Self.limit)
    guard start <= last else { return [] }
    return (start...last).reversed().filter { matches(line[start..<$0]) }
  }

  private func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
    withUnsafePointer(to: regex) { regexec($0, bytes.text, 0, nil, 0) == 0 }
  }

  /// What is wrong with an expression, in the words of the C library; nil if nothing is.
  static func problem(_ expression: String) -> String? {
    var regex = regex_t()
    let code = regcomp(&regex, expression, REG_EXTENDED)
    guard code != 0 else {
      regfree(&regex)
      return nil
    }
    var text = [CChar](repeating: 0, count: 200)
    regerror(code, &regex, &text, text.count)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
