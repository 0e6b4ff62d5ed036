import Foundation
import Subprocess
import SystemPackage

/// Ansible, in a virtual environment of the tests' own below the cache folder.
enum Ansible {
  /// The newest that still runs on the Python of Debian 12.
  private static let requirement = "ansible-core==2.19.14"

  struct Failure: Error, CustomStringConvertible { let description: String }

  /// The folder of its programs. The first call fetches it, the way in which a lab gets its own tools.
  static func programs() async throws -> String {
    let variables = ProcessInfo.processInfo.environment
    let cache = variables["XDG_CACHE_HOME"] ?? (variables["HOME"] ?? NSHomeDirectory()) + "/.cache"
    let tools = cache + "/sooth/tests"
    try FileManager.default.createDirectory(atPath: tools, withIntermediateDirectories: true)
    let folder = tools + "/" + requirement.replacing("==", with: "-")
    let recipes = Workspace.repository.appending(path: "Sources/Lab/Resources").path(percentEncoded: false)
    let fetching = try await Subprocess.run(
      .name("flock"),
      arguments: [tools + "/lock", "/bin/sh", "\(recipes)/provision.sh", folder, "\(recipes)/pypi.sh", requirement],
      input: .none, output: .string(limit: 1 << 20), error: .combinedWithOutput)
    guard fetching.terminationStatus.isSuccess else {
      throw Failure(description: "Ansible cannot be fetched: \(fetching.standardOutput)")
    }
    return folder + "/bin"
  }
}
