import Foundation
import Glibc

extension Sandbox {
  /// What a scenario has left behind, in words: processes that still stand in the sandbox, files in its
  /// temporary folder. A process that was just killed gets a moment to go.
  func leftovers() async throws -> [String] {
    var processes = Self.processes(below: root)
    for _ in 0..<40 where !processes.isEmpty {
      try await Task.sleep(for: .milliseconds(50))
      processes = Self.processes(below: root)
    }
    for process in processes { kill(process.id, SIGKILL) }
    let files = try FileManager.default.contentsOfDirectory(atPath: temporary).sorted()
    return processes.map { "still running: \($0.name)" } + files.map { "left in TMPDIR: \($0)" }
  }

  /// Processes whose working folder is `folder` or below it, deleted folders included.
  private static func processes(below folder: String) -> [(id: pid_t, name: String)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { name in
      guard let id = pid_t(name),
        let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/cwd"),
        place.hasPrefix(folder)
      else { return nil }
      let line = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") ?? Data()
      return (id, String(decoding: line.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self))
    }
  }
}
