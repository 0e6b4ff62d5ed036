import Foundation

/// A folder of the test's own, gone with the value.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "sooth-preview-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file in place, as a simple editor does.
  func write(_ file: String, _ text: String) throws {
    let url = URL(filePath: "\(path)/\(file)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(file)") }

  func move(_ file: String, _ target: String) throws {
    guard rename("\(path)/\(file)", "\(path)/\(target)") == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  func text(_ file: String) throws -> String { try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8) }

  /// Every file, with its bytes; what a build keeps for itself is left out.
  func files() throws -> [String: Data] {
    var result: [String: Data] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: path) where !file.hasPrefix(".sooth") {
      let url = URL(filePath: "\(path)/\(file)")
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false else { continue }
      result[file] = try Data(contentsOf: url)
    }
    return result
  }
}
