extension LabError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unavailable(let obstacles):
      "no lab can be made on this machine:" + obstacles.map { "\n  - \($0)" }.joined()
    case .didNotComeUp(let reason):
      "the lab did not come up: \(reason)"
    case .unknownTool(let name, let known):
      "a lab cannot bring the tool '\(name)'; it can bring \(known.joined(separator: ", "))"
    case .notAVersion(let text, let tool):
      "'\(text)' is not a version of \(tool): write one such as 1.16.116, in full"
    case .versionNotOffered(let tool, let version, let offered?):
      "\(tool) \(version) cannot be had on this machine, whose Debian offers \(offered): name that version "
        + "in the environment's tools, or one that begins with 1."
    case .versionNotOffered(let tool, let version, nil):
      "\(tool) \(version) comes from Debian's packages, and this machine has no list of them: run "
        + "'apt-get update' as root, once"
    case .cacheUnwritable(let path):
      "the cache folder \(path) cannot be made: make its parent writable, or set XDG_CACHE_HOME to a folder that is"
    case .provisioningFailed(let what, let output):
      "\(what) could not be fetched. It is tried anew at the next start; the last words were:\n\(output)"
    case .unknownHost(let name, let known):
      "the lab has no host '\(name)'; it has \(known.joined(separator: ", "))"
    case .notANetwork(let text, let host):
      "host \(host): egress '\(text)' is not an IPv4 network such as 192.168.0.0/16"
    case .noHosts:
      "the lab has no hosts, so there is nowhere to run anything: describe one under 'hosts:'"
    }
  }
}

extension LabObstacle: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notDebian:
      "there is no apt-get here, and some of the lab's tools come from Debian's packages: use Debian or a "
        + "distribution that is made from it, or a container of one"
    case .missingProgram(let program, let package):
      "the program '\(program)' is missing: apt-get install \(package)"
    case .missingVenv:
      "Debian's Python cannot make virtual environments: apt-get install python3-venv"
    case .namespaceLimit(let setting, let value):
      "namespaces are used up, the limit user.\(setting) is \(value): as root, sysctl user.\(setting)=10000"
    case .forbiddenBySetting(let setting, let value, let needed):
      "\(setting)=\(value) forbids user namespaces to ordinary users: as root, "
        + "sysctl \(setting)=\(needed), or run sooth as root"
    case .systemCallFilter(let said):
      "a system call filter forbids new namespaces ('\(said)'): start the container with "
        + "'--security-opt seccomp=unconfined --security-opt apparmor=unconfined "
        + "--security-opt systempaths=unconfined'"
    case .coveredProc:
      "parts of /proc are covered, as containers do: start the container with "
        + "'--security-opt systempaths=unconfined'"
    case .noVeth:
      "the kernel has no virtual network cables: as root, modprobe veth"
    case .other(let said):
      "unshare (util-linux) could not make the namespaces: \(said)"
    }
  }
}
