import Diagnostics
import Testing

@testable import KnowledgeBase

private func read(_ lab: String) -> (lab: LabDescription?, problems: [Diagnostic]) {
  var reader = YAMLReader(file: "e.yml")
  let text = "transport: lab\nlab:\n" + lab.split(separator: "\n").map { "  \($0)\n" }.joined()
  let environment = Environment(text, name: "e", reader: &reader)
  return (environment?.lab, reader.diagnostics)
}

/// A lab that is right, with one of its lines replaced.
private func lab(_ key: String = "", _ line: String = "") -> String {
  let lines = [
    ("region", "region: r"), ("account", "account: \"123456789012\""),
    ("hosts", "hosts: {h: {address: 10.0.0.1, resolver: 10.0.0.2}}"), ("dns", "dns: {10.0.0.2: {}}"),
    ("endpoints", "endpoints: []"),
  ]
  return lines.map { $0.0 == key ? line : $0.1 }.joined(separator: "\n")
}

@Suite struct LabDescriptionTests {
  @Test func everyKeyIsRead() {
    let (lab, problems) = read(
      """
      region: ap-northeast-1
      account: "123456789012"
      clock: 10
      hosts:
        bastion: {address: 192.168.1.10, user: ec2-user, resolver: 192.168.0.2, egress: [192.168.0.0/16]}
        other: {address: 192.168.1.11, resolver: 192.168.0.2}
        third: {address: 192.168.1.12, user: ec2-user, resolver: 192.168.0.2, ssh: true}
        fourth:
          {address: 10.9.0.8, resolver: 192.168.0.2, nat: 203.0.113.9, ipv6: "2001:db8::8", proxy: [one.example]}
      dns:
        192.168.0.2:
          one.example: [10.0.0.1, 10.0.0.2]
          two.example: 10.0.0.3
          three.example: one.example
          four.example: [10.0.0.1, "2001:db8::1"]
          five.example: "2001:db8::1"
      endpoints:
        - name: SQS
          id: vpce-01234567890123456
          addresses: [10.0.0.1]
          services: [sqs]
          certificate: [one.example]
        - {name: Shut, addresses: 10.0.0.9, services: [x], certificate: [y], reachable: false}
        - {name: Far, region: s, addresses: [10.0.0.7, 10.0.0.8], silent: 10.0.0.8, services: [x], certificate: [y]}
      queues: [test-queue]
      """)
    #expect(problems.isEmpty)
    #expect(
      lab
        == LabDescription(
          region: "ap-northeast-1", account: "123456789012", clockRate: 10,
          hosts: [
            .init(
              name: "bastion", address: "192.168.1.10", user: "ec2-user", resolver: "192.168.0.2",
              egress: ["192.168.0.0/16"]),
            .init(name: "other", address: "192.168.1.11", user: "root", resolver: "192.168.0.2", egress: nil),
            .init(name: "third", address: "192.168.1.12", user: "ec2-user", resolver: "192.168.0.2", ssh: true),
            .init(
              name: "fourth", address: "10.9.0.8", resolver: "192.168.0.2", nat: "203.0.113.9", ipv6: "2001:db8::8",
              proxy: ["one.example"]),
          ],
          dns: [
            "192.168.0.2": [
              "one.example": .addresses(["10.0.0.1", "10.0.0.2"]), "two.example": .addresses(["10.0.0.3"]),
              "three.example": .alias("one.example"), "four.example": .addresses(["10.0.0.1", "2001:db8::1"]),
              "five.example": .addresses(["2001:db8::1"]),
            ]
          ],
          endpoints: [
            .init(
              name: "SQS", addresses: ["10.0.0.1"], vpcEndpointId: "vpce-01234567890123456", services: ["sqs"],
              certificateNames: ["one.example"]),
            .init(
              name: "Shut", addresses: ["10.0.0.9"], vpcEndpointId: nil, services: ["x"], certificateNames: ["y"],
              reachable: false),
            .init(
              name: "Far", addresses: ["10.0.0.7", "10.0.0.8"], region: "s", services: ["x"], certificateNames: ["y"],
              silent: ["10.0.0.8"]),
          ],
          queues: ["test-queue"]))
  }

  @Test func clockHasADefault() { #expect(read(lab()).lab?.clockRate == 60) }

  /// The part of a sound lab that is replaced, by what, and what is found.
  static let broken: [(String, String, [String])] = [
    ("region", "", ["e.yml:3:3 missing-key"]),
    ("account", "", ["e.yml:3:3 missing-key"]),
    ("account", "account: \"123\"", ["e.yml:4:12 value"]),
    ("account", "account: \"１２３４５６７８９０１２\"", ["e.yml:4:12 value"]),
    ("dns", "", ["e.yml:3:3 missing-key", "e.yml:3:3 value"]),
    ("dns", "dns: {10.0.0.3: {}}", ["e.yml:3:3 value"]),
    ("dns", "dns: {resolver: {}}", ["e.yml:6:9 value", "e.yml:3:3 value"]),
    ("dns", "dns: {10.0.0.2: {a.example: [10.0.0.256]}}", ["e.yml:6:31 value"]),
    ("dns", "dns: {10.0.0.2: {a.example: ['2001:db8:::1']}}", ["e.yml:6:31 value"]),
    ("endpoints", "", ["e.yml:3:3 missing-key"]),
    ("endpoints", "endpoints: {}", ["e.yml:7:14 value"]),
    ("endpoints", "endpoints: [x]", ["e.yml:7:15 value"]),
    ("endpoints", "endpoints: [{name: a, addresses: [], services: []}]", ["e.yml:7:15 missing-key"]),
    (
      "endpoints", "endpoints: [{name: a, addresses: [], services: [], certificates: []}]",
      ["e.yml:7:54 unknown-key", "e.yml:7:15 missing-key"]
    ),
    (
      "endpoints", "endpoints: [{name: a, addresses: [10.0.0.7], silent: [10.0.0.8], services: [], certificate: []}]",
      ["e.yml:7:56 value"]
    ),
    (
      "endpoints", "endpoints: [{name: a, addresses: ['2001:db8::1'], services: [], certificate: []}]",
      ["e.yml:7:36 value"]
    ),
    ("hosts", "hosts: {}", ["e.yml:5:10 value"]),
    ("hosts", "hosts: {h: {nat: gateway, address: 10.0.0.1, resolver: 10.0.0.2}}", ["e.yml:5:20 value"]),
    ("hosts", "hosts: {h: {ipv6: 10.0.0.3, address: 10.0.0.1, resolver: 10.0.0.2}}", ["e.yml:5:21 value"]),
    ("hosts", "hosts: {h: {proxy: ['*.aws'], address: 10.0.0.1, resolver: 10.0.0.2}}", ["e.yml:5:22 value"]),
    ("hosts", "hosts: {h: {address: x, resolver: 10.0.0.2}}", ["e.yml:5:24 value"]),
    ("hosts", "hosts: {h: {address: 10.0.0.1}}", ["e.yml:5:14 missing-key"]),
    (
      "hosts", "hosts: {h: {address: 10.0.0.1, resolver: 10.0.0.2, sudo: true}}",
      ["e.yml:5:54 unknown-key"]
    ),
    (
      "hosts", "hosts: {h: {address: 10.0.0.1, user: u, resolver: 10.0.0.2, ssh: 22}}",
      ["e.yml:5:68 value"]
    ),
    ("hosts", "hosts: {h: {ssh: true, address: 10.0.0.1, resolver: 10.0.0.2}}", ["e.yml:5:20 value"]),
    ("hosts", "hosts: {h: {ssh: true, user: root, address: 10.0.0.1, resolver: 10.0.0.2}}", ["e.yml:5:20 value"]),
    ("region", "region: r\nclock: 0", ["e.yml:4:10 value"]),
    ("region", "region: r\nclock: fast", ["e.yml:4:10 value"]),
    ("region", "region: r\nhost: x", ["e.yml:4:3 unknown-key"]),
  ]

  @Test(arguments: broken) func mistakes(_ key: String, _ line: String, _ expected: [String]) {
    #expect(read(lab(key, line)).problems.map(\.brief) == expected)
  }

  @Test func aLabIsAMapping() {
    var reader = YAMLReader(file: "e.yml")
    _ = Environment("transport: lab\nlab: yes please\n", name: "e", reader: &reader)
    #expect(reader.diagnostics.first?.brief == "e.yml:2:6 value")
  }
}
