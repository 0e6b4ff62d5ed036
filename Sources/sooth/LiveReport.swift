import KnowledgeBase
import Synchronization
import Verification

/// Prints a run while it goes on: each result as it comes, and on a terminal one line with what is running now.
final class LiveReport: Sendable {
  private struct State {
    var running: [String: String] = [:]
    var labsShown: Set<String> = []
    var obstaclesShown: Set<String> = []
    var hasLine = false
  }

  private let stream: Console.Stream
  private let detail: TerminalReport.Detail
  private let report: TerminalReport
  private let showsProgress: Bool
  private let state = Mutex(State())

  /// `stream` is where results go; steps that take their time, and what runs now, go to standard error.
  init(stream: Console.Stream, detail: TerminalReport.Detail) {
    self.stream = stream
    self.detail = detail
    report = TerminalReport(style: Console.style(for: stream), width: Console.width)
    showsProgress = Console.isTerminal(.error) && Console.isTerminal(stream) && detail != .failures
  }

  func show(_ event: VerificationEvent) {
    state.withLock { state in
      switch event {
      case .preparing(let step):
        if detail != .failures { print("\(report.heading("Prepare"))\(step)", to: .error, &state) }
      case .labReady(let job, let readyIn, let hosts):
        guard detail != .failures, state.labsShown.insert(job.variant.environment.name).inserted else { return }
        print(report.lab(job.variant, readyIn: readyIn, hosts: hosts), to: stream, &state)
      case .running(let job, let done, let command):
        state.running[key(job)] = "\(job.evidenceName) \(done + 1)/\(job.commands.count) $ \(command)"
      case .judged: break
      case .finished(let result):
        state.running[key(result.job)] = nil
        for line in report.lines(result, detail, known: state.obstaclesShown) { print(line, to: stream, &state) }
        if let obstacle = report.commonObstacle(result) { state.obstaclesShown.insert(obstacle) }
      }
      drawLine(&state)
    }
  }

  private func key(_ job: Job) -> String { "\(job.evidenceName) \(job.variant.name)" }

  private func print(_ text: String, to stream: Console.Stream, _ state: inout State) {
    clearLine(&state)
    Console.print(text, to: stream)
  }

  private func clearLine(_ state: inout State) {
    guard state.hasLine else { return }
    Console.write("\r\u{1B}[K", to: .error)
    state.hasLine = false
  }

  private func drawLine(_ state: inout State) {
    guard showsProgress else { return }
    clearLine(&state)
    guard let line = state.running.sorted(by: { $0.key < $1.key }).first?.value else { return }
    Console.write(String(line.prefix(max(20, Console.width - 2))), to: .error)
    state.hasLine = true
  }
}
