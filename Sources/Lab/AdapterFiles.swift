import FoundationEssentials
import SystemPackage

/// The scripts of this module, which the binary carries, as files that an interpreter can read.
struct AdapterFiles {
  let folder: FilePath

  subscript(name: String) -> String { folder.appending(name).string }

  /// Writes them where they are not there yet. The folder's name is their hash, and it appears whole or not
  /// at all.
  static func write(into cache: LabCache) throws -> AdapterFiles {
    let folder = cache.adapter(hash)
    guard !FileManager.default.fileExists(atPath: folder.string) else { return AdapterFiles(folder: folder) }
    // Labs of one process come up side by side as well, so the process identifier alone would not tell them apart.
    let made = cache.adapter("\(hash).\(UInt64.random(in: .min ... .max))")
    try cache.make(made)
    for (name, bytes) in files {
      try Data(bytes).write(to: URL(filePath: made.appending(name).string))
    }
    do {
      try FileManager.default.moveItem(atPath: made.string, toPath: folder.string)
    } catch {
      try FileManager.default.removeItem(atPath: made.string)
      // Somebody else was faster, and what it wrote has the same hash.
      guard FileManager.default.fileExists(atPath: folder.string) else { throw error }
    }
    return AdapterFiles(folder: folder)
  }

  private static var hash: String {
    var hash = ContentHash()
    for (name, bytes) in files {
      hash.add(name.utf8)
      hash.add(bytes)
    }
    return hash.name
  }

  private static let files: [(name: String, bytes: [UInt8])] = [
    ("audit.py", PackageResources.audit_py),
    ("aws-cli-1.16.116.sh", PackageResources.aws_cli_1_16_116_sh),
    ("call.py", PackageResources.call_py),
    ("certificates.py", PackageResources.certificates_py),
    ("cloud.py", PackageResources.cloud_py),
    ("debian.sh", PackageResources.debian_sh),
    ("health.py", PackageResources.health_py),
    ("host.sh", PackageResources.host_sh),
    ("hosts.py", PackageResources.hosts_py),
    ("main.py", PackageResources.main_py),
    ("network.py", PackageResources.network_py),
    ("openssh-server.sh", PackageResources.openssh_server_sh),
    ("preflight.sh", PackageResources.preflight_sh),
    ("provision.sh", PackageResources.provision_sh),
    ("proxy.py", PackageResources.proxy_py),
    ("pypi.sh", PackageResources.pypi_sh),
    ("python2019.py", PackageResources.python2019_py),
    ("resolver.py", PackageResources.resolver_py),
    ("ssh.py", PackageResources.ssh_py),
    ("tools.py", PackageResources.tools_py),
  ]
}
