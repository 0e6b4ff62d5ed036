import Diagnostics
import Evidence
import Glibc

/// Files that are to be written where there are none yet: all of them, or none.
struct NewFiles {
  let files: [(path: String, text: String)]

  /// Throws where something is in the way, or a file cannot be written; nothing is left behind then.
  func write() throws(Diagnosed) {
    let obstacles = files.map(\.path).filter(Self.isThere)
    guard obstacles.isEmpty else {
      throw Diagnosed(
        obstacles.map {
          Diagnostic(
            at: SourceLocation(file: $0), "in-the-way", "there is something already, and nothing is overwritten",
            notes: ["move it away, or name another place"])
        })
    }
    var done: [String] = []
    for (path, text) in files {
      var code = path.lastIndex(of: "/").map { makeFolders(String(path[..<$0])) } ?? 0
      if code == 0 { code = Array(text.utf8).withUnsafeBytes { createFile(path, $0) } }
      if code == 0 {
        done.append(path)
      } else {
        done.forEach { unlink($0) }
        throw Diagnosed(
          Diagnostic(
            at: SourceLocation(file: path), "unwritable", "cannot be written: \(String(cString: strerror(code)))",
            notes: ["make the folder writable, or name another place"]))
      }
    }
  }

  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Writes a file that is not there yet, not even since it was looked for. Returns 0, or the error's code.
  private func createFile(_ path: String, _ bytes: UnsafeRawBufferPointer) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return errno }
    close(descriptor)
    let code = writeFile(path, bytes)
    if code != 0 { unlink(path) }
    return code
  }
}
