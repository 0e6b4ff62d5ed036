import Diagnostics
import KnowledgeBase
import Transcripts

/// The text of a standalone verifier: head, articles, environments, engine, the call. What a careful reader looks for comes
/// first.
struct Script {
  let articles: [ExportedArticle]
  let environments: [Environment]
  let base: KnowledgeBase
  let expressions: PortableExpressions

  private static let firstLine = "#!/bin/sh\n"
  private static let secondLine = "{ # verify.sh: transcripts that check themselves, made by Sooth."

  private static let lastLines = Array(
    "\n# Nothing before this line runs anything but the check of this file.\nmain \"$@\"\nexit\n}\n".utf8)

  var bytes: [UInt8] {
    let own =
      Array(head.utf8) + articlesText
      + Array(EnvironmentText(environments: environments, variables: base.settings.variables).text.utf8)
      + [0x0A] + Array(toolText(tools).utf8) + [0x0A] + Array(settings.utf8)
    var sum = Checksum()
    sum.add(own)
    sum.add(Engine.part)
    sum.add(Self.lastLines)
    var bytes = Array("\(Self.firstLine)\(Self.secondLine)\ns_sum='\(sum.text)'\n".utf8)
    bytes.reserveCapacity(bytes.count + own.count + Engine.part.bytes.count + Self.lastLines.count)
    bytes += own
    bytes += Engine.part.bytes
    bytes += Self.lastLines
    return bytes
  }

  /// The check, then what a person wants to know before running this.
  private var head: String {
    """
    # A file that was cut short in transfer, or changed since, runs nothing.
    s_name=verify.sh
    if [ -f "$0" ]; then
      { IFS= read -r s_line; IFS= read -r s_line; IFS= read -r s_rest; s_found=$(cksum); } <"$0"
      if [ "$s_line" = \(quoted(Self.secondLine)) ]; then
        s_name=${0##*/}
        if [ "$s_found" != "$s_sum" ]; then
          s_line='was changed since it was made'
          [ "${s_found##* }" -ge "${s_sum##* }" ] || s_line="was cut short: ${s_found##* } of ${s_sum##* } bytes are here"
          echo "$s_name: it $s_line, so nothing was run; fetch it again" >&2
          exit 3
        fi
      fi
    fi
    }
    {

    \(articles.map(outline).joined(separator: "#\n"))#
    # Where it may run: \(environments.map { oneLine("\($0.name) (\($0.title))") }.joined(separator: ", ")).
    # Before anything else an environment’s guard runs, if it has one; what writes to the outside world runs where the
    # environment permits it, or with --allow-writes.
    # It needs sh, awk, sed and coreutils or busybox. What it writes itself lies in a folder of its own, which it takes away.
    #
    #   sh verify.sh --dry-run      what would run here, and what would not
    #   sh verify.sh --help         all else


    """
  }

  private func outline(_ article: ExportedArticle) -> String {
    let lines = article.commands.map { found in
      let mark = found.isSkipped ? "(not run) " : found.effect == .writes ? "(writes) " : ""
      return "#   \(found.transcript.commandID(found.index))   \(mark)\(oneLine(found.command.title))\n"
    }
    return """
      # “\(oneLine(article.content.article.matter.title))”
      # from \(article.file), revision \(article.revision.prefix(12)) (SHA-256). Its commands:
      \(lines.joined())
      """
  }

  private var articlesText: [UInt8] {
    Array("articles() {\n\n".utf8) + articles.flatMap { ArticleText(article: $0).bytes + [0x0A] } + Array("}\n\n".utf8)
  }

  private var tools: [String] {
    let used = articles.flatMap(\.commands).flatMap { Tool.used(by: $0.command, needing: $0.attributes.needs) }
    return Set(used + environments.flatMap(\.tools.keys)).sorted()
  }

  private var settings: String {
    let first = articles.flatMap(\.commands).first
    let titles = articles.map { "‘\(oneLine($0.content.article.matter.title))’" }.joined(separator: ", ")
    let isChosen = environments.count == 1 || base.settings.environment == environments.first?.name
    return """
      s_about=\(quoted("Runs the commands of \(titles) and says whether they do what it shows."))
      s_environments=\(quoted(environments.map(\.name).joined(separator: ", ")))
      s_default_environment=\(isChosen ? quoted(environments.first?.name ?? "") : "")
      s_example_id=\(quoted(first.map { $0.transcript.commandID($0.index) } ?? "ID"))
      s_expressions=\(quoted(expressions.text))


      """
  }
}
