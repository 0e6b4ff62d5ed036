import FoundationEssentials

/// What a running lab consists of, as the kernel numbers it, to be looked for when it should be gone.
struct Traces: Codable, Equatable {
  /// Processes of the lab, and `unshare` above them.
  var processes: [Int32]
  /// The inodes of its namespaces, such as `net:[4026532209]`.
  var namespaces: Set<String>
  /// When the newest of them began, in ticks since the machine came up: numbers that are free again go to others, which are newer.
  var at = 0

  static func == (a: Traces, b: Traces) -> Bool { a.processes == b.processes && a.namespaces == b.namespaces }

  /// Those of the lab in which `process` holds a host, and of all processes in its PID namespace.
  static func ofLab(with process: Int32) -> Traces {
    let own = namespaces(of: "self")
    let ofHost = namespaces(of: "\(process)")
    let pidNamespace = ofHost.filter { $0.hasPrefix("pid:") }
    let members = numbers().filter { !namespaces(of: "\($0)").isDisjoint(with: pidNamespace) }
    let all = members.reduce(into: Set<String>()) { $0.formUnion(namespaces(of: "\($1)")) }
    let newest = members.compactMap { started($0) }.max() ?? 0
    return Traces(processes: members.sorted(), namespaces: all.subtracting(own), at: newest)
  }

  /// What of it is still there; a zombie is gone, and its parent's to bury.
  func remaining() -> Traces {
    let old = Traces.numbers().filter { Traces.started($0).map { $0 <= at } ?? false }
    let seen = old.reduce(into: Set<String>()) { $0.formUnion(Traces.namespaces(of: "\($1)")) }
    return Traces(processes: processes.filter(old.contains), namespaces: namespaces.intersection(seen))
  }

  static let none = Traces(processes: [], namespaces: [])

  /// When a process began, in ticks; nil where it is gone or a zombie.
  private static func started(_ process: Int32) -> Int? {
    guard let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
    // The fields stand behind the name, which may hold anything but ends with the last parenthesis.
    let fields = String(decoding: stat, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
    return fields.count > 19 && fields[0] != "Z" ? Int(fields[19]) : nil
  }

  private static func numbers() -> [Int32] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
  }

  private static func namespaces(of process: String) -> Set<String> {
    let links = ["user", "net", "mnt", "pid", "uts", "ipc"].map { "/proc/\(process)/ns/\($0)" }
    return Set(links.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: $0) })
  }
}
