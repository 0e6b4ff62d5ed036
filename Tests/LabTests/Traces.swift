import FoundationEssentials

/// What a running lab consists of, as the kernel numbers it, to be looked for when it should be gone.
struct Traces: Codable, Equatable {
  /// Processes of the lab, and `unshare` above them.
  var processes: [Int32]
  /// The inodes of its namespaces, such as `net:[4026532209]`.
  var namespaces: Set<String>

  /// Those of the lab in which `process` holds a host, and of all processes in its PID namespace.
  static func ofLab(with process: Int32) -> Traces {
    let own = namespaces(of: "self")
    let ofHost = namespaces(of: "\(process)")
    let pidNamespace = ofHost.filter { $0.hasPrefix("pid:") }
    let members = numbers().filter { !namespaces(of: "\($0)").isDisjoint(with: pidNamespace) }
    let all = members.reduce(into: Set<String>()) { $0.formUnion(namespaces(of: "\($1)")) }
    return Traces(processes: members.sorted(), namespaces: all.subtracting(own))
  }

  /// What of it is still there.
  func remaining() -> Traces {
    let seen = Traces.numbers().reduce(into: Set<String>()) { $0.formUnion(Traces.namespaces(of: "\($1)")) }
    return Traces(
      processes: processes.filter { FileManager.default.fileExists(atPath: "/proc/\($0)") },
      namespaces: namespaces.intersection(seen))
  }

  static let none = Traces(processes: [], namespaces: [])

  private static func numbers() -> [Int32] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
  }

  private static func namespaces(of process: String) -> Set<String> {
    let links = ["user", "net", "mnt", "pid", "uts", "ipc"].map { "/proc/\(process)/ns/\($0)" }
    return Set(links.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: $0) })
  }
}
