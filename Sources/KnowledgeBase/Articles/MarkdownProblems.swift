import Diagnostics
import Markdown

extension Diagnostic {
  /// A problem that Markdown found, at its place.
  init(_ problem: MarkdownProblem, at place: SourceLocation) {
    self.init(problem.isError ? .error : .warning, at: place, problem.identifier, problem.summary, notes: [problem.way])
  }
}
