import Diagnostics
import KnowledgeBase
import Transcripts

/// The lines of an article in a standalone verifier: calls of the engine's functions, with the commands and what they are known
/// to print as they stand in the article.
struct ArticleText {
  let article: ExportedArticle

  var bytes: [UInt8] {
    let title = article.content.article.matter.title
    var text = Array(
      """
      # ---- \(oneLine(title))

      article \(quoted(article.name)) \(quoted(oneLine(title))) \(quoted(article.file))


      """.utf8)
    for command in article.commands {
      if command.index == 0 { text += Array(blockLines(command).utf8) }
      text += lines(command)
    }
    return text + Array("end_article\n".utf8)
  }

  private func blockLines(_ command: ExportedCommand) -> String {
    let transcript = command.transcript
    let words = [transcript.id, transcript.block.hash].map { quoted($0) } + options(command)
    return "# \(article.file), line \(transcript.location.line ?? 0)\nblock \(words.joined(separator: " "))\n"
  }

  /// What the block's author says of it, and the article's, as far as it bears on the run.
  private func options(_ command: ExportedCommand) -> [String] {
    let attributes = command.attributes
    var options: [String] = []
    func add(_ name: String, _ value: String?) { if let value { options.append("\(name)=\(quoted(value))") } }
    add("skip", attributes.skip ?? (command.transcript.block.isPowerShell ? "PowerShell" : nil))
    if !attributes.when.isEmpty { add("when", attributes.when.map(\.description).joined(separator: " ")) }
    if !attributes.needs.isEmpty { add("needs", attributes.needs.map(\.description).joined(separator: ", ")) }
    switch attributes.exit {
    case .code(0): break
    case .code(let code): add("exit", "\(code)")
    case .nonzero: add("exit", "nonzero")
    case .any: add("exit", "any")
    }
    if attributes.match != .example { add("match", attributes.match.rawValue) }
    if attributes.standardError != .merged { add("stderr", attributes.standardError.rawValue) }
    add("timeout", attributes.timeout.map { "\(hundredths($0))" })
    add("retry", attributes.retry.map { "\(hundredths($0.duration))/\(hundredths($0.interval))" })
    add("writes", attributes.writes.map { $0 ? "yes" : "no" })
    if attributes.isIsolated { options.append("isolated") }
    if attributes.isAlways { options.append("always") }
    return options
  }

  private func lines(_ found: ExportedCommand) -> [UInt8] {
    let text = hereDocument(found.command.text)
    var words = ["run \(found.index + 1)", word(found.command.effect)]
    if found.command.isSequence { words.append("list") }
    if found.command.isRemark { words.append("remark") }
    func add(_ name: String, _ list: [String]) { if !list.isEmpty { words.append("\(name)=\(quoted(list))") } }
    add("programs", found.command.programs.filter(isPlainName).sorted())
    add("tools", Tool.used(by: found.command, needing: found.attributes.needs))
    add("refers", found.referredNames)
    add("binds", found.boundNames)
    var result = Array("\(words.joined(separator: " ")) \(text.opening)\n".utf8) + text.body
    if found.command.output.isEmpty {
      result += Array("prints_nothing\n".utf8)
    } else {
      let example = hereDocument(withoutLastEnd(found.command.output))
      result += Array("prints \(found.isPlain ? "plain" : "like") \(example.opening)\n".utf8) + example.body
    }
    return result + [0x0A]
  }

  private func withoutLastEnd(_ text: [UInt8]) -> [UInt8] { text.last == 0x0A ? text.dropLast() : text }

  private func word(_ effect: Effect) -> String {
    switch effect {
    case .reads: "reads"
    case .writes: "writes"
    case .unknown: "unknown"
    }
  }
}

/// Whether a name can be asked for by `command -v` as it is.
func isPlainName(_ name: String) -> Bool {
  !name.isEmpty
    && name.utf8.allSatisfy {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || "-_.+".utf8.contains($0)
    }
}
