import Foundation
import Glibc
import Subprocess
import SystemPackage

/// What a command printed, and its exit status; 128 and the number of the signal where one ended it.
struct Outcome: Sendable {
  var output: String
  var errors: String
  var status: Int

  /// Both streams, for the message of a test that fails.
  var words: String { "status \(status)\n\(output)\(errors)" }
}

extension Workspace {
  /// `sooth` as it was built with this test bundle.
  static let sooth: String = {
    let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(filePath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "sooth").path(percentEncoded: false)
  }()

  /// In a user namespace that allows no other in it.
  static let withoutNamespaces = [
    "unshare", "-Ur", "sh", "-c", "echo 0 >/proc/sys/user/max_user_namespaces && exec \"$@\"", "sh",
  ]

  /// As in a container whose first process waits for its own child alone and buries no other, at most for twenty seconds.
  static let belowACarelessParent = [
    "unshare", "-Urpf", "--mount-proc", "/usr/bin/python3", "-c",
    "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:], timeout=20))",
  ]

  /// Runs `sooth` in the workspace; `by` is a command that runs what follows it.
  func sooth(_ arguments: String..., by wrapper: [String] = []) async throws -> Outcome {
    let command = ["env"] + wrapper + [Self.sooth] + arguments
    let result = try await Subprocess.run(
      .path("/usr/bin/env"), arguments: Arguments(Array(command.dropFirst())), environment: .custom(variables),
      workingDirectory: FilePath(root), platformOptions: Self.options, input: .none, output: .string(limit: 4 << 20),
      error: .string(limit: 4 << 20))
    return Outcome(
      output: result.standardOutput, errors: result.standardError, status: Self.status(result.terminationStatus))
  }

  /// Starts `sooth` and, once a process with `marker` among its arguments is there, hands both their numbers to `body`. An
  /// end before that is an outcome like any other, and `body` is not called.
  func sooth(
    _ arguments: String..., until marker: String, _ body: @escaping @Sendable (_ sooth: pid_t, _ marked: pid_t) -> Void
  ) async throws -> Outcome {
    let log = try FileDescriptor.open(
      FilePath(root + "/log"), .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
    let outcome = try await Subprocess.run(
      .path(FilePath(Self.sooth)), arguments: Arguments(arguments), environment: .custom(variables),
      workingDirectory: FilePath(root), platformOptions: Self.options, input: .none,
      output: .fileDescriptor(log, closeAfterSpawningProcess: true), error: .combinedWithOutput
    ) { execution in
      let sooth = execution.processIdentifier.value
      while Processes.isRunning(sooth) {
        if let marked = Processes.all().first(where: { Processes.arguments(of: $0).contains(marker) }) {
          return body(sooth, marked)
        }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    let output = try String(contentsOfFile: root + "/log", encoding: .utf8)
    return Outcome(output: output, errors: "", status: Self.status(outcome.terminationStatus))
  }

  private static var options: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    return options
  }

  private static func status(_ status: TerminationStatus) -> Int {
    switch status {
    case .exited(let code): Int(code)
    case .signaled(let number): 128 + Int(number)
    }
  }

  /// Of the caller's own variables only those that say where the lab's tools are kept.
  private var variables: [Environment.Key: String] {
    let caller = ProcessInfo.processInfo.environment
    var variables = ["HOME", "XDG_CACHE_HOME", "USER"].reduce(into: [:]) { $0[$1] = caller[$1] }
    variables["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    variables["TMPDIR"] = root + "/tmp"
    variables["LC_ALL"] = "C.UTF-8"
    return Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) })
  }
}
