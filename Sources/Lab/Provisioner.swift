import FoundationEssentials
import SystemPackage

/// Fills folders of the cache: at the first lab that needs them, and never again.
struct Provisioner {
  let cache: LabCache
  let adapter: AdapterFiles
  let machine: Machine

  /// Costs one look at a marker for each folder that is complete.
  ///
  /// - Throws: ``LabError``: nothing is fetched for a lab that this machine could not run anyway.
  func fill(_ folders: [ToolFolder], progress: (String) -> Void) async throws {
    try cache.make(cache.state)
    let missing = folders.filter { !$0.isComplete(in: cache) }
    guard !missing.isEmpty else { return }

    let obstacles = try await obstacles(to: missing)
    guard obstacles.isEmpty else { throw LabError.unavailable(obstacles) }
    for folder in missing {
      try await checkVersion(of: folder)
      progress("Fetching \(folder.title), once, into \(folder.path(in: cache))")
      try await fetch(folder)
    }
  }

  private func obstacles(to missing: [ToolFolder]) async throws -> [LabObstacle] {
    let preflight = Preflight(machine: machine, adapter: adapter)
    var obstacles = try await preflight.obstacles()
    if missing.contains(where: \.isVenv) { obstacles += try await preflight.venvObstacles() }
    if !missing.allSatisfy(\.isVenv), !FileManager.default.isExecutableFile(atPath: "/usr/bin/apt-get") {
      obstacles.append(.notDebian)
    }
    return obstacles
  }

  private func fetch(_ folder: ToolFolder) async throws {
    let provision = [
      machine["flock"].string, cache.lock.string, "/bin/sh", adapter["provision.sh"],
      folder.path(in: cache).string, adapter[folder.recipe],
    ]
    let attempt = try await machine.capture(provision + folder.arguments)
    guard attempt.succeeded else {
      let lastLines = attempt.output.split(separator: "\n").suffix(5)
      throw LabError.provisioningFailed(what: folder.title, output: lastLines.joined(separator: "\n"))
    }
  }

  /// A release of Debian has one version of a package, and it must be the one that the environment names.
  private func checkVersion(of folder: ToolFolder) async throws {
    guard let wanted = folder.debianVersion, let package = folder.arguments.first else { return }
    let show = ["/usr/bin/apt-cache", "show", "--no-all-versions", package]
    let shown = try await machine.capture(show).output
    let line = shown.split(separator: "\n").first { $0.hasPrefix("Version: ") }
    let offered = line?.dropFirst("Version: ".count).split(separator: "-").first.map { String($0) }
    guard offered == wanted else {
      throw LabError.versionNotOffered(tool: AWSCommandLine.name, version: wanted, offered: offered)
    }
  }
}
