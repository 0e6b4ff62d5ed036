import Foundation
import Glibc

/// What a running `sooth` and its lab consist of, to be looked for when it should be gone.
struct Traces: Equatable, Sendable {
  var processes: Set<Int32>
  var namespaces: Set<String>
  /// Mounts that this process can see and that speak of Sooth.
  var mounts: [Substring]

  /// Those of the process `sooth`, in whose lab `marked` runs.
  init(of sooth: Int32, with marked: Int32) {
    let lab = Processes.namespaces(of: "\(marked)").subtracting(Processes.namespaces(of: "self"))
    let inside = Processes.all().filter { !Processes.namespaces(of: "\($0)").isDisjoint(with: lab) }
    processes = Processes.tree(from: sooth).union(inside)
    namespaces = processes.reduce(into: Set()) { $0.formUnion(Processes.namespaces(of: "\($1)")) }
      .subtracting(Processes.namespaces(of: "self"))
    mounts = Self.mounts()
  }

  private init(processes: Set<Int32>, namespaces: Set<String>) {
    (self.processes, self.namespaces, mounts) = (processes, namespaces, Self.mounts())
  }

  /// What is left of it once the kernel has had time to end a tree of processes; a process is gone once it is a zombie,
  /// which is its parent's to bury.
  func remaining() async throws -> Traces {
    let deadline = ContinuousClock.now + .seconds(10)
    while true {
      let running = Processes.all().filter(Processes.isRunning)
      let namespaces = running.reduce(into: Set()) { $0.formUnion(Processes.namespaces(of: "\($1)")) }
      let left = Traces(
        processes: processes.filter(Processes.isRunning), namespaces: namespaces.intersection(self.namespaces))
      if left.isEmpty || ContinuousClock.now > deadline { return left }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  var isEmpty: Bool { processes.isEmpty && namespaces.isEmpty && mounts.isEmpty }

  private static func mounts() -> [Substring] {
    let table = (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)) ?? ""
    return table.split(separator: "\n").filter { $0.contains("sooth") }
  }
}
