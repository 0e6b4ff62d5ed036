import Diagnostics
import Markdown
import Transcripts

/// Sorts the fences of a scenario into input files and console blocks; fences of other languages are only shown.
struct ScenarioReader {
  let file: String
  var files: [InputFile] = []
  var blocks: [ScenarioBlock] = []
  var problems: [Diagnostic] = []

  init(file: String) { self.file = file }

  mutating func read(_ fence: Fence) {
    let words = fence.info.split(separator: " ").map(String.init)
    if words.first == "file" {
      readFile(words.dropFirst(), fence)
    } else if Block.isTranscript(info: fence.info) {
      readBlock(fence)
    }
  }

  private mutating func readFile(_ words: ArraySlice<String>, _ fence: Fence) {
    guard let path = words.first, words.count == 1 || words.dropFirst() == ["executable"] else {
      return report("file-fence", "a file's fence says ‘file PATH’ or ‘file PATH executable’", fence)
    }
    guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
      return report("file-fence", "‘\(path)’ leads out of the working folder", fence)
    }
    if files.contains(where: { $0.path == path }) {
      return report("file-fence", "‘\(path)’ is given twice", fence)
    }
    files.append(InputFile(path: path, bytes: fence.literal, isExecutable: words.count == 2))
  }

  private mutating func readBlock(_ fence: Fence) {
    let place = BlockPlace(file: file, line: fence.line, column: fence.infoColumn)
    guard let block = Block(info: fence.info, content: fence.literal, at: place, diagnostics: &problems)
    else { return }
    if isBeyondRunner(block.attributes) {
      report("unsupported-attribute", "a scenario's block may say id, exit, match and timeout", fence)
    }
    blocks.append(ScenarioBlock(block: block, line: fence.line))
  }

  /// Attributes that the runner does not heed must not pass for heeded.
  private func isBeyondRunner(_ attributes: BlockAttributes) -> Bool {
    attributes.skip != nil || !attributes.when.isEmpty || !attributes.needs.isEmpty || attributes.isHidden
      || attributes.writes != nil
  }

  private mutating func report(_ identifier: String, _ summary: String, _ fence: Fence) {
    problems.append(
      Diagnostic(at: SourceLocation(file: file, line: fence.line, column: fence.column), identifier, summary))
  }
}
