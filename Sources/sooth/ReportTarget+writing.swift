import Diagnostics
import Evidence
import Glibc
import Verification

extension ReportTarget {
  /// Throws, before anything runs, where the report's folder is not there.
  func checkFolder() throws {
    guard let file else { return }
    var status = stat()
    if stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw unwritable(file, EISDIR) }
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    guard access(folder.isEmpty ? "/" : folder, W_OK) == 0 else { throw unwritable(file, errno) }
  }

  /// Writes the report of a run.
  func write(_ results: [JobResult]) throws {
    let text = format.text(results)
    guard let file else { return Console.write(text, to: .output) }
    let code = Array(text.utf8).withUnsafeBytes { writeFile(file, $0) }
    guard code == 0 else { throw unwritable(file, code) }
  }

  private func unwritable(_ file: String, _ code: Int32) -> Diagnosed {
    Diagnosed(
      Diagnostic(
        at: SourceLocation(file: file), "report-unwritable",
        "the report cannot be written: \(String(cString: strerror(code)))",
        notes: ["name a file in a folder that is there"]))
  }
}
