import FoundationEssentials
import KnowledgeBase
import Subprocess
import SystemPackage

/// The programs of this machine that a lab is made with, each found once.
struct Machine {
  /// `PATH` for them: the caller's, then the usual places, since an ordinary user's often lacks that of `ip`.
  let path: String
  private let programs: [String: FilePath]

  /// The programs, each with the Debian package that brings it.
  static let needed = [
    ("unshare", "util-linux"), ("nsenter", "util-linux"), ("flock", "util-linux"), ("mount", "mount"),
    ("hostname", "hostname"), ("ip", "iproute2"), ("script", "bsdutils"), ("bash", "bash"),
  ]
  /// What a lab with an SSH server needs besides: its users' client, and keys.
  static let neededForSSH = [("ssh", "openssh-client"), ("ssh-keygen", "openssh-client")]
  /// Debian's own, not whatever comes first on `PATH`: the lab's libraries are installed for it.
  static let python = FilePath("/usr/bin/python3")
  static let usualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

  /// - Throws: ``LabError/unavailable(_:)`` with each program that is missing.
  static func current(for description: LabDescription? = nil) throws(LabError) -> Machine {
    let caller = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let wanted = needed + (description?.hasSSH == true ? neededForSSH : [])
    return try Machine(path: caller.isEmpty ? usualPath : "\(caller):\(usualPath)", needs: wanted)
  }

  init(path: String, needs needed: [(String, String)] = needed) throws(LabError) {
    self.path = path
    var programs: [String: FilePath] = [:]
    var missing: [LabObstacle] = []
    for (program, package) in needed {
      let places = path.split(separator: ":").map { FilePath(String($0)).appending(program) }
      if let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.string) }) {
        programs[program] = found
      } else {
        missing.append(.missingProgram(program, package: package))
      }
    }
    if !FileManager.default.isExecutableFile(atPath: Machine.python.string) {
      missing.append(.missingProgram(Machine.python.string, package: "python3"))
    }
    guard missing.isEmpty else { throw .unavailable(missing) }
    self.programs = programs
  }

  /// The path of one of the programs ``needed``.
  subscript(program: String) -> FilePath {
    guard let path = programs[program] else { preconditionFailure("\(program) is not among those needed") }
    return path
  }

  /// What a short command printed, on either stream, and whether it ended well.
  func capture(_ command: [String]) async throws -> (succeeded: Bool, output: String) {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    let result = try await Subprocess.run(
      .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
      environment: .inherit.updating(["PATH": path]), platformOptions: options,
      input: .none, output: .string(limit: 1 << 20), error: .combinedWithOutput)
    return (result.terminationStatus.isSuccess, result.standardOutput)
  }
}
