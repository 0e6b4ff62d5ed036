public import Diagnostics

/// What is wrong with an attribute of a console block, or with the like in front matter.
public enum AttributeError: Error, Hashable, Sendable {
  case unknown(String)
  case repeated(String)
  case needsValue(String)
  case takesNoValue(String)
  case unclosedQuote(String)
  case badExit(String)
  case badDuration(String)
  case badRequirement(String)
  case badTrait(String)
  case badMatch(String)
  case badWrites(String)
  case badID(String)
  case badStandardError(String)
  case badRetry(String)
  case emptySkip
}

extension AttributeError {
  public func diagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(at: location, identifier, summary, notes: [wayOut])
  }

  private var identifier: String {
    switch self {
    case .unknown: "unknown-attribute"
    case .repeated: "repeated-attribute"
    default: "attribute-value"
    }
  }

  public var summary: String {
    switch self {
    case .unknown(let name): "a console block has no attribute ‘\(name)’"
    case .repeated(let name): "‘\(name)’ is given twice"
    case .needsValue(let name): "‘\(name)’ needs a value"
    case .takesNoValue(let name): "‘\(name)’ takes no value"
    case .unclosedQuote(let name): "the quote of ‘\(name)’ is never closed"
    case .badExit(let text): "‘\(text)’ is no exit status"
    case .badDuration(let text): "‘\(text)’ is no duration"
    case .badRequirement(let text): "‘\(text)’ is no tool with versions"
    case .badTrait(let text): "‘\(text)’ is no trait"
    case .badMatch(let text): "there is no way of matching named ‘\(text)’"
    case .badWrites(let text): "‘\(text)’ says neither yes nor no"
    case .badID(let text): "‘\(text)’ is no identifier"
    case .badStandardError(let text): "standard error cannot be ‘\(text)’"
    case .badRetry(let text): "‘\(text)’ says not how long and how often to try"
    case .emptySkip: "‘skip’ needs a reason"
    }
  }

  public var wayOut: String {
    switch self {
    case .unknown(let name):
      nearest(to: name, in: AttributeReader.names).map { "did you mean ‘\($0)’?" }
        ?? "known: \(AttributeReader.names.joined(separator: ", "))"
    case .repeated: "keep one"
    case .needsValue(let name): "write \(name)=…"
    case .takesNoValue(let name): "write \(name) alone"
    case .unclosedQuote: "close it by \""
    case .badExit: "write a number from 0 to 255, nonzero or any"
    case .badDuration: "write 500ms, 30s or 6m"
    case .badRequirement: "write needs=\"aws-cli >=1.16 <2, nslookup\""
    case .badTrait: "write when=\"private-endpoint,!internet\""
    case .badMatch: "write one of \(MatchMode.allCases.map(\.rawValue).joined(separator: ", "))"
    case .badWrites: "write writes or writes=no"
    case .badID: "use letters, digits, - and _"
    case .badStandardError: "write one of \(StandardError.allCases.map(\.rawValue).joined(separator: ", "))"
    case .badRetry: "write retry=60s/5s"
    case .emptySkip: "write skip=\"why it is not run\""
    }
  }
}
