import Diagnostics
import FoundationEssentials
import Glibc

/// A folder that nobody else can read, gone with the value.
final class PrivateFolder: Sendable {
  let path: String

  init() throws(Diagnosed) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/sooth-preview.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Diagnosed(
        Diagnostic(
          at: SourceLocation(file: base), "unwritable",
          "no folder can be made here: \(String(cString: strerror(errno)))",
          notes: ["name another by TMPDIR"]))
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
