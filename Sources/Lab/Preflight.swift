import SystemPackage

/// What keeps this machine from running labs; empty where nothing does. Makes a namespace to find out, and
/// leaves nothing behind. It asks nothing of the network, and does not need the cache to be filled.
///
/// - Throws: `SubprocessError` where not even a shell can be started, or an error of the file system for the
///   cache.
public func preflight(cache: LabCache = .default) async throws -> [LabObstacle] {
  do {
    return try await Preflight(machine: .current(), adapter: .write(into: cache)).obstacles()
  } catch let LabError.unavailable(obstacles) {
    return obstacles
  }
}

/// The trial that `preflight.sh` makes, and what its findings mean.
struct Preflight {
  let machine: Machine
  let adapter: AdapterFiles
  /// A command to run the trial by, which ends in "run what follows": a test puts it where namespaces are
  /// forbidden.
  var by: [String] = []

  func obstacles() async throws -> [LabObstacle] {
    let trial = try await machine.capture(by + ["/bin/sh", adapter["preflight.sh"]])
    return trial.succeeded ? [] : Preflight.causes(of: trial.output)
  }

  /// Whether Debian's Python can make the virtual environments that provisioning needs.
  func venvObstacles() async throws -> [LabObstacle] {
    let imports = "import venv; from ensurepip import version"
    let trial = try await machine.capture(by + [Machine.python.string, "-I", "-c", imports])
    return trial.succeeded ? [] : [.missingVenv]
  }

  /// What lines of `NAME VALUE`, as the script prints them, say about the cause.
  static func causes(of report: String) -> [LabObstacle] {
    var facts: [String: String] = [:]
    for line in report.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { facts[String(parts[0])] = String(parts[1]) }
    }
    let said = facts["said"] ?? report
    func value(_ name: String) -> Int? { facts[name].flatMap { Int($0) } }

    if said.contains("No space left on device") {  // ENOSPC: unshare(2), a limit of namespaces(7)
      let limits = facts.keys.filter { $0.hasPrefix("max_") && value($0) == 0 }.sorted()
      let setting = limits.first ?? "max_user_namespaces"
      return [.namespaceLimit(setting: setting, value: value(setting) ?? 0)]
    }
    if said.contains("mount") && said.contains("proc") { return [.coveredProc] }
    if said.contains("Unknown device type") || said.contains("Operation not supported") { return [.noVeth] }
    if value("unprivileged_userns_clone") == 0 {  // a patch of Debian's and others' kernels
      return [.forbiddenBySetting("kernel.unprivileged_userns_clone", value: 0, needed: 1)]
    }
    if let value = value("apparmor_restrict_unprivileged_userns"), value != 0 {  // Ubuntu since 23.10
      return [.forbiddenBySetting("kernel.apparmor_restrict_unprivileged_userns", value: value, needed: 0)]
    }
    if value("seccomp") ?? 0 != 0 { return [.systemCallFilter(said: said)] }
    return [.other(said: said)]
  }
}
