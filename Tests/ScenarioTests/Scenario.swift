import Diagnostics
import Markdown
import Transcripts

/// One behaviour of the `sooth` command, told as a Markdown file: prose, an input tree (`file PATH` fences), and
/// `console` blocks that are run beside that tree, in order.
struct Scenario: Sendable {
  /// The path of the Markdown file, for messages.
  let file: String
  /// The first heading.
  let title: String
  let files: [InputFile]
  let blocks: [ScenarioBlock]

  /// Reads a scenario. Throws all that is wrong with it: a fence that cannot be read, or nothing to run.
  init(_ markdown: [UInt8], file: String) throws(Diagnosed) {
    var reader = ScenarioReader(file: file)
    let heading: String? = try markdown.withUnsafeBufferPointer { source throws(Diagnosed) in
      let document = try Self.document(source, file: file)
      for fence in document.fences { reader.read(fence) }
      return document.headings.first?.text
    }
    if reader.blocks.isEmpty, reader.problems.isEmpty {
      let place = SourceLocation(file: file)
      reader.problems.append(Diagnostic(at: place, "no-command", "the scenario runs no command"))
    }
    guard reader.problems.isEmpty else { throw Diagnosed(reader.problems) }
    self.file = file
    title = heading ?? file
    files = reader.files
    blocks = reader.blocks
  }

  private static func document(
    _ source: UnsafeBufferPointer<UInt8>, file: String
  ) throws(Diagnosed) -> Document {
    do {
      return try Document(source)
    } catch {
      throw Diagnosed(Diagnostic(at: SourceLocation(file: file), "markdown", "\(error)"))
    }
  }
}

/// A file that stands in the working folder before the first command.
struct InputFile: Sendable {
  /// Relative to the working folder.
  let path: String
  let bytes: [UInt8]
  let isExecutable: Bool
}

/// Commands of a scenario, with what they must print and the status in which they must end.
struct ScenarioBlock: Sendable {
  let block: Block
  /// The line of the opening fence.
  let line: Int

  func line(of command: Command) -> Int { line + 1 + command.sourceLines.lowerBound }
}
