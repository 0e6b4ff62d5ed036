import KnowledgeBase
import Transcripts

/// JUnit's XML, as its consumers agree on it: a suite for each article in each environment, a case for each command.
struct JUnitReport {
  let results: [JobResult]

  var text: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="sooth" \(counts(results.flatMap(\.commands))) \(time(results.reduce(.zero) { $0 + $1.duration }))>
    \(results.map(suite).joined(separator: "\n"))
    </testsuites>

    """
  }

  private func suite(_ result: JobResult) -> String {
    let begin = result.commands.map(\.at).min().map { " timestamp=\"\($0)\"" } ?? ""
    let properties = result.tools.sorted { $0.key < $1.key }
      .map { "      <property name=\"\(escaped($0.key))\" value=\"\(escaped($0.value))\"/>\n" }.joined()
    return """
        <testsuite name="\(escaped(result.title))" \(counts(result.commands)) \(time(result.duration))\(begin)>
          <properties>
      \(properties)    </properties>
      \(result.commands.map { testCase($0, result) }.joined(separator: "\n"))
        </testsuite>
      """
  }

  private func testCase(_ command: CommandResult, _ result: JobResult) -> String {
    let place = "classname=\"\(escaped("\(result.job.variant.name).\(result.job.evidenceName)"))\""
    let file = "file=\"\(escaped(command.file))\" line=\"\(command.line)\""
    let reason = escaped(command.reason ?? "")
    let details = escaped(command.difference)
    let body =
      switch command.verdict {
      case .passed: ""
      case .failed: "      <failure type=\"failed\" message=\"\(reason)\">\(details)</failure>\n"
      case .error, .refused:
        "      <error type=\"\(command.verdict.rawValue)\" message=\"\(reason)\">\(details)</error>\n"
      case .skipped: "      <skipped message=\"\(reason)\"/>\n"
      }
    let output = command.output.map { $0.isEmpty ? "" : "      <system-out>\(escaped($0))</system-out>\n" } ?? ""
    return """
          <testcase name="\(escaped(command.caseName))" \(place) \(file) \(time(command.duration))>
      \(body)\(output)    </testcase>
      """
  }

  private func counts(_ commands: [CommandResult]) -> String {
    let count = { (verdicts: [Verdict]) in commands.count { verdicts.contains($0.verdict) } }
    return
      "tests=\"\(commands.count)\" failures=\"\(count([.failed]))\" errors=\"\(count([.error, .refused]))\" skipped=\"\(count([.skipped]))\""
  }

  private func time(_ duration: Duration) -> String { "time=\"\(duration.decimalSeconds)\"" }

  /// As the text or attribute of an element; what XML 1.0 (section 2.2) cannot hold is shown as a terminal would show it.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
