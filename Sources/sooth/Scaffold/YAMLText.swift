/// A text as YAML writes it: as it is where nothing in it could mean something else, else in quotes with JSON's escapes, which YAML
/// shares (YAML 1.2, section 7.3.1).
func yamlText(_ text: String) -> String {
  let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
  let isPlain =
    text.first?.isLetter ?? false && text.last?.isWhitespace == false && !words.contains(text.lowercased())
    && text.allSatisfy { $0.isLetter || $0.isNumber || " -_./()+'’、。・ー".contains($0) }
  if isPlain { return text }
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      result += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
