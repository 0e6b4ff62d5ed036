import Transcripts
import Yams

extension Environment {
  private static let keys = [
    "title", "transport", "shell", "traits", "env", "inherit", "timeout", "writes", "freshFor", "tools", "publish",
    "lab", "variables", "guard",
  ]
  /// Keys of the contract that are still to come: named, so that nobody takes them for a slip of the fingers.
  private static let laterKeys = ["hosts"]

  private enum Writes: String, CaseIterable { case allowed, refused }

  init?(_ text: String, name: String, reader: inout YAMLReader) {
    guard let mapping = reader.document(text) else { return nil }
    var environment = Environment(name: name, title: name)
    reader.members(of: mapping, known: Self.keys + Self.laterKeys, "an environment") { environment.read($1, $2, &$0) }
    self = environment
    checkConsistency(&reader)
  }

  private mutating func read(_ key: String, _ value: Node, _ reader: inout YAMLReader) {
    switch key {
    case "title": title = reader.text(value, key) ?? name
    case "transport": transport = reader.choice(value, key, Transport.self) ?? .local
    case "shell": shell = reader.text(value, key) ?? "sh"
    case "traits": traits = Set(reader.texts(value, key))
    case "env": env = reader.scalars(value, key)
    case "inherit": inherit = reader.texts(value, key)
    case "timeout": timeout = reader.duration(value, key) ?? timeout
    case "writes": permitsWrites = reader.choice(value, key, Writes.self) == .allowed
    case "freshFor": freshFor = reader.duration(value, key) ?? freshFor
    case "tools": readTools(value, &reader)
    case "publish": publication = reader.choice(value, key, Publication.self) ?? .example
    case "guard": guardCommand = reader.guardCommand(value)
    case "variables": variables = reader.scalars(value, key)
    case "lab": lab = LabDescription(value, reader: &reader)
    default: reader.report("unsupported-key", "the key ‘\(key)’ is not supported yet", "leave it out", at: value)
    }
  }

  private mutating func readTools(_ value: Node, _ reader: inout YAMLReader) {
    for (keyNode, node) in reader.mapping(value, "tools") ?? [:] {
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
    if transport == .lab, lab == nil {
      reader.report(
        "missing-lab", "the transport is ‘lab’ but there is no ‘lab:’", "describe the network under ‘lab:’", at: nil)
    }
    if transport != .lab, lab != nil {
      reader.report(
        "unused-lab", "there is a ‘lab:’ but the transport is ‘\(transport.rawValue)’", "write ‘transport: lab’",
        at: nil)
    }
    if transport != .lab, !tools.isEmpty {
      reader.report(
        "unused-tools", "only the lab can choose versions of tools",
        "leave ‘tools’ out, and say needs= in the articles", at: nil)
    }
  }
}

extension YAMLReader {
  /// `guard: {run: hostname, prints: bastion}`. One that cannot be read must not be taken for none.
  fileprivate mutating func guardCommand(_ node: Node) -> Environment.Guard? {
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
  mutating func scalars(_ node: Node, _ key: String) -> [String: String] {
    var result: [String: String] = [:]
    for (name, value) in mapping(node, key) ?? [:] {
      if let name = name.string, let text = text(value, name) { result[name] = text }
    }
    return result
  }
}
