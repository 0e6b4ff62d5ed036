extension Grammar {
  /// Python 3.
  static let python = Grammar(
    .code,
    keywords:
      "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield True False None",
    definers: "def class"
  ) {
    $0.comments = [.line("#")]
    $0.quotes = [
      .plain("\"\"\"", escape: "\\", spansLines: true), .plain("'''", escape: "\\", spansLines: true),
      .plain("\"", escape: "\\"), .plain("'", escape: "\\"),
    ]
    $0.sigils = [(UInt8(ascii: "@"), .variable)]
  }

  /// Swift 6.
  static let swift = Grammar(
    .code,
    keywords:
      "actor any as associatedtype async await borrowing break case catch class consuming continue convenience default defer deinit do else enum extension fallthrough fileprivate final for func guard if import in indirect init inout internal is isolated lazy let macro mutating nil nonisolated nonmutating open operator override package private protocol public repeat required rethrows return self Self sending some static struct subscript super switch throw throws true false try typealias unowned var weak where while",
    definers: "actor associatedtype class enum extension func macro protocol struct typealias"
  ) {
    $0.comments = [.line("//"), .block("/*", "*/", nests: true)]
    $0.quotes = [
      Quote(opening: Array("#\"".utf8), closing: Array("\"#".utf8)),
      .plain("\"\"\"", escape: "\\", spansLines: true, interpolation: "\\("),
      .plain("\"", escape: "\\", interpolation: "\\("),
    ]
    $0.sigils = [(UInt8(ascii: "@"), .variable), (UInt8(ascii: "#"), .word)]
  }
}
