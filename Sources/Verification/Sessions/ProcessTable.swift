import Glibc

/// The processes of this machine, read from `/proc` (proc(5)). It sees into the PID namespaces below its own, so it serves
/// the lab as well.
struct ProcessTable {
  struct Entry {
    var parent: pid_t
    /// Ticks after boot.
    var start: UInt64
    var isZombie: Bool
  }

  private(set) var entries: [pid_t: Entry] = [:]

  /// Ticks since boot, as `/proc` counts them.
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    let perSecond = UInt64(sysconf(Int32(_SC_CLK_TCK)))
    return UInt64(time.tv_sec) * perSecond + UInt64(time.tv_nsec) * perSecond / 1_000_000_000
  }

  static func current() -> ProcessTable {
    var table = ProcessTable()
    for pid in pids() {
      if let entry = entry(of: pid) { table.entries[pid] = entry }
    }
    return table
  }

  /// Every process below `root`, itself left out.
  func descendants(of root: pid_t) -> [pid_t] {
    var children: [pid_t: [pid_t]] = [:]
    for (pid, entry) in entries { children[entry.parent, default: []].append(pid) }
    var found: [pid_t] = []
    var next = children[root] ?? []
    while let pid = next.popLast() {
      found.append(pid)
      next += children[pid] ?? []
    }
    return found
  }

  /// Processes whose environment holds `variable`, a text `NAME=value`: they stay known when they leave their session, their
  /// process group and their parent.
  static func carrying(_ variable: String) -> [pid_t] {
    let wanted = Array(variable.utf8)
    return pids().filter { pid in
      guard pid != getpid(), let environment = read("/proc/\(pid)/environ") else { return false }
      return environment.split(separator: 0).contains { $0.elementsEqual(wanted) }
    }
  }

  /// The number that a process has in the innermost of its PID namespaces: what it calls itself (proc(5), `NSpid`).
  static func innermostNumber(of pid: pid_t) -> pid_t? {
    guard let status = read("/proc/\(pid)/status") else { return nil }
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    return lines.first { $0.hasPrefix("NSpid:") }?.split(separator: "\t").last.flatMap { pid_t($0) }
  }

  /// Whether a process is there and no zombie.
  static func isRunning(_ pid: pid_t) -> Bool { entry(of: pid).map { !$0.isZombie } ?? false }

  private static func pids() -> [pid_t] {
    guard let directory = opendir("/proc") else { return [] }
    defer { closedir(directory) }
    var found: [pid_t] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let pid = pid_t(name) { found.append(pid) }
    }
    return found
  }

  /// Fields 3, 4 and 22 of `/proc/PID/stat`; the name in field 2 may hold anything, so count from its last parenthesis.
  private static func entry(of pid: pid_t) -> Entry? {
    guard let stat = read("/proc/\(pid)/stat"), let close = stat.lastIndex(of: 0x29) else { return nil }
    let fields = stat[(close + 1)...].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard fields.count > 19, let parent = pid_t(fields[1]), let start = UInt64(fields[19]) else { return nil }
    return Entry(parent: parent, start: start, isZombie: fields[0] == "Z")
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
