import Transcripts

extension Environment {
  private static let keys = [
    "title", "transport", "shell", "traits", "env", "inherit", "timeout", "writes", "freshFor", "tools", "publish",
    "lab", "variables", "guard", "hosts", "command",
  ]

  private enum Writes: String, CaseIterable { case allowed, refused }

  init?(_ text: String, name: String, reader: inout YAMLReader) {
    guard let mapping = reader.document(text) else { return nil }
    var environment = Environment(name: name, title: name)
    reader.members(of: mapping, known: Self.keys, "an environment") { environment.read($1, $2, &$0) }
    self = environment
    checkConsistency(&reader)
  }

  private mutating func read(_ key: String, _ value: YAMLNode, _ reader: inout YAMLReader) {
    switch key {
    case "title": localizedTitle = reader.localized(value, key) ?? localizedTitle
    case "transport": transport = reader.choice(value, key, Transport.self) ?? .local
    case "shell": shell = reader.text(value, key) ?? "sh"
    case "traits": traits = Set(reader.texts(value, key))
    case "env":
      env = reader.scalars(value, key)
      checkNames(env.keys.sorted(), value, &reader)
      for (name, text) in env where text.utf8.contains(0) {
        reader.report("value", "the value of ‘\(name)’ holds a NUL", "no variable can hold one", at: value)
      }
    case "inherit":
      inherit = reader.texts(value, key)
      checkNames(inherit, value, &reader)
    case "timeout":
      timeout = reader.duration(value, key) ?? timeout
      if timeout == .zero { reader.report("value", "no command ends in no time", "write 30s", at: value) }
    case "writes": permitsWrites = reader.choice(value, key, Writes.self) == .allowed
    case "freshFor": freshFor = reader.duration(value, key) ?? freshFor
    case "tools": readTools(value, &reader)
    case "publish": publication = reader.choice(value, key, Publication.self) ?? .example
    case "guard": guardCommand = reader.guardCommand(value)
    case "variables": variables = reader.scalars(value, key)
    case "hosts": readHosts(value, &reader)
    case "command": command = reader.text(value, key)
    default: lab = LabDescription(value, reader: &reader)
    }
  }

  /// Names of variables go to shells as they are.
  private func checkNames(_ names: [String], _ value: YAMLNode, _ reader: inout YAMLReader) {
    for name in names {
      let isName = name.utf8.allSatisfy {
        $0 < 0x80 && ($0 == 0x5F || Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber)
      }
      guard !isName || name.first?.isNumber ?? true else { continue }
      reader.report("value", "‘\(name)’ is no name of a variable", "use letters, digits and _", at: value)
    }
  }

  /// A host is an argument of ssh and part of a file's name: no option, no path.
  private mutating func readHosts(_ value: YAMLNode, _ reader: inout YAMLReader) {
    hosts = reader.texts(value, "hosts")
    for host in hosts where host.hasPrefix("-") || host.utf8.contains(where: { $0 <= 0x20 || $0 == 0x2F || $0 == 0x7F })
    {
      reader.report(
        "value", "‘\(host)’ is no host",
        "write it as ssh takes it: bastion, ec2-user@192.0.2.7, or a name of ~/.ssh/config",
        at: value)
    }
    if Set(hosts).count < hosts.count {
      reader.report("value", "a host is given twice", "name each host once", at: value)
    }
  }

  private mutating func readTools(_ value: YAMLNode, _ reader: inout YAMLReader) {
    for (keyNode, node) in reader.mapping(value, "tools") ?? [] {
      guard let tool = keyNode.string else { continue }
      let versions = reader.texts(node, tool)
      for version in versions where ToolVersion(version) == nil {
        reader.report("value", "‘\(version)’ is no version", "write it in quotes, such as \"1.16.116\"", at: node)
      }
      if versions.isEmpty {
        reader.report("value", "‘\(tool)’ has no version", "name a version, or leave the tool out", at: node)
      }
      if Set(versions).count < versions.count {
        reader.report("value", "a version of ‘\(tool)’ is given twice", "name each version once", at: node)
      }
      tools[tool] = versions
    }
  }

  private func checkConsistency(_ reader: inout YAMLReader) {
    check(lab != nil, belongsTo: .lab, "lab", "describe the network under ‘lab:’", &reader)
    check(!hosts.isEmpty, belongsTo: .ssh, "hosts", "name the machines: hosts: [bastion]", &reader)
    check(
      command != nil, belongsTo: .exec, "command", "say what gives a shell: command: docker exec -i web sh", &reader)
    if transport != .lab, !tools.isEmpty {
      reader.report(
        "unused-tools", "only the lab can choose versions of tools",
        "leave ‘tools’ out, and say needs= in the articles", at: nil)
    }
  }

  /// A key that one transport needs, and no other takes.
  private func check(
    _ isThere: Bool, belongsTo owner: Transport, _ key: String, _ way: String, _ reader: inout YAMLReader
  ) {
    if transport == owner, !isThere {
      reader.report("missing-\(key)", "the transport is ‘\(owner.rawValue)’ but there is no ‘\(key):’", way, at: nil)
    }
    if transport != owner, isThere {
      reader.report(
        "unused-\(key)", "there is a ‘\(key):’ but the transport is ‘\(transport.rawValue)’",
        "write ‘transport: \(owner.rawValue)’", at: nil)
    }
  }
}

extension YAMLReader {
  /// `guard: {run: hostname, prints: bastion}`. One that cannot be read must not be taken for none.
  fileprivate mutating func guardCommand(_ node: YAMLNode) -> Environment.Guard? {
    guard let mapping = mapping(node, "guard") else { return nil }
    var result = Environment.Guard(run: "", prints: "")
    members(of: mapping, known: ["run", "prints"], "a guard") { reader, key, value in
      if key == "run" {
        result.run = reader.text(value, key) ?? ""
      } else {
        result.prints = reader.text(value, key) ?? ""
      }
    }
    for key in ["run", "prints"] where !mapping.contains(where: { $0.key.string == key }) {
      report("missing-key", "the guard has no ‘\(key)’", "write guard: {run: hostname, prints: bastion}", at: node)
    }
    return result
  }

  /// A mapping of names to texts.
  mutating func scalars(_ node: YAMLNode, _ key: String) -> [String: String] {
    var result: [String: String] = [:]
    for (name, value) in mapping(node, key) ?? [] {
      if let name = name.string, let text = text(value, name) { result[name] = text }
    }
    return result
  }
}
