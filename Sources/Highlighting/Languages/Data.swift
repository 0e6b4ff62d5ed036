extension Grammar {
  /// JSON (RFC 8259), with the comments of JSONC and the quotes of JSON5; lines of JSON too.
  static let json = Grammar(.data, keywords: "true false null") {
    $0.comments = [.line("//"), .block("/*", "*/")]
    $0.quotes = [.plain("\"", escape: "\\"), .plain("'", escape: "\\")]
    $0.keys = .stringBeforeColon
  }

  /// YAML 1.2.
  static let yaml = Grammar(.data, keywords: "true false null yes no on off True False", extra: "/.~") {
    $0.comments = [.line("#", .behindGap)]
    $0.quotes = [.plain("\"", escape: "\\", spansLines: true), .plain("'", spansLines: true)]
    $0.keys = .colon
    $0.sigils = [("&", .variable), ("*", .variable), ("!", .variable)].map { (UInt8(ascii: $0), $1) }
  }

  /// TOML 1.0.
  static let toml = Grammar(.data, keywords: "true false inf nan") {
    $0.comments = [.line("#")]
    $0.quotes = [
      .plain("\"\"\"", escape: "\\", spansLines: true), .plain("'''", spansLines: true), .plain("\"", escape: "\\"),
      .plain("'"),
    ]
    $0.keys = .equals
    $0.hasSections = true
  }

  /// INI files and what looks like them: `~/.aws/config`, `.env`, systemd's units.
  static let settings = Grammar(.data, keywords: "true false yes no on off", extra: "/.") {
    $0.comments = [.line("#", .behindGap), .line(";", .lineStart)]
    $0.quotes = [.plain("\"", escape: "\\"), .plain("'")]
    $0.keys = .equals
    $0.hasSections = true
    $0.hasVariables = true
  }

  /// HCL 2, the language of Terraform.
  static let hcl = Grammar(.data, keywords: "true false null for in if else endif endfor", extra: "-") {
    $0.comments = [.line("#"), .line("//"), .block("/*", "*/")]
    $0.quotes = [.plain("\"", escape: "\\", interpolation: "${")]
    $0.keys = .blocks
    $0.hasHereDocuments = true
  }
}

extension Grammar.Comment {
  static func line(_ opening: String, _ place: Place = .anywhere) -> Self {
    Self(opening: Array(opening.utf8), place: place)
  }

  static func block(_ opening: String, _ closing: String, nests: Bool = false) -> Self {
    Self(opening: Array(opening.utf8), closing: Array(closing.utf8), nests: nests)
  }
}

extension Grammar.Quote {
  /// A string between two equal signs.
  static func plain(
    _ sign: String, escape: Unicode.Scalar? = nil, spansLines: Bool = false, interpolation: String = "",
    hasVariables: Bool = false
  ) -> Self {
    Self(
      opening: Array(sign.utf8), closing: Array(sign.utf8), escape: escape.map { UInt8(ascii: $0) },
      spansLines: spansLines, interpolation: Array(interpolation.utf8), hasVariables: hasVariables)
  }
}
