import Foundation
import Glibc
import KnowledgeBase
import Lab
import Subprocess
import SystemPackage

/// The VPC of the seed article, and the means to run commands in it.
enum LabFixture {
  static let sqs = "sqs.ap-northeast-1.amazonaws.com"
  static let legacy = "ap-northeast-1.queue.amazonaws.com"
  static let queueURL = "https://\(sqs)/123456789012/test-queue"

  /// The beginning of every call, and the end of those that name the endpoint.
  static let aws = ["aws", "--region", "ap-northeast-1"]
  static let endpoint = ["--endpoint-url", "https://\(sqs)"]

  static let vpc = LabDescription(
    region: "ap-northeast-1", account: "123456789012",
    hosts: [
      LabDescription.Host(
        name: "swx-bastion-l01", address: "192.168.1.10", user: "ec2-user", resolver: "192.168.0.2",
        egress: ["192.168.0.0/16"])
    ],
    dns: [
      "192.168.0.2": [
        legacy: .addresses(["54.240.225.157"]),
        sqs: .addresses(["192.168.4.179", "192.168.3.59"]),
        "cloudtrail.ap-northeast-1.amazonaws.com": .addresses(["192.168.4.180"]),
        "queues.example.com": .alias(sqs),
      ]
    ],
    endpoints: [
      LabDescription.Endpoint(
        name: "sqs", addresses: ["192.168.4.179", "192.168.3.59"], vpcEndpointId: "vpce-01234567890123456",
        services: ["sqs"], certificateNames: [sqs]),
      LabDescription.Endpoint(
        name: "cloudtrail", addresses: ["192.168.4.180"], vpcEndpointId: "vpce-06543210987654321",
        services: ["cloudtrail"], certificateNames: ["cloudtrail.ap-northeast-1.amazonaws.com"]),
    ],
    queues: ["test-queue"])

  /// The VPC with an SSH server on its bastion, and an operator, who comes first.
  static var fleet: LabDescription {
    var fleet = vpc
    fleet.hosts = [
      LabDescription.Host(name: "operator", address: "192.168.1.20", user: "engineer", resolver: "192.168.0.2"),
      LabDescription.Host(
        name: "bastion", address: "192.168.1.10", user: "ec2-user", resolver: "192.168.0.2",
        egress: ["192.168.0.0/16"], ssh: true),
    ]
    return fleet
  }

  static let tools = ["aws-cli": "1.16.116"]

  /// Kept between runs, since it takes half a minute to fill, and readable for an unprivileged user.
  static let cache = LabCache(root: FilePath("/var/tmp/sooth-lab-tests-\(getuid())"))

  static func withVPC<R: Sendable>(
    _ description: LabDescription = vpc, tools: [String: String] = tools,
    body: (RunningLab) async throws -> R
  ) async throws -> R {
    try await withLab(description, tools: tools, cache: cache, body: body)
  }

  /// A new cache that belongs to the user 65534, with the tools of the other.
  static func cacheOfNobody() throws -> LabCache {
    let root = FilePath("/var/tmp/sooth-lab-tests-nobody")
    try? FileManager.default.removeItem(atPath: root.string)
    try FileManager.default.createDirectory(atPath: root.string, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: root.appending("tools").string, withDestinationPath: cache.root.appending("tools").string)
    guard chmod(cache.root.string, 0o755) == 0, chown(root.string, 65534, 65534) == 0 else {
      throw Errno(rawValue: errno)
    }
    return LabCache(root: root)
  }
}

/// What a command printed on both streams, and its exit status; -1 for an end by a signal.
struct Outcome: Equatable {
  let output: String
  let status: Int32
}

extension RunningLab {
  func run(_ command: String..., host: String? = nil, interactive: Bool = false) async throws -> Outcome {
    try await run(command, host: host, interactive: interactive)
  }

  func run(_ command: [String], host: String? = nil, interactive: Bool = false) async throws -> Outcome {
    let entry = try entry(host: host, interactive: interactive)
    let environment = Dictionary(
      uniqueKeysWithValues: entry.environment.map { (Environment.Key(stringLiteral: $0), $1) })
    let result = try await Subprocess.run(
      .path(entry.executable), arguments: Arguments(entry.arguments + command),
      environment: .custom(environment), input: .none, output: .string(limit: 1 << 20),
      error: .combinedWithOutput)
    guard case .exited(let status) = result.terminationStatus else {
      return Outcome(output: result.standardOutput, status: -1)
    }
    return Outcome(output: result.standardOutput, status: status)
  }
}
