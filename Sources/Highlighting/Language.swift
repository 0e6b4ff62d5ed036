/// A language that code can be coloured in.
public struct Language: Sendable {
  let grammar: Grammar

  /// The language that the info word of a fence names, in capitals or not; nil for one that is not known.
  public init?(named word: some StringProtocol) {
    guard let grammar = Self.grammars[word.lowercased()] else { return nil }
    self.grammar = grammar
  }

  private init(_ grammar: Grammar) { self.grammar = grammar }

  /// The POSIX shell and its kin.
  public static let shell = Language(.shell)
  public static let powerShell = Language(.powerShell)

  /// What the code is made of: ordered, disjoint, within it. Takes any bytes, in time linear in their number.
  public func tokens(in code: [UInt8]) -> [Token] {
    if grammar.form == .difference { return differenceTokens(in: code) }
    var lexer = Lexer(code, grammar)
    return lexer.run()
  }

  /// Every word that names a language.
  static let grammars: [String: Grammar] = {
    let names: [(Grammar, [String])] = [
      (.shell, ["sh", "bash", "shell", "zsh", "ksh", "dash", "ash"]),
      (.json, ["json", "jsonc", "json5", "jsonl", "ndjson", "jsonlines"]),
      (.yaml, ["yaml", "yml"]),
      (.toml, ["toml"]),
      (.settings, ["ini", "cfg", "conf", "config", "properties", "env", "dotenv", "systemd", "editorconfig"]),
      (.hcl, ["hcl", "terraform", "tf", "tfvars", "opentofu"]),
      (.python, ["python", "py", "python3", "py3"]),
      (.swift, ["swift"]),
      (.powerShell, ["powershell", "ps1", "pwsh", "posh", "ps"]),
      (.difference, ["diff", "patch", "udiff"]),
    ]
    return Dictionary(uniqueKeysWithValues: names.flatMap { grammar, words in words.map { ($0, grammar) } })
  }()
}
