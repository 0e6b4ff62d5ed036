import Glibc

/// Ends what a command has started and leaves alone what earlier commands did.
protocol Reaper: Sendable {
  /// Asks the command's processes to end, then ends them. Where more would run after them (`withShell`), or where the shell
  /// itself is what takes its time, the shell goes too. The caller cancels as soon as the shell reports back.
  func end(withShell: Bool) async throws
}

/// The reaper for processes that this machine sees.
struct NearReaper: Reaper {
  let shell: pid_t
  /// What was started to get to the shell, and leads its process group.
  let way: pid_t
  /// When the command began, in ticks since boot.
  let since: UInt64

  func end(withShell: Bool) async throws {
    let victims = processes()
    if withShell { kill(shell, SIGKILL) }
    signal(victims, SIGTERM)
    try await Task.sleep(for: .milliseconds(300))
    signal(victims, SIGKILL)
    for _ in 0..<20 {
      try await Task.sleep(for: .milliseconds(50))
      signal(processes(), SIGKILL)
    }
    kill(shell, SIGKILL)
    try await Task.sleep(for: .seconds(1))
    // Whatever still keeps the shell's word from coming.
    kill(-way, SIGKILL)
  }

  private func processes() -> [pid_t] {
    let table = ProcessTable.current()
    return table.descendants(of: shell).filter { pid in
      table.entries[pid].map { $0.start >= since && !$0.isZombie } ?? false
    }
  }

  private func signal(_ pids: [pid_t], _ number: Int32) {
    for pid in pids { kill(pid, number) }
  }

  /// Ends every process of a session that is over, also those that have left its shell's tree, and waits until they are gone:
  /// a second at most, since the kernel needs a moment.
  static func endSession(_ variable: String) {
    for _ in 0..<200 {
      let left = ProcessTable.carrying(variable).filter(ProcessTable.isRunning)
      if left.isEmpty { return }
      for pid in left { kill(pid, SIGKILL) }
      usleep(5_000)
    }
  }
}
