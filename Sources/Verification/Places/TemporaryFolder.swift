import FoundationEssentials
import Glibc

/// A folder of one's own for as long as the value lives.
struct TemporaryFolder: ~Copyable {
  let path: String

  /// In `TMPDIR`, unless that is longer than `limit` bytes.
  init(limit: Int = .max) throws {
    let wanted = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    let parent = wanted.utf8.count > limit ? "/tmp" : wanted
    var template = Array("\(parent)/sooth.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
