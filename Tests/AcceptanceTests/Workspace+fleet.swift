import Foundation

extension Workspace {
  /// Puts an operator beside the bastion host, which now runs Debian's OpenSSH server, and describes the way over it.
  func addOperator(hosts: [String] = ["bastion"], version: String = "2.9.19") throws {
    try edit(Self.environment, line: "  aws-cli:", "  aws-cli: [\"\(version)\"]")
    try edit(
      Self.environment, line: "      egress:",
      """
            egress: [192.168.0.0/16]
            ssh: true
          operator:
            address: 192.168.1.20
            user: engineer
            resolver: 192.168.0.2
            egress: [192.168.0.0/16]
      """)
    try write(
      "environments/over-ssh.yml",
      """
      title: The bastion, by SSH
      transport: ssh
      hosts: [\(hosts.joined(separator: ", "))]
      traits: [private-endpoint, lab]
      writes: allowed
      publish: full
      """)
  }

  /// Runs a script on the operator's machine, where `sooth` is found.
  func onOperator(_ script: String) async throws -> Outcome {
    let path = "PATH=\(URL(filePath: Self.sooth).deletingLastPathComponent().path(percentEncoded: false)):$PATH"
    return try await sooth(
      "lab", "run", "isolated-vpc", "--host", "operator", "--", "sh", "-c", "\(path); cd \(root)\n\(script)")
  }
}
