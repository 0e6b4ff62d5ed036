import Foundation
import Glibc
import Subprocess
import SystemPackage
import Testing

@testable import Verification

/// `/proc` as this process sees it, and children that it starts.
@Suite struct ProcessTableTests {
  @Test func knowsThisProcess() throws {
    let entry = try #require(ProcessTable.current().entries[getpid()])
    #expect(entry.parent == getppid())
    #expect(!entry.isZombie)
    #expect(entry.start > 0 && entry.start <= ProcessTable.now)
  }

  @Test func countsTicksSinceBoot() throws {
    let text = try String(contentsOfFile: "/proc/uptime", encoding: .utf8)
    let uptime = try #require(Double(text.prefix { $0 != " " }))
    let seconds = Double(ProcessTable.now) / Double(sysconf(Int32(_SC_CLK_TCK)))
    #expect(abs(seconds - uptime) < 30)
  }

  @Test func seesAChildAndItsChild() async throws {
    let mark = "SOOTH_TABLE_TEST=\(getpid()).\(UInt64.random(in: 0 ... .max))"
    try await withTree(mark: mark) { shell, sleeper in
      let table = ProcessTable.current()
      #expect(Set(table.descendants(of: shell)) == [sleeper])
      #expect(Set(table.descendants(of: getpid())).isSuperset(of: [shell, sleeper]))
      #expect(table.descendants(of: sleeper) == [])
      #expect(ProcessTable.innermostNumber(of: shell) == shell, "it stands in this process's own namespace")
      #expect(Set(ProcessTable.carrying(mark)) == [shell, sleeper])
      #expect(ProcessTable.carrying(String(mark.dropLast())) == [], "the whole value counts")
      let start = try #require(table.entries[sleeper]).start
      #expect(start >= (table.entries[shell]?.start ?? .max))
    }
    // The child of a killed shell takes a moment to go.
    var left = ProcessTable.carrying(mark)
    for _ in 0..<400 where !left.isEmpty {
      try await Task.sleep(for: .milliseconds(5))
      left = ProcessTable.carrying(mark)
    }
    #expect(left == [])
  }

  @Test func knowsAZombieAndANameThatLooksLikeFields() async throws {
    let folder = NSTemporaryDirectory() + "sooth-table-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let program = folder + "/a) Z 1 ("
    try FileManager.default.createSymbolicLink(atPath: program, withDestinationPath: "/bin/sleep")
    var pid = pid_t()
    let arguments = [strdup(program), strdup("1000"), nil]
    defer { arguments.forEach { free($0) } }
    try #require(posix_spawn(&pid, program, nil, nil, arguments, environ) == 0)
    let alive = try #require(ProcessTable.current().entries[pid])
    #expect(alive.parent == getpid())
    #expect(!alive.isZombie)
    kill(pid, SIGKILL)
    var isZombie = false
    for _ in 0..<200 where !isZombie {
      try await Task.sleep(for: .milliseconds(10))
      isZombie = ProcessTable.current().entries[pid]?.isZombie == true
    }
    #expect(isZombie)
    var status: Int32 = 0
    #expect(waitpid(pid, &status, 0) == pid)
    #expect(ProcessTable.current().entries[pid] == nil)
  }

  /// Starts a shell with one child, both carrying `mark` in their environment, for as long as `body` takes.
  private func withTree(mark: String, _ body: @Sendable (_ shell: pid_t, _ sleeper: pid_t) async throws -> Void)
    async throws
  {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    let parts = mark.split(separator: "=").map(String.init)
    let variables = [Environment.Key(stringLiteral: parts[0]): parts[1], "PATH": "/usr/bin:/bin"]
    _ = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", "sleep 1000; true"], environment: .custom(variables),
      platformOptions: options, input: .none, output: .discarded, error: .discarded
    ) { execution in
      let shell = execution.processIdentifier.value
      var found: [pid_t] = []
      for _ in 0..<400 where found.isEmpty || !Self.isSleep(found[0]) {
        try await Task.sleep(for: .milliseconds(5))
        found = ProcessTable.current().descendants(of: shell)
      }
      let outcome = await Result(catching: { try await body(shell, try #require(found.first)) })
      await execution.teardown(using: [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)])
      try outcome.get()
    }
  }

  private static func isSleep(_ pid: pid_t) -> Bool {
    (try? String(contentsOfFile: "/proc/\(pid)/comm", encoding: .utf8)) == "sleep\n"
  }
}

extension Result where Failure == any Error {
  fileprivate init(catching body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
