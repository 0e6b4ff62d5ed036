import ArgumentParser
import Diagnostics
import Evidence
import Glibc
import KnowledgeBase
import Standalone
import Verification

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write articles as one shell file that verifies them elsewhere.",
    discussion: """
      The file needs a POSIX shell and awk, and nothing of Sooth. It runs the commands, judges them as ‘sooth verify’ does, and \
      writes evidence for ‘sooth import’.

      Examples:
        sooth export > verify.sh                       every article
        sooth export hello -o verify.sh                one
        sooth export -e bastions -o verify.sh          for this environment alone
        scp verify.sh bastion: && ssh bastion sh verify.sh --evidence - > seen.jsonl
        sooth import seen.jsonl
      """)

  @Argument(help: ArgumentHelp("Articles, by slug or by file; all, if none is named.", valueName: "article"))
  var articles: [String] = []

  @Option(
    name: [.customLong("environment"), .customShort("e")],
    help: ArgumentHelp(
      "Carry this environment alone; may be given more than once. All, if none is named.", valueName: "name"))
  var environments: [String] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; standard output, if not said.", valueName: "file"))
  var output: String?

  @OptionGroup var content: ContentOption

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let (contents, warnings) = try Plan.exported(articles: articles, in: base)
      Console.print(warnings)
      let chosen = try Plan.exported(environments: environments, in: base)
      let verifier = try StandaloneVerifier(contents, in: base, environments: chosen)
      guard let output, output != "-" else { return Console.write(verifier.bytes, to: .output) }
      let code = verifier.bytes.withUnsafeBytes { replaceFile(output, $0, mode: 0o755) }
      guard code == 0 else { throw Diagnosed(unwritable(output, code)) }
      Console.print(
        "\(output): \(verifier.commandCount) command\(verifier.commandCount == 1 ? "" : "s") of \(contents.count) article\(contents.count == 1 ? "" : "s")"
      )
    }
  }

  private func unwritable(_ file: String, _ code: Int32) -> Diagnostic {
    Diagnostic(
      at: SourceLocation(file: file), "export-unwritable",
      "the file cannot be written: \(String(cString: strerror(code)))",
      notes: ["name a file in a folder that is there, or leave -o out"])
  }
}
