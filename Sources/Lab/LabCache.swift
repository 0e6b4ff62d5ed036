import FoundationEssentials
public import SystemPackage

/// The folder that keeps what labs fetch and make once: the libraries of the lab, the tools of its hosts by
/// version, its certificates. It can be deleted at any time that no lab runs. Labs leave nothing else on
/// disk.
public struct LabCache: Sendable, Hashable {
  /// The folder itself, an absolute path. It need not exist.
  public let root: FilePath

  public init(root: FilePath) {
    self.root = root
  }

  /// `$XDG_CACHE_HOME/sooth`, or `~/.cache/sooth` (XDG Base Directory Specification).
  public static var `default`: LabCache {
    let environment = ProcessInfo.processInfo.environment
    func folder(_ variable: String) -> FilePath? {
      environment[variable].flatMap { $0.hasPrefix("/") ? FilePath($0) : nil }
    }
    // $HOME before what the system knows of the user, who is root by number in a user namespace.
    let home = folder("HOME") ?? FilePath(FileManager.default.homeDirectoryForCurrentUser.path())
    let caches = folder("XDG_CACHE_HOME") ?? home.appending(".cache")
    return LabCache(root: caches.appending("sooth"))
  }

  /// Where the state of a running lab is mounted, seen by that lab alone; on disk the folder stays empty.
  var state: FilePath { root.appending("run") }
  /// Only one process at a time fills folders of the cache: the one that holds a lock on this file.
  var lock: FilePath { root.appending("lock") }

  func tools(_ name: String) -> FilePath { root.appending("tools").appending(name) }
  func wrappers(_ name: String) -> FilePath { root.appending("bin").appending(name) }
  func certificates(_ hash: String) -> FilePath { root.appending("pki").appending(hash) }
  func adapter(_ hash: String) -> FilePath { root.appending("adapter").appending(hash) }

  /// Makes a folder, and those above it, readable for this user alone where they are new.
  /// - Throws: ``LabError/cacheUnwritable(_:)``
  func make(_ folder: FilePath) throws(LabError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder.string, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cacheUnwritable(folder.string)
    }
  }
}
