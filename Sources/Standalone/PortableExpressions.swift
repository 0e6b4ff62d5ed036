import Diagnostics
import KnowledgeBase
import Transcripts

/// The regular expressions of holes in a form that every awk reads alike, by the author's own.
struct PortableExpressions {
  /// A line for each that has to be told otherwise: the author's, U+0001, the portable one.
  let text: String

  /// Throws those that cannot be told so.
  init(_ articles: [ExportedArticle]) throws(Diagnosed) {
    var lines: [String] = []
    var problems: [Diagnostic] = []
    for command in articles.flatMap(\.commands) {
      for expression in expressions(in: command.command.output) {
        do {
          let portable = try PortableExpression(expression).text
          if portable != expression { lines.append("\(expression)\u{1}\(portable)\n") }
        } catch {
          problems.append(
            Diagnostic(
              .warning, at: command.transcript.location(ofCommand: command.index), "not-portable",
              "/\(expression)/ cannot be carried to another machine: \(error.reason)",
              notes: ["write it without, or leave the article out of the export"]))
        }
      }
    }
    guard problems.isEmpty else { throw Diagnosed(problems) }
    text = Set(lines).sorted().joined()
  }
}
