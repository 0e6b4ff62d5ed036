extension Grammar {
  /// The Shell Command Language of POSIX.1-2024, with what bash and its kin add.
  static let shell = Grammar(
    .commands,
    keywords:
      "if then elif else fi for while until do done case esac in select function time { } ! [[ ]] return export local readonly unset",
    leaders: "if then elif else while until do time { ! "
  ) {
    $0.comments = [.line("#", .behindGap)]
    $0.quotes = [
      .plain("\"", escape: "\\", spansLines: true, interpolation: "$(", hasVariables: true),
      .plain("'", spansLines: true),
    ]
    $0.separators = Array("|&;`".utf8)
    $0.escape = UInt8(ascii: "\\")
    $0.hasVariables = true
    $0.hasHereDocuments = true
  }

  /// PowerShell 7.
  static let powerShell = Grammar(
    .commands,
    keywords:
      "if else elseif switch foreach for while do until function param return try catch finally throw begin process end in class enum using",
    leaders: "else do try finally begin process end return", ignoresCase: true
  ) {
    $0.comments = [.block("<#", "#>"), .line("#", .behindGap)]
    $0.quotes = [
      .here("\""), .here("'"),
      .plain("\"", escape: "`", spansLines: true, interpolation: "$(", hasVariables: true),
      .plain("'", spansLines: true),
    ]
    $0.separators = Array("|&;={}".utf8)
    $0.escape = UInt8(ascii: "`")
    $0.hasVariables = true
  }
}

extension Grammar.Quote {
  /// PowerShell's `@"` … `"@` on lines of their own.
  fileprivate static func here(_ sign: String) -> Self {
    Self(opening: Array("@\(sign)\n".utf8), closing: Array("\n\(sign)@".utf8), spansLines: true)
  }
}
