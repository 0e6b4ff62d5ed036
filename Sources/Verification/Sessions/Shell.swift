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
  /// The way to the far side broke; what it said.
  var lostLink: String?
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
  private let entry: ShellEntry
  /// The shell itself, which may be a child of the tools that led to it; on a far side, as that numbers it.
  private var shellProcess: pid_t
  /// What was started here to get to the shell.
  private let way: pid_t
  /// Whether the shell is among the processes that this machine sees.
  private(set) var isNear = true
  private(set) var state: ShellState

  /// Takes over a shell that was just started, and brings it to `state`.
  init(
    _ execution: ShellExecution, _ entry: ShellEntry, collector: OutputCollector, _ identity: SessionIdentity,
    state: ShellState
  ) async throws {
    writer = execution.standardInputWriter
    reports = execution.standardError.makeAsyncIterator()
    self.collector = collector
    self.entry = entry
    mark = identity.mark
    self.state = state
    way = execution.processIdentifier.value
    shellProcess = way
    if let farSide = entry.farSide {
      try await write(FarScripts.enter(farSide, marker: identity.name, mark: nonce))
      guard try await nextReport() != nil else { throw notStarted }
    }
    let restored = state.directory.map { "cd -- \(quoted($0)) 2>/dev/null || cd /\n" } ?? ""
    // bash expands aliases in scripts only where it is told to; other shells know no shopt and do anyway.
    try await write(
      """
      exec 9>&2 7>&1 2>&1
      __sooth_status() { return "$1"; }
      shopt -s expand_aliases 2>/dev/null || :
      \(restored)\(String(decoding: state.exports, as: UTF8.self))

      """)
    // The first command shows that the shell is there, and which process it is.
    try await send("echo; echo $$")
    let first = try await outcome()
    guard !first.hasEndedShell else { throw notStarted }
    let number = String(decoding: first.output.bytes, as: UTF8.self).split(separator: "\n").last.flatMap { pid_t($0) }
    guard let number, number > 1 else { throw notStarted }
    // A way such as sudo or nsenter leads to a process that is seen from here all the same; its number there tells which.
    let isNumbered = { ProcessTable.innermostNumber(of: $0) == number }
    let isWay = entry.farSide == nil && isNumbered(way)
    let shell = isWay ? way : ProcessTable.current().descendants(of: way).first(where: isNumbered)
    isNear = shell != nil
    shellProcess = shell ?? number
    guard isNear || entry.farSide != nil else { throw notStarted }
  }

  /// What the attempt printed, without what this shell says to itself.
  private var notStarted: ShellError {
    .notStarted(
      report.split(separator: 0x0A).filter { $0.first != 0x02 }.joined(separator: [0x0A]) + collector.rest().bytes)
  }

  private var nonce: String { String(decoding: mark.dropFirst().dropLast(), as: UTF8.self) }

  /// Runs `text`; standard input is closed, and after `timeout` all that it started is ended.
  mutating func run(
    _ text: [UInt8], isSequence: Bool, timeout: Duration, standardError: StandardError = .merged
  ) async throws -> ShellResult {
    let begin = ContinuousClock.now
    let reaper: any Reaper =
      isNear
      ? NearReaper(shell: shellProcess, way: way, since: ProcessTable.now)
      : FarReaper(entry: entry, shell: Int(shellProcess), way: way, begin: begin)
    let watchdog = Task {
      try await Task.sleep(for: timeout)
      try await reaper.end(withShell: isSequence)
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
    guard isNear, shell != entry else { return }
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
    // With `set -x` a shell traces these lines too: their own traces go nowhere, those of the command to where errors go.
    try await write(
      """
      { __sooth_status \(state.exit); } 2>/dev/null
      { eval \(quoted(text)) </dev/null \(redirection) 7>&- 8>&- 9>&-; } 8>&2 2>/dev/null
      { __sooth_rc=$?; command printf '\\001%s\\n' \(nonce) >&7; \
      command printf '\\002%s\\n%s\\n%s\\n\\002\\n' \(nonce) "$__sooth_rc" "$PWD" >&9; \
      export -p >&9; command printf '\\001%s\\n' \(nonce) >&9; } 2>/dev/null

      """)
  }

  /// Waits for the shell's report; without one the shell is gone.
  private mutating func outcome() async throws -> ShellResult {
    guard let text = try await nextReport() else { return await end() }
    // What a program on the way has said before; then the exit status, the directory (which may hold any character but a line
    // of one \u{2}), the variables.
    let opening = [0x02] + mark.dropFirst()
    let body = text[(text.firstRange(of: opening)?.upperBound ?? 0)...]
    let place = body.firstRange(of: [0x0A, 0x02, 0x0A]) ?? body.endIndex..<body.endIndex
    let lines = body[..<place.lowerBound].split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    state.exit = lines.first.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    if lines.count > 1 { state.directory = String(decoding: lines[1], as: UTF8.self) }
    state.exports = Array(body[place.upperBound...])
    let output = await collector.next() ?? collector.rest()
    return ShellResult(output: output, exit: state.exit)
  }

  /// The shell is gone. On a far side somebody is left to say in which status; if nobody does, the way there is gone.
  private func end() async -> ShellResult {
    guard entry.farSide != nil else {
      // Children may still hold the output open: what came until now is the command's.
      try? await Task.sleep(for: .milliseconds(20))
      return ShellResult(output: collector.rest(), hasEndedShell: true)
    }
    await collector.awaitEnd(atMost: .seconds(1))
    let output = collector.rest()
    let told = report.firstRange(of: [0x02] + Array("\(nonce) ended ".utf8))
    let status = told.flatMap { Int(String(decoding: report[$0.upperBound...].prefix { $0 != 0x0A }, as: UTF8.self)) }
    // Some shells (ksh, yash) say 256 or 384 and the signal's number where others say 128.
    let exit = status.map { $0 > 255 ? 128 + $0 % 128 : $0 }
    return ShellResult(
      output: output, exit: exit, hasEndedShell: true,
      lostLink: exit == nil ? String(decoding: cleaned(report), as: UTF8.self) : nil)
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
