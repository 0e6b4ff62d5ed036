import Testing

@testable import KnowledgeBase

@Suite struct ReportedHostsTests {
  private func base(_ environments: [String: String]) async throws -> KnowledgeBase {
    var files = ["site.yml": "title: T", "articles/a.md": "---\ntitle: A\n---\n"]
    for (name, text) in environments { files["environments/\(name).yml"] = text }
    return try await KnowledgeBase.load(.memory(files))
  }

  private static let lab = """
    title: Lab
    transport: lab
    tools: {aws-cli: ["1", "2"]}
    lab: {region: r, account: "123456789012", hosts: {h: {address: 10.0.0.1, resolver: 10.0.0.2}}, dns: {10.0.0.2: {a.example: 10.0.0.3}}, endpoints: []}
    """

  @Test func theyComeBehindTheListedOnes() async throws {
    let base = try await base([
      "fleet": "transport: ssh\nhosts: [z1, z2]", "one": "transport: ssh\nhosts: [b]", "here": "title: Here",
      "lab": Self.lab,
    ])
    let places = [
      "fleet@web-10", "fleet@web-2", "fleet@z1", "one@c", "one@b", "here@x", "here", "lab@x", "nowhere@x", "fleet@-a",
      "fleet@a/b", "here@",
    ]
    #expect(
      base.variants(reportedIn: places).map(\.name) == [
        "fleet@z1", "fleet@z2", "fleet@web-2", "fleet@web-10", "here", "here@x", "lab@aws-cli-1", "lab@aws-cli-2",
        "one",
        "one@c",
      ])
    let reported = base.variants(reportedIn: places).filter(\.isReported)
    #expect(reported.map(\.title) == ["fleet, web-2", "fleet, web-10", "Here, x", "one, c"])
  }

  /// The environment, the name, and the variant that it stands for.
  static let names: [(String, String?, String?)] = [
    ("fleet", "z1", "fleet@z1"), ("fleet", "Z1", "fleet@z1"), ("fleet", nil, nil), ("fleet", "WEB-1", "fleet@web-1"),
    ("fleet", "../x", nil), ("fleet", "", nil), ("fleet", "a..b", nil), ("one", nil, "one"), ("one", "b", "one"),
    ("one", "c", "one@c"), ("here", nil, "here"), ("here", "web-1.example.com", "here@web-1.example.com"),
    ("here", "other", nil), ("lab", nil, nil), ("lab", "web-1", nil), ("lab", "aws-cli-2", "lab@aws-cli-2"),
  ]

  @Test(arguments: names) func theVariantOfAName(_ environment: String, _ name: String?, _ expected: String?)
    async throws
  {
    let base = try await base([
      "fleet": "transport: ssh\nhosts: [z1, z2]", "one": "transport: ssh\nhosts: [b]", "here": "title: Here",
      "lab": Self.lab, "here@other": "title: Another",
    ])
    let found = base.environment(named: environment).flatMap { base.variant(of: $0, named: name) }
    #expect(found?.name == expected)
  }

  static let hosts: [(String, Bool)] = [
    ("web-1", true), ("a", true), ("WEB.example.com", true), ("1", true), (String(repeating: "a", count: 253), true),
    (String(repeating: "a", count: 254), false), ("", false), ("-a", false), (".a", false), ("a..b", false),
    ("a_b", false),
    ("a b", false), ("a/b", false), ("日本", false), ("a\u{0}", false), ("a\n", false),
  ]

  @Test(arguments: hosts) func namesOfHosts(_ name: String, _ isOne: Bool) { #expect(isHostName(name) == isOne) }

  @Test func numbersCountAsNumbers() {
    let sorted = [
      "a", "web", "web-1", "web-01", "web-2", "web-2a", "web-10", "web-10.b", "web-18446744073709551616", "x",
    ]
    #expect(sorted.shuffled().sorted(by: naturallyPrecedes).count == sorted.count)
    for (index, name) in sorted.enumerated() where index > 0 && !name.hasPrefix("web-0") {
      #expect(!naturallyPrecedes(name, sorted[index - 1]), "\(sorted[index - 1]) \(name)")
    }
    #expect(naturallyPrecedes("web-01", "web-1") && !naturallyPrecedes("web-1", "web-01"))
    #expect(naturallyPrecedes("web-2", "web-10") && naturallyPrecedes("web-1.b", "web-2.a"))
  }
}
