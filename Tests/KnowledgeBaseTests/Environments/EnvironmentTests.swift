import Diagnostics
import Testing

@testable import KnowledgeBase

private func read(_ yaml: String) -> (environment: Environment?, problems: [Diagnostic]) {
  var reader = YAMLReader(file: "e.yml")
  let environment = Environment(yaml, name: "e", reader: &reader)
  return (environment, reader.diagnostics)
}

private let lab = """
  lab:
    region: r
    account: "123456789012"
    hosts: {h: {address: 10.0.0.1, resolver: 10.0.0.2}}
    dns: {10.0.0.2: {}}
    endpoints: []

  """

@Suite struct EnvironmentTests {
  @Test func everyKeyIsRead() throws {
    let (environment, problems) = read(
      """
      title: A lab
      transport: lab
      shell: bash
      traits: [private-endpoint, lab]
      env: {LANG: C, N: 3}
      guard: {run: hostname, prints: bastion}
      variables: {region: ap-northeast-1}
      inherit: [HOME]
      timeout: 6m
      writes: allowed
      freshFor: 12h
      tools: {aws-cli: ["1.16.116", "2.9.19"]}
      publish: full
      \(lab)
      """)
    #expect(problems.isEmpty)
    let read = try #require(environment)
    #expect(read.name == "e")
    #expect(read.title == "A lab")
    #expect(read.transport == .lab)
    #expect(read.shell == "bash")
    #expect(read.traits == ["private-endpoint", "lab"])
    #expect(read.env == ["LANG": "C", "N": "3"])
    #expect(read.guardCommand == Environment.Guard(run: "hostname", prints: "bastion"))
    #expect(read.variables == ["region": "ap-northeast-1"])
    #expect(read.inherit == ["HOME"])
    #expect(read.timeout == .seconds(360))
    #expect(read.permitsWrites)
    #expect(read.freshFor == .seconds(43200))
    #expect(read.tools == ["aws-cli": ["1.16.116", "2.9.19"]])
    #expect(read.publication == .full)
    #expect(read.lab?.region == "r")
  }

  @Test func defaults() throws {
    let environment = try #require(read("").environment)
    #expect(environment == Environment(name: "e", title: "e"))
    #expect(environment.transport == .local)
    #expect(!environment.permitsWrites)
    #expect(environment.timeout == .seconds(30))
    #expect(environment.publication == .example)
  }

  static let broken: [(String, [String], String)] = [
    ("transport: telnet", ["e.yml:1:12 value"], "lab, local"),
    ("transport: loca", ["e.yml:1:12 value"], "did you mean ‘local’?"),
    ("writes: true", ["e.yml:1:9 value"], "allowed"),
    ("publish: all", ["e.yml:1:10 value"], ""),
    ("timeout: 30", ["e.yml:1:10 value"], "30s"),
    ("freshFor: month", ["e.yml:1:11 value"], "7d"),
    ("env: [A=b]", ["e.yml:1:6 value"], ""),
    ("env:\n  A: [b]", ["e.yml:2:6 value"], ""),
    ("hosts: [a]", ["e.yml unused-hosts"], "write ‘transport: ssh’"),
    ("command: sh", ["e.yml unused-command"], "write ‘transport: exec’"),
    ("transport: ssh", ["e.yml missing-hosts"], "name the machines"),
    ("transport: exec", ["e.yml missing-command"], "say what gives a shell"),
    (
      "transport: ssh\nhosts: [a, -o, b/c, 'd e', a]",
      ["e.yml:2:8 value", "e.yml:2:8 value", "e.yml:2:8 value", "e.yml:2:8 value"], "ssh takes it"
    ),
    ("variables: [a]", ["e.yml:1:12 value"], ""),
    ("guard: x", ["e.yml:1:8 value"], ""),
    ("guard: {run: a}", ["e.yml:1:8 missing-key"], ""),
    ("guard: {run: a, print: b}", ["e.yml:1:17 unknown-key", "e.yml:1:8 missing-key"], "‘prints’"),
    ("trait: [a]", ["e.yml:1:1 unknown-key"], "did you mean ‘traits’?"),
    ("transport: lab", ["e.yml missing-lab"], "lab:"),
    (lab, ["e.yml unused-lab"], "transport: lab"),
    ("tools: {aws-cli: \"2\"}", ["e.yml unused-tools"], "needs="),
    ("transport: lab\ntools: {aws-cli: [x]}\n" + lab, ["e.yml:2:18 value"], "\"1.16.116\""),
    ("transport: lab\ntools: [aws-cli]\n" + lab, ["e.yml:2:8 value"], ""),
    ("transport: lab\ntools: {aws-cli: []}\n" + lab, ["e.yml:2:18 value"], "version"),
    ("transport: lab\ntools: {aws-cli: [\"1\", \"1\"]}\n" + lab, ["e.yml:2:18 value"], "once"),
    ("[", ["e.yml:2:1 yaml"], ""),
  ]

  @Test(arguments: broken) func mistakes(_ yaml: String, _ expected: [String], _ way: String) {
    let found = read(yaml).problems
    #expect(found.map(\.brief) == expected)
    #expect(found.contains { way.isEmpty || $0.notes.contains { $0.contains(way) } }, "\(found)")
  }

  static let variantCases: [([String: [String]], [String], [String])] = [
    ([:], ["e"], ["-"]),
    (["a": ["1"]], ["e"], ["-"]),
    (["a": ["1", "2"]], ["e@a-1", "e@a-2"], ["a-1", "a-2"]),
    (["b": ["9"], "a": ["2", "1"]], ["e@a-2", "e@a-1"], ["a-2", "a-1"]),
    (
      ["b": ["3", "4"], "a": ["1", "2"]], ["e@a-1+b-3", "e@a-1+b-4", "e@a-2+b-3", "e@a-2+b-4"],
      ["a-1+b-3", "a-1+b-4", "a-2+b-3", "a-2+b-4"]
    ),
  ]

  @Test(arguments: variantCases) func variants(_ tools: [String: [String]], _ names: [String], _ variants: [String]) {
    var environment = Environment(name: "e", title: "E")
    environment.tools = tools
    #expect(environment.variants.map(\.name) == names)
    #expect(environment.variants.map { $0.variant ?? "-" } == variants)
    #expect(environment.variants.allSatisfy { Set($0.tools.keys) == Set(tools.keys) })
  }

  @Test func filesOfTheFolder() async throws {
    var files = soundFiles
    files["environments/one.yml"] = "title: One"
    files["environments/two.yaml"] = "title: Two"
    files["environments/v1.2.yml"] = "title: Dotted"
    files["environments/three.example.yml"] = "nonsense: true"
    files["environments/README.md"] = "no environment"
    let base = try await load(files)
    #expect(base.environments.map(\.name) == ["one", "two", "v1.2"])
    #expect(base.environment(named: "two")?.title == "Two")
    #expect(base.environment(named: "three") == nil)
  }

  @Test func twoOfOneName() async {
    var files = soundFiles
    files["environments/one.yml"] = "title: One"
    files["environments/one.yaml"] = "title: Other"
    #expect(await problems(files).map(\.brief) == ["one.yml duplicate-environment"])
  }
}
