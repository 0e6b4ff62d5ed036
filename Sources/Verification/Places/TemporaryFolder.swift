import FoundationEssentials
import Glibc

/// A folder of one's own for as long as the value lives.
struct TemporaryFolder: ~Copyable {
  let path: String

  /// How the names of a run's folders begin, before the run's own mark: its guardian takes them away if nobody else can.
  static let prefix = "sooth."

  /// A folder of the run `nonce`, in `TMPDIR`, unless that is longer than `limit` bytes.
  init(run nonce: String, limit: Int = .max) throws {
    let wanted = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    let parent = wanted.utf8.count > limit ? "/tmp" : wanted
    var template = Array("\(parent)/\(Self.prefix)\(nonce.prefix(12)).XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
