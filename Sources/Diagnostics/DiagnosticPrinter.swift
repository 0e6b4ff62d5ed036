extension Diagnostic {
  /// The diagnostic as compilers print theirs: `file:line:column: error: summary [identifier]`, its notes indented below.
  public func rendered(with style: Style = .plain) -> String {
    var place = location.file
    if let line = location.line {
      place += ":\(line)"
      if let column = location.column { place += ":\(column)" }
    }
    let mark = style.paint(severity.rawValue, severity == .error ? .red : .yellow, bold: true)
    var text = "\(place): \(mark): \(summary) [\(identifier)]"
    if let replacement { text += "\n  help: write \(replacement)" }
    for note in notes { text += "\n  help: \(note)" }
    return text
  }
}
