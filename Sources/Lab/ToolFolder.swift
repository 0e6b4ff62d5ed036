import FoundationEssentials
import SystemPackage

/// A folder of the cache that a recipe fills, once. Another version is another folder.
struct ToolFolder {
  /// Its name below `tools/` in the cache.
  let name: String
  /// What it holds and where that comes from, in words for a terminal.
  let title: String
  /// A script of this module, run by `provision.sh`.
  let recipe: String
  let arguments: [String]
  /// The version that the first of the packages must have, where it matters.
  var debianVersion: String?

  /// Whether it is a virtual environment of Debian's Python. Else it is unpacked Debian packages.
  var isVenv: Bool { !["debian.sh", "openssh-server.sh"].contains(recipe) }

  func path(in cache: LabCache) -> FilePath { cache.tools(name) }

  func isComplete(in cache: LabCache) -> Bool {
    FileManager.default.fileExists(atPath: path(in: cache).appending("complete").string)
  }

  /// The libraries of the lab itself: moto answers as SQS, dnslib as the resolvers.
  static let lab = ToolFolder(
    name: "moto-5.2.1", title: "moto 5.2.1 and dnslib 0.9.26, which the lab answers with, from PyPI",
    recipe: "pypi.sh", arguments: ["moto==5.2.1", "flask", "flask-cors", "PyYAML", "dnslib==0.9.26"])

  /// Speeds up the clock of one program.
  static let faketime = ToolFolder(
    name: "libfaketime", title: "libfaketime, from Debian's packages", recipe: "debian.sh",
    arguments: ["libfaketime"])

  /// Debian's OpenSSH server, with those of its libraries that this machine lacks.
  static let sshd = ToolFolder(
    name: "openssh-server", title: "OpenSSH's server, from Debian's packages", recipe: "openssh-server.sh",
    arguments: [])

  /// A web proxy that needs nothing but the C library.
  static let tinyproxy = ToolFolder(
    name: "tinyproxy", title: "tinyproxy, from Debian's packages", recipe: "debian.sh", arguments: ["tinyproxy-bin"])
}
