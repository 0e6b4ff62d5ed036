import Foundation
import Glibc

/// A fresh place for one scenario: a working folder with its input tree, a folder for temporary files, a clean
/// environment.
struct Sandbox: Sendable {
  let root: String
  var work: String { root + "/work" }
  var temporary: String { root + "/tmp" }

  /// Makes the folders and writes `files`. The caller removes the sandbox.
  init(_ files: [InputFile]) throws {
    var template = Array("/tmp/sooth-scenario.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: false)
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: false)
    for file in files { try write(file) }
  }

  private func write(_ file: InputFile) throws {
    let url = URL(filePath: work).appending(path: file.path)
    let folder = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(file.bytes).write(to: url)
    guard chmod(url.path(percentEncoded: false), file.isExecutable ? 0o755 : 0o644) == 0 else {
      throw CocoaError(.fileWriteNoPermission)
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  /// What the commands run with; nothing else of the caller's environment is let through. The built `sooth` is
  /// found first.
  var environment: [String: String] {
    let caller = ProcessInfo.processInfo.environment
    var variables = ["HOME", "XDG_CACHE_HOME", "USER"].reduce(into: [:]) { $0[$1] = caller[$1] }
    let system = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    variables["PATH"] = "\(Self.buildFolder):\(system)"
    variables["TMPDIR"] = temporary
    variables["LC_ALL"] = "C.UTF-8"
    variables["TERM"] = "dumb"
    variables["NO_COLOR"] = "1"
    return variables
  }

  /// Where this test bundle was built, and `sooth` with it.
  static let buildFolder: String = {
    let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let file = URL(filePath: bundle ?? CommandLine.arguments[0])
    return file.deletingLastPathComponent().path(percentEncoded: false)
  }()
}
