import ArgumentParser
import Diagnostics
import KnowledgeBase
import Transcripts
import Verification

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Name the articles that explain an error, with what helps and what to check.",
    discussion: """
      The symptoms of articles are looked for anywhere in the text. Where none stands there as a whole, the nearest are named \
      as guesses. A command behind -- runs as it would without; if it fails, what it printed is explained on standard error.

      Examples:
        sooth explain 'the text of the error'
        aws sqs list-queues 2>&1 | sooth explain
        sooth explain -- aws sqs list-queues

      Exit status: 0 a symptom was found, or the command succeeded · 2 the content or the call is wrong · 3 the command could \
      not be run · 4 nothing was found, guesses aside.
      """)

  @Argument(help: ArgumentHelp("The error; standard input, if left out.", valueName: "text")) var text: String?

  @Argument(parsing: .postTerminator, help: ArgumentHelp("What to run and watch.", valueName: "command"))
  var command: [String] = []

  @Option(help: ArgumentHelp("The articles' language, instead of the locale's.", valueName: "tag")) var language:
    String?

  @OptionGroup var content: ContentOption

  func validate() throws {
    if text != nil, !command.isEmpty { throw ValidationError("give a text or a command, not both") }
    if text == nil, command.isEmpty, Console.isTerminal(.input) {
      throw ValidationError(
        "there is nothing to explain: give the error's text, pipe it in (COMMAND 2>&1 | sooth explain), or say -- COMMAND"
      )
    }
  }

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let report = ExplainReport(
        base: base, language: try wantedLanguage(base), content: content.content,
        style: Console.style(for: command.isEmpty ? .output : .error))
      let answer = command.isEmpty ? explained(report) : try await watched(report)
      if !answer { throw ExitCode(ExitStatus.nothingVerified.rawValue) }
    }
  }

  /// Explains the text of the call or of standard input; whether anything was found.
  private func explained(_ report: ExplainReport) -> Bool {
    var tail = TextTail()
    if let text {
      tail.append(Array(text.utf8))
    } else {
      while tail.appendFromStandardInput() {}
    }
    let source = ExplainedText(tail)
    if source.text.isEmpty {
      Console.print("The text is empty. Errors go to standard error: COMMAND 2>&1 | sooth explain", to: .error)
      return false
    }
    return show(report.found(in: [source]), or: report.guessed(in: [source]), report, to: .output)
  }

  /// Runs the command and explains what it printed, if it failed.
  private func watched(_ report: ExplainReport) async throws -> Bool {
    let outcome: WatchedCommand
    do {
      outcome = try await Interruption.cancelling { [command] in try await WatchedCommand(running: command) }
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      Console.print("‘\(command[0])’ could not be run: \(error)", to: .error)
      throw ExitCode(ExitStatus.notRun.rawValue)
    }
    let sources = [
      ExplainedText(outcome.error, name: "standard error"), ExplainedText(outcome.output, name: "standard output"),
    ]
    let found = report.found(in: sources)
    guard outcome.status != 0 else {
      let words =
        found == nil ? "; there is nothing to explain." : ", though it printed what articles name as an error:"
      Console.print("\nThe command succeeded\(words)", to: .error)
      if let found { Console.print(found.joined(separator: "\n"), to: .error) }
      return true
    }
    Console.print("\nThe command ended with status \(outcome.status).\n", to: .error)
    return show(found, or: report.guessed(in: sources), report, to: .error)
  }

  /// Prints what was found, or else what may be meant; whether it was found.
  private func show(
    _ found: [String]?, or guessed: @autoclosure () -> [String]?, _ report: ExplainReport, to stream: Console.Stream
  ) -> Bool {
    if let lines = found ?? guessed() {
      Console.print(lines.joined(separator: "\n"), to: stream)
    } else {
      let known = Set(report.base.symptoms.map(\.shown)).count
      Console.print("No article names this error. Known symptoms: \(known)", to: .error)
    }
    return found != nil
  }

  private func wantedLanguage(_ base: KnowledgeBase) throws(Diagnosed) -> String? {
    guard let language else { return localeLanguage(among: base.languages) }
    if base.languages.contains(language) { return language }
    throw Diagnosed(
      Diagnostic(
        at: SourceLocation(file: base.tree.name("articles")), "unknown-language",
        "there is no article in the language ‘\(language)’", notes: ["known: \(base.languages.joined(separator: ", "))"]
      ))
  }
}

/// The language of messages by POSIX's variables (POSIX.1-2024, Base Definitions, 8.2), if it is one of `languages`:
/// `ja_JP.UTF-8` is `ja-JP`, or else `ja`.
func localeLanguage(among languages: [String]) -> String? {
  let value = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(Console.variable).first { !$0.isEmpty } ?? ""
  let tag = String(value.prefix { $0 != "." && $0 != "@" }).replacing("_", with: "-")
  return [tag, String(tag.prefix { $0 != "-" })].first(where: languages.contains)
}
