import ArgumentParser
import Diagnostics
import Evidence
import Foundation
import KnowledgeBase
import Site
import Transcripts

/// A text that is to be explained, and how it is called where there are several.
struct ExplainedText {
  let text: SearchedText
  private let name: String?
  private let firstLine: Int

  init(_ tail: TextTail, name: String? = nil) {
    text = SearchedText(tail.bytes)
    firstLine = tail.droppedLines + 1
    self.name = name
  }

  /// `line 3`, or `standard error, line 3`.
  func place(_ line: Int) -> String { (name.map { "\($0), " } ?? "") + "line \(firstLine + line)" }
}

/// What is said of an error, in lines for a person.
struct ExplainReport {
  let base: KnowledgeBase
  let language: String?
  /// The folder of the knowledge base, as the caller named it.
  let content: String
  let style: Style
  private let redactor = Redactor(environment: ProcessInfo.processInfo.environment)

  init(base: KnowledgeBase, language: String?, content: String, style: Style) {
    self.base = base
    self.language = language
    self.content = content
    self.style = style
  }

  /// The articles whose symptoms are found; nil if there is none.
  func found(in sources: [ExplainedText]) -> [String]? {
    var slugs: Set<String> = []
    var lines: [String] = []
    for source in sources {
      for explanation in base.explanations(of: source.text, language: language)
      where slugs.insert(explanation.article.slug).inserted {
        lines += lines.isEmpty ? [] : [""]
        lines.append(heading(explanation.article))
        for find in explanation.finds {
          lines += row("Symptom", find.symptom.shown) + row("Found", seen(find.line, find.symptom, source))
        }
        lines += help(explanation.article)
      }
    }
    return lines.isEmpty ? nil : lines
  }

  /// The articles that a symptom is near of; nil if there is none.
  func guessed(in sources: [ExplainedText]) -> [String]? {
    var slugs: Set<String> = []
    var lines: [String] = []
    for source in sources {
      for guess in base.guesses(for: source.text, language: language)
      where slugs.insert(guess.article.slug).inserted {
        lines += ["", heading(guess.article)] + row("Symptom", guess.symptom.shown)
        lines += row("Near", seen(guess.nearness.line, guess.symptom, source))
        lines += row("Lacks", guess.nearness.missing.joined(separator: ", ")) + help(guess.article)
      }
    }
    let head = "No symptom stands in the text as a whole. These are guesses, by the words that it has:"
    return lines.isEmpty ? nil : [head] + lines
  }

  private func heading(_ article: Article) -> String {
    style.paint(article.matter.title, .green, bold: true)
  }

  private func row(_ name: String, _ text: String) -> [String] {
    text.split(separator: "\n").enumerated().map { index, line in
      let label = index == 0 ? name : ""
      return "  \(style.paint(label + String(repeating: " ", count: 10 - label.count), .gray))\(line)"
    }
  }

  private func help(_ article: Article) -> [String] {
    let name = article.slug.isEmpty ? "index" : article.slug
    let folder = content == "Content" ? "" : " --content \(content)"
    let hasChecks = !((try? base.content(of: article))?.transcripts.isEmpty ?? true)
    let checks = hasChecks ? Sooth.checks.map { "sooth \($0) \(name)\(folder)" } : []
    return row("About", article.matter.summary ?? "") + row("Fix", article.matter.fix ?? "")
      + row("Check", checks.joined(separator: "\n")) + row("Page", pageAddress(of: article, in: base.settings))
  }

  /// Where a symptom was seen, and the line that it was seen in: the part of it that matters, without secrets. What is cut off
  /// at first may cut a secret in two, and lies far outside of what is shown.
  private func seen(_ line: Int, _ symptom: Symptom, _ source: ExplainedText) -> String {
    let safe = redactor.redacted(source.text.passage(of: symptom.excerpt, inLine: line, limit: 8_000))
    let visible = safe.unicodeScalars.filter { $0 == "\t" || $0.properties.generalCategory != .control }
    let text = SearchedText(Array(String(String.UnicodeScalarView(visible)).utf8))
    return "\(source.place(line)): \(text.passage(of: symptom.excerpt, inLine: 0, limit: 240))"
  }
}

extension Sooth {
  /// The commands by which a reader checks an article, of those that there are.
  fileprivate static var checks: [String] {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    return ["verify", "walk"].filter(names.contains)
  }
}
