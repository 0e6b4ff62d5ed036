import Diagnostics
public import Markdown
import Transcripts

/// What an article and its translations have in common.
public struct Outline: Sendable {
  public let headings: [Heading]
  /// Eight hexadecimal digits of the text's SHA-256: prose and commands, with LF at the ends of lines. What commands print is
  /// left out, since it is compared with reality and rewritten by `sooth verify --accept`, in translations too.
  public let fingerprint: String

  init(
    _ markdown: UnsafeBufferPointer<UInt8>, firstLine: Int, _ headings: [Heading], _ transcripts: [Transcript]
  ) {
    self.headings = headings
    var outputs: Set<Int> = []
    for transcript in transcripts {
      let first = transcript.textLine + 1 - firstLine
      for command in transcript.block.commands { outputs.formUnion(command.outputLines.map { first + $0 }) }
    }
    var text: [UInt8] = []
    text.reserveCapacity(markdown.count)
    for (index, line) in markdown.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !outputs.contains(index) {
      text += line.last == 0x0D ? line.dropLast() : line
      text.append(0x0A)
    }
    fingerprint = String(sha256(text).prefix(8))
  }

  static func isFingerprint(_ text: String) -> Bool {
    text.utf8.count == 8 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x66 }
  }
}
