import ArgumentParser
import Glibc
import Synchronization
import Verification

@main
struct Sooth: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sooth",
    abstract: "Documentation that is checked against reality.",
    discussion: """
      Articles are Markdown below Content/articles, with plain console transcripts in them. Sooth renders them into a site, \
      re-runs the transcripts in a real environment, and publishes what held, where and when.

      Examples:
        sooth init kb                        start a knowledge base in kb/
        sooth new sqs/dlq --title 'Lost'     begin an article
        sooth serve                          see the site while you write
        sooth check                          look for mistakes; run and write nothing
        sooth verify                         run every transcript in the site's environment
        sooth verify legacy-endpoint         run one article
        sooth import evidence.jsonl          take in what was seen on another machine
        sooth status                         what the evidence says today
        sooth walk legacy-endpoint           read an article and run it, step by step
        sooth export -o verify.sh            one shell file that verifies elsewhere
        sooth build                          write the site to Output/
        sooth lab run isolated-vpc -- bash   walk into the environment

      Exit status: 0 all that ran holds · 1 a claim is false · 2 the content or the call is wrong · 3 something could not be \
      run · 4 nothing was verified.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, NewCommand.self, ServeCommand.self, BuildCommand.self, VerifyCommand.self, ImportCommand.self,
      StatusCommand.self, WalkCommand.self, ExplainCommand.self, CheckCommand.self, TranslatedCommand.self,
      ListCommand.self, ExportCommand.self, LabCommand.self,
    ])

  /// Whether something was lost on its way to standard output, such as on a full disk; it is told.
  @discardableResult private static func tellOutputFailure() -> Bool {
    let failure = Console.outputFailure.withLock { $0 }
    if failure == 0 { return false }
    Console.print("standard output cannot be written: \(String(cString: strerror(failure)))", to: .error)
    return true
  }

  /// A wrong call ends in status 2, as wrong content does.
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch  where exitCode(for: error) == .validationFailure {
      Console.print(fullMessage(for: error), to: .error)
      exit(withError: ExitCode(ExitStatus.contentWrong.rawValue))
    } catch {
      tellOutputFailure()
      exit(withError: error)
    }
    if tellOutputFailure() { exit(withError: ExitCode(ExitStatus.notRun.rawValue)) }
  }
}
