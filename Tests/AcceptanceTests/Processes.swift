import Foundation

/// The processes of this machine as `/proc` tells of them (proc(5)), those in the PID namespaces below its own included.
enum Processes {
  static func all() -> [Int32] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
  }

  static func arguments(of process: Int32) -> [String] {
    let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
    return line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether it is there and no zombie.
  static func isRunning(_ process: Int32) -> Bool { fields(of: process).map { $0[0] != "Z" } ?? false }

  /// Itself and all below it.
  static func tree(from root: Int32) -> Set<Int32> {
    let parents = all().compactMap { process in fields(of: process).map { (process, Int32($0[1])) } }
    var tree: Set<Int32> = [root]
    while true {
      let children = parents.filter { pair in pair.1.map(tree.contains) ?? false && !tree.contains(pair.0) }
      if children.isEmpty { return tree }
      tree.formUnion(children.map(\.0))
    }
  }

  /// Its namespaces by their inodes, such as `net:[4026532209]`.
  static func namespaces(of process: String) -> Set<String> {
    let links = ["user", "net", "mnt", "pid", "uts", "ipc"].map { "/proc/\(process)/ns/\($0)" }
    return Set(links.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: $0) })
  }

  /// What stands in `stat` behind the name, which may hold anything: the state, the parent and more.
  private static func fields(of process: Int32) -> [Substring]? {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let close = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[stat.index(after: close)...].split(separator: " ")
    return fields.count > 1 ? fields : nil
  }
}
