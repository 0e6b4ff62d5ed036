/// Why a lab cannot be had, or did not come up. The wording, with the way out of each, is its
/// ``description``.
public enum LabError: Error, Sendable, Hashable {
  /// This machine does not let a lab be made: each thing that stands in the way.
  case unavailable([LabObstacle])
  /// The lab was begun and did not become healthy: what the first part of it that failed said.
  case didNotComeUp(reason: String)
  /// An environment names a tool that labs cannot bring.
  case unknownTool(String, known: [String])
  /// What an environment names as a tool's version is none.
  case notAVersion(String, tool: String)
  /// An environment names a version of a tool that cannot be had here. `offered` is the one that Debian's
  /// packages could bring, nil where this machine has no list of them.
  case versionNotOffered(tool: String, version: String, offered: String?)
  /// A folder of the cache cannot be made.
  case cacheUnwritable(String)
  /// A tool could not be fetched: the last lines that the attempt printed.
  case provisioningFailed(what: String, output: String)
  /// A session names a host that the lab does not have.
  case unknownHost(String, known: [String])
  /// A host's egress names something that is not a network in CIDR form.
  case notANetwork(String, host: String)
  /// A lab without a single host.
  case noHosts
}

/// One thing about a machine that keeps it from running labs.
public enum LabObstacle: Sendable, Hashable {
  /// There is no apt-get, from whose packages some tools come.
  case notDebian
  /// A program is not there; the Debian package that brings it.
  case missingProgram(String, package: String)
  /// Python cannot make virtual environments.
  case missingVenv
  /// A limit of `/proc/sys/user` on namespaces (namespaces(7)), such as `max_user_namespaces`, is used up.
  case namespaceLimit(setting: String, value: Int)
  /// The setting, such as `kernel.unprivileged_userns_clone`, by which a distribution forbids user
  /// namespaces.
  case forbiddenBySetting(String, value: Int, needed: Int)
  /// A system call filter, most often a container's, refuses new namespaces.
  case systemCallFilter(said: String)
  /// `/proc` of a container is partly covered, and so cannot be mounted anew in a namespace.
  case coveredProc
  /// The kernel has no virtual network cables (veth).
  case noVeth
  /// None of the known causes: what the tool said.
  case other(said: String)
}
