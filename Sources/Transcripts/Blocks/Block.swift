/// A console block of an article: what is shown, and what is claimed by it. Its lines are kept as written, so that it prints
/// back byte for byte.
public struct Block: Sendable {
  /// Languages of a fence that make it a transcript; any other is shown and never run.
  public static let languages: Set<String> = ["console", "shell-session", "shellsession", "sh-session", "terminal"]

  public let attributes: BlockAttributes
  /// The block's lines as written, without their ends.
  public let lines: [[UInt8]]
  /// Whether the last line ends with a newline.
  let endsWithNewline: Bool
  public let commands: [Command]
  /// Whether the prompt is PowerShell's: shown, and run by no POSIX shell.
  public let isPowerShell: Bool
  /// SHA-256 of what is claimed: the commands, their outputs and the attributes that bear on the verdict.
  public var hash: String { digest.text }
  let digest: DeferredDigest

  /// The block as it was written.
  public var printed: [UInt8] { Array(lines.joined(separator: [0x0A])) + (endsWithNewline ? [0x0A] : []) }
}

/// One command of a block and what it is claimed to print.
public struct Command: Sendable {
  /// The lines before it that are neither command nor output: comments, and prompts with nothing but a comment.
  public let commentLines: Range<Int>
  /// How many bytes of the first line are prompt.
  public let promptLength: Int
  /// The lines of the block that hold the command, and those that hold its output.
  public let sourceLines: Range<Int>
  public let outputLines: Range<Int>
  /// What is given to the shell.
  public let text: [UInt8]
  /// What the article shows, escapes taken back.
  public let output: [UInt8]
  /// How many bytes each line after the first begins with that are no part of the command (`> `).
  public let continuationLength: Int
}

extension Command {
  /// The command in one line, for a person.
  public var title: String { text.split(separator: 0x0A).map { $0.trimmingBlanks.text }.joined(separator: " ") }

  /// Whether it is nothing but a comment.
  public var isRemark: Bool { text.first { !$0.isBlank } == 0x23 && ShellReader(text).commands.isEmpty }

  /// The names of the programs that it runs, without their folders.
  public var programs: Set<String> {
    Set(ShellReader(text).commands.compactMap { $0.words.first?.split(separator: "/").last.map(String.init) })
  }

  /// Whether more would run if a process of it were killed: a list, an ‘or’, a loop.
  public var isSequence: Bool { ShellReader(text).isSequence }

  /// What it does to the world, as far as its words tell.
  public var effect: Effect { Effect(of: text) }
}
