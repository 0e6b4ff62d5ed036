import ArgumentParser
import Diagnostics
import Evidence
import KnowledgeBase
import Verification

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in evidence that was gathered on other machines.",
    discussion: """
      A file holds evidence as JSON lines, one command a line. The newest of what is known and what comes is kept, older verdicts \
      enter the history; a file may be taken in twice. Lines that are not of this knowledge base as it stands are refused, each \
      with its reason; all others are merged.

      Examples:
        sooth import evidence.jsonl
        sooth import from-web-*.jsonl
        ssh bastion cat evidence.jsonl | sooth import -
        sooth import --dry-run evidence.jsonl     what would change

      Exit status: 0 all of it was taken in, whatever its verdicts · 2 something was refused or could not be read.
      """)

  @Argument(help: ArgumentHelp("Files of evidence; - is standard input.", valueName: "file"))
  var files: [String]

  @Flag(name: .shortAndLong, help: "Print what is refused, and nothing else.") var quiet = false
  @Flag(name: .customLong("dry-run"), help: "Say what would change; write nothing.") var isDryRun = false
  @OptionGroup var content: ContentOption

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let store = EvidenceStore(folder: content.content + "/evidence")
      var imported = try EvidenceImport(base, now: .now)
      var isWhole = true
      for file in files where !read(file, into: &imported) { isWhole = false }
      let (articles, problems) = try merge(imported, store)
      Console.print(problems)
      if !quiet {
        let report = ImportReport(style: Console.style(for: .output))
        report.lines(articles).forEach { Console.print($0) }
        Console.print(report.total(articles, of: imported, isDryRun: isDryRun))
      }
      if imported.refused > 0 || !isWhole || problems.contains(where: { $0.severity == .error }) {
        throw ExitCode(ExitStatus.contentWrong.rawValue)
      }
    }
  }

  /// How many refused lines of a file are told one by one.
  private static let toldRefusals = 20

  /// Takes a file in, and tells what of it is refused; whether there was something to read.
  private func read(_ file: String, into imported: inout EvidenceImport) -> Bool {
    let name = file == "-" ? "standard input" : file
    let before = (lines: imported.lines, refused: imported.refused)
    var number = 0
    do throws(LineReaderError) {
      var reader =
        file == "-"
        ? LineReader(standardInputUpTo: EvidenceLine.limit) : try LineReader(path: file, upTo: EvidenceLine.limit)
      while let line = try reader.next() {
        number += 1
        guard let refusal = imported.add(line, at: SourceLocation(file: name, line: number)) else { continue }
        if imported.refused - before.refused <= Self.toldRefusals { Console.print([refusal]) }
      }
    } catch {
      return tell(name, "unreadable", "cannot be read: \(error.reason)", "name the file that the check wrote")
    }
    let untold = imported.refused - before.refused - Self.toldRefusals
    if untold > 0 { Console.print("\(name): \(untold) more lines are refused", to: .error) }
    if imported.lines > before.lines { return true }
    return tell(name, "no-evidence", "there is nothing in it", "fetch the file again, or run the check")
  }

  private func tell(_ file: String, _ identifier: String, _ summary: String, _ way: String) -> Bool {
    Console.print([Diagnostic(at: SourceLocation(file: file), identifier, summary, notes: [way])])
    return false
  }

  private func merge(
    _ imported: EvidenceImport, _ store: EvidenceStore
  ) throws -> (articles: [ImportedArticle], problems: [Diagnostic]) {
    // What holds nothing good leaves no folder behind.
    let writes = !isDryRun && imported.lines > imported.refused
    let lock = writes ? try store.lock("wait for it, and import again") : nil
    let result = imported.merge(into: store, isDryRun: isDryRun)
    _ = consume lock
    return result
  }
}
