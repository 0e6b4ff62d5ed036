import KnowledgeBase
import Markdown
import Search
import Transcripts

/// What the search is told of an article.
struct SearchText {
  let context: PageContext
  let content: ArticleContent
  /// The languages that the article is written in.
  let languages: [String]

  func document(_ document: borrowing Document, at address: Address) -> SearchDocument {
    let article = content.article
    let transcripts = Dictionary(uniqueKeysWithValues: content.transcripts.map { ($0.fenceIndex, $0) })
    return SearchDocument(
      url: percentEncoded(address.path), title: article.matter.title, summary: article.matter.summary,
      tags: article.matter.tags,
      symptoms: article.matter.symptoms.map {
        let excerpt = Excerpt($0, variables: context.symptomVariables)
        return SearchSymptom(shown: excerpt.shown, literal: excerpt.literal)
      },
      passages: document.passages { fence in
        guard let transcript = transcripts[fence.index] else { return fence.literal }
        return transcript.block.attributes.isHidden ? nil : shown(fence.literal)
      },
      translations: languages.filter { $0 != article.language })
  }

  /// A block as readers see it: variables and holes as their examples.
  private func shown(_ text: [UInt8]) -> [UInt8] {
    guard mayHoldPlaceholders(text) else { return text }
    let filled = substituting(context.base.settings.variables, in: text)
    let lines = filled.split(separator: 0x0A, omittingEmptySubsequences: false).map { line -> [UInt8] in
      let line = Array(line)
      guard let brace = line.firstIndex(of: UInt8(ascii: "{")), line.dropFirst(brace + 1).first == UInt8(ascii: "{")
      else { return line }
      return withExamples(line)
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private func withExamples(_ line: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var position = 0
    for annotation in annotations(of: line) {
      guard case .hole(let example, _) = annotation.meaning else { continue }
      text += line[position..<annotation.range.lowerBound] + example
      position = annotation.range.upperBound
    }
    return text + line[position...]
  }
}
