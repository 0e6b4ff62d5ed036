import FoundationEssentials
import SystemPackage

/// The processes of this machine by number, as proc(5) tells them.
enum ProcessTable {
  /// The child of `parent` that has the number `inner` in the innermost of its PID namespaces, which only the
  /// outside can translate: pid_namespaces(7).
  static func child(of parent: Int32, numbered inner: Int) throws -> Int32? {
    for entry in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
      guard let pid = Int32(entry), let status = try? read("/proc/\(entry)/status") else { continue }
      if status["PPid"] == ["\(parent)"], status["NSpid"]?.last == "\(inner)" { return pid }
    }
    return nil
  }

  /// The words of each line, by the name that stands before the colon.
  private static func read(_ path: String) throws -> [String: [String]] {
    let file = try FileDescriptor.open(FilePath(path), .readOnly)
    let bytes = try file.closeAfter {
      try [UInt8](unsafeUninitializedCapacity: 8192) { buffer, count in
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
    var fields: [String: [String]] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let words = line.split { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
        .map { String(decoding: $0, as: UTF8.self) }
      if let name = words.first?.dropLast() { fields[String(name)] = Array(words.dropFirst()) }
    }
    return fields
  }
}
