/// A hole of an example that cannot be read.
struct HoleProblem: Hashable {
  /// Where in the line it begins, in bytes from 0.
  var offset: Int
  var summary: String
  /// The way out, a line each.
  var notes: [String] = []
}

/// Every hole of a line that has no meaning, or one that the C library does not take.
func holeProblems(in line: [UInt8]) -> [HoleProblem] {
  var problems: [HoleProblem] = []
  eachPlaceholder(in: line) { range, inside in
    guard inside.contains(0x7E) else { return nil }
    switch Hole(inside)?.meaning {
    case .expression(let expression):
      guard let problem = ExtendedRegex.problem(expression) else { return nil }
      problems.append(
        HoleProblem(offset: range.lowerBound, summary: "the regular expression is not valid: \(problem)"))
    case nil:
      problems.append(
        HoleProblem(
          offset: range.lowerBound, summary: "‘{{\(inside.text)}}’ has no meaning that is known",
          notes: [
            "write {{example ~ private-ip}}, ~ int >= 1, ~ ip in 10.0.0.0/8, or ~ /regular expression/; or \\{{ for the text",
            "kinds: \(Hole.kindNames.joined(separator: ", "))",
          ]))
    default: break
    }
    return nil
  }
  return problems
}
