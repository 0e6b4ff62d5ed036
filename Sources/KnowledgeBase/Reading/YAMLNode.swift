import Yams

/// A piece of YAML with the place where it is written.
struct YAMLNode {
  typealias Member = (key: YAMLNode, value: YAMLNode)

  let content: YAMLContent
  /// Counted from 1, the column in scalars of Unicode.
  let line: Int
  let column: Int

  var string: String? { if case .scalar(let text, _) = content { text } else { nil } }
  var mapping: [Member]? {
    if case .mapping(let members) = content { members.map { ($0.key, $0.value) } } else { nil }
  }
  var sequence: [YAMLNode]? { if case .sequence(let elements) = content { elements } else { nil } }

  var flag: Bool? { plain.flatMap { Node($0).bool } }
  var integer: Int? { plain.flatMap { Node($0).int } }

  private var plain: String? { if case .scalar(let text, true) = content { text } else { nil } }

  /// The one document of a text; nil where that is empty. Throws Yams' `YamlError`.
  static func document(_ text: String) throws -> YAMLNode? {
    if let plain = PlainYAML.document(text) { return plain }
    return try composed(text)
  }

  /// The same, as Yams reads it.
  static func composed(_ text: String) throws -> YAMLNode? {
    // With an encoding named, Yams does not look one up in the environment for every text; with a resolver without rules, it does
    // not ask of each key whether it is a number or a date.
    try Yams.compose(yaml: text, .basic, .default, .utf8).map { YAMLNode($0) }
  }

  init(_ content: YAMLContent, line: Int, column: Int) {
    (self.content, self.line, self.column) = (content, line, column)
  }

  private init(_ node: Node) {
    let content: YAMLContent =
      switch node {
      case .mapping(let members): .mapping(members.map { YAMLMember(key: YAMLNode($0.key), value: YAMLNode($0.value)) })
      case .sequence(let elements): .sequence(elements.map { YAMLNode($0) })
      case .scalar(let scalar): .scalar(scalar.string, isPlain: scalar.style == .plain)
      // Yams puts what an alias stands for in its place.
      case .alias: .scalar("", isPlain: true)
      }
    self.init(content, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}

/// What a node holds.
enum YAMLContent {
  /// `isPlain` where it stands without quotes, so that it may be a number or a flag.
  case scalar(String, isPlain: Bool)
  case mapping([YAMLMember])
  case sequence([YAMLNode])
}

/// A key of a mapping and what it holds. No tuple: the compiler takes a type that holds itself by way of one for a circle, in some
/// orders of files.
struct YAMLMember {
  let key: YAMLNode
  let value: YAMLNode
}
