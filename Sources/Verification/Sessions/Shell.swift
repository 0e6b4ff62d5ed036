import Glibc
import Subprocess
import SystemPackage
import Transcripts

/// What became of one command in a shell.
struct ShellResult: Sendable {
  var output = CollectedOutput()
  /// Nil where the command's shell was lost and did not say.
  var exit: Int?
  var duration = Duration.zero
  var hasTimedOut = false
  /// The command took its shell with it: `exit`, `exec`, `kill $$`, or a time-out that could be kept in no other way.
  var hasEndedShell = false
}

/// What outlives a shell that is lost: its directory and exported variables, after the last command that finished.
struct ShellState: Sendable {
  var directory: String?
  /// Shell text that exports the variables, as `export -p` prints it.
  var exports: [UInt8] = []
  var exit = 0
}

typealias ShellExecution = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

/// A running shell that takes commands one by one. Standard output carries what the commands print, both streams in order;
/// standard error, which the shell keeps as descriptor 9, carries what it reports of each.
struct Shell {
  /// The variable that marks every process of a session, wherever it goes.
  static let marker = "SOOTH_SESSION"

  private let writer: StandardInputWriter
  private var reports: SubprocessOutputSequence.AsyncIterator
  private var report: [UInt8] = []
  private let collector: OutputCollector
  private let mark: [UInt8]
  /// The shell itself, which may be a child of the tools that led to it.
  private var shellProcess: pid_t
  private(set) var state: ShellState

  /// Takes over a shell that was just started, and brings it to `state`.
  init(_ execution: ShellExecution, collector: OutputCollector, mark: [UInt8], state: ShellState) async throws {
    writer = execution.standardInputWriter
    reports = execution.standardError.makeAsyncIterator()
    self.collector = collector
    self.mark = mark
    self.state = state
    shellProcess = execution.processIdentifier.value
    let restored = state.directory.map { "cd -- \(quoted($0)) 2>/dev/null || cd /\n" } ?? ""
    // bash expands aliases in scripts only where it is told to; other shells know no shopt and do anyway.
    try await write(
      """
      exec 9>&2 7>&1 2>&1
      __sooth_status() { return "$1"; }
      shopt -s expand_aliases 2>/dev/null || :
      \(restored)\(String(decoding: state.exports, as: UTF8.self))

      """)
    // The first, empty command shows that the shell is there.
    try await send("")
    guard try await !outcome().hasEndedShell else { throw ShellError.notStarted(report + collector.rest().bytes) }
    shellProcess = ProcessTable.endOfChain(from: shellProcess)
  }

  /// Runs `text`; standard input is closed, and after `timeout` all that it started is ended.
  mutating func run(
    _ text: [UInt8], isSequence: Bool, timeout: Duration, standardError: StandardError = .merged
  ) async throws -> ShellResult {
    let begin = ContinuousClock.now
    let ticks = ProcessTable.now
    let shell = shellProcess
    let watchdog = Task {
      try await Task.sleep(for: timeout)
      try await Reaper(shell: shell, since: ticks).end(withShell: isSequence)
    }
    defer { watchdog.cancel() }
    try await send(String(decoding: text, as: UTF8.self), standardError)
    var result = try await outcome()
    result.duration = ContinuousClock.now - begin
    result.hasTimedOut = result.duration >= timeout
    return result
  }

  /// Asks the environment something without leaving a trace in `$?`.
  mutating func ask(_ text: String, timeout: Duration = .seconds(20)) async throws -> ShellResult {
    let exit = state.exit
    defer { state.exit = exit }
    return try await run(Array(text.utf8), isSequence: false, timeout: timeout)
  }

  /// Ends a shell that other tools led to, and lets those see it: a lab cannot end before each process that was sent into it
  /// is reaped, and a container's first process may never do that.
  func end(behind entry: pid_t) async {
    let shell = shellProcess
    guard shell != entry else { return }
    kill(shell, SIGKILL)
    // Also where the work was cancelled, which a task of its own does not feel.
    await Task {
      for _ in 0..<200 where ProcessTable.isRunning(entry) { try? await Task.sleep(for: .milliseconds(5)) }
    }.value
  }

  private func send(_ text: String, _ standardError: StandardError = .merged) async throws {
    let redirection =
      switch standardError {
      case .merged: "2>&8"
      case .only: "2>&1 >/dev/null"
      case .ignore: "2>/dev/null"
      }
    let mark = String(decoding: mark.dropFirst().dropLast(), as: UTF8.self)
    // With `set -x` a shell traces these lines too: their own traces go nowhere, those of the command to where errors go.
    try await write(
      """
      { __sooth_status \(state.exit); } 2>/dev/null
      { eval \(quoted(text)) </dev/null \(redirection) 7>&- 8>&- 9>&-; } 8>&2 2>/dev/null
      { __sooth_rc=$?; command printf '\\001%s\\n' \(mark) >&7; command printf '%s\\n%s\\n\\002\\n' "$__sooth_rc" "$PWD" >&9; \
      export -p >&9; command printf '\\001%s\\n' \(mark) >&9; } 2>/dev/null

      """)
  }

  /// Waits for the shell's report; without one the shell is gone.
  private mutating func outcome() async throws -> ShellResult {
    guard let text = try await nextReport() else {
      // Children may still hold the output open: what came until now is the command's.
      try? await Task.sleep(for: .milliseconds(20))
      return ShellResult(output: collector.rest(), hasEndedShell: true)
    }
    // The exit status, the directory (which may hold any character but a line of one \u{2}), the variables.
    let place = text.firstRange(of: [0x0A, 0x02, 0x0A]) ?? text.endIndex..<text.endIndex
    let lines = text[..<place.lowerBound].split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    state.exit = lines.first.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    if lines.count > 1 { state.directory = String(decoding: lines[1], as: UTF8.self) }
    state.exports = Array(text[place.upperBound...])
    let output = await collector.next() ?? collector.rest()
    return ShellResult(output: output, exit: state.exit)
  }

  private mutating func nextReport() async throws -> [UInt8]? {
    var searched = 0
    while true {
      if let start = find(mark, in: report, from: searched) {
        defer { report.removeFirst(start + mark.count) }
        return Array(report[..<start])
      }
      searched = max(0, report.count - mark.count)
      guard let chunk = try await reports.next() else { return nil }
      chunk.withUnsafeBytes { report.append(contentsOf: $0) }
    }
  }

  private func write(_ text: String) async throws {
    // A shell that is gone refuses; its report tells.
    _ = try? await writer.write(Array(text.utf8))
  }
}

/// A shell that could not be had.
enum ShellError: Error {
  /// What the attempt printed.
  case notStarted([UInt8])
}

/// The text as one word of a shell.
private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
