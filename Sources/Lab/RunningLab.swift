public import SystemPackage

/// A lab that is up and healthy, for as long as the closure runs that was given it.
public struct RunningLab: Sendable {
  /// A host of the lab.
  public struct Host: Sendable, Hashable {
    public let name: String
    public let address: String
    /// Who commands run as, and the folder that they start in.
    public let user, home: String
    /// The process, as the outside numbers it, that holds the host's namespaces.
    public let process: Int32
  }

  /// In the order of the description; the first is where a session goes that names no host.
  public let hosts: [Host]
  /// How long it took to come up, the health check included, and the fetching of tools not.
  public let readyIn: Duration
  /// The audit: one JSON object a line for every call that reached an endpoint. A path inside the lab.
  public let audit: FilePath

  let nsenter: FilePath
  let environment: [String: String]

  /// How to run a command in a host. Any number may run at once, and all die with the lab.
  ///
  /// - Parameters:
  ///   - host: The name of the host; nil for the first.
  ///   - interactive: Gives the command a terminal of its own inside the host, with job control. Standard
  ///     input has to be a terminal then.
  /// - Throws: ``LabError/unknownHost(_:known:)``
  public func entry(host: String? = nil, interactive: Bool = false) throws(LabError) -> LabEntry {
    guard let entered = hosts.first(where: { host == nil || $0.name == host }) else {
      throw .unknownHost(host ?? "", known: hosts.map(\.name))
    }
    return LabEntry(entered, nsenter: nsenter, environment: environment, interactive: interactive)
  }
}
