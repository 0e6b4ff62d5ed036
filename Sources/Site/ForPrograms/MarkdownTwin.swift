import Diagnostics
import KnowledgeBase
import Markdown
import Transcripts

/// The Markdown of an article beside its page, for programs that read rather than show: without front matter, hidden blocks and
/// holes, its links leading to the Markdown of other articles.
struct MarkdownTwin {
  private let base: KnowledgeBase
  private let content: ArticleContent
  private let places: [LinkPlace?]
  private let address: Address

  /// - Parameter places: where the references of the content lead.
  init(_ base: KnowledgeBase, _ content: ArticleContent, _ places: [LinkPlace?], at address: Address) {
    self.places = places
    self.base = base
    self.content = content
    self.address = address
  }

  /// - Parameter fences: those of the article's document.
  func bytes(_ source: ArticleText, _ fences: [Fence]) -> [UInt8] {
    var lines = TwinLines(source)
    relink(&lines)
    for transcript in content.transcripts {
      let fence = fences[transcript.fenceIndex]
      if transcript.block.attributes.isHidden { lines.remove(fence) } else { fill(transcript, fence, &lines) }
    }
    let matter = content.article.matter
    var head = "# \(oneLine(matter.title))\n\n"
    for line in Site.lines(of: matter.summary ?? "") { head += "> \(line)\n" }
    if matter.summary != nil { head += "\n" }
    return Array(head.utf8) + lines.bytes
  }

  /// Puts examples in the place of holes and variables, as the page does.
  private func fill(_ transcript: Transcript, _ fence: Fence, _ lines: inout TwinLines) {
    guard mayHoldPlaceholders(fence.literal) else { return }
    let values = transcript.block.commands.reduce(into: base.settings.variables) { values, command in
      values.merge(boundNames(in: substituting(base.settings.variables, in: command.output))) { $1 }
    }
    for number in lines.content(of: fence) {
      lines.change(number) { line in
        guard mayHoldPlaceholders(line) else { return line }
        var filled: [UInt8] = []
        var position = 0
        let line = substituting(values, in: line)
        for annotation in annotations(of: line) {
          guard case .hole(let example, _) = annotation.meaning else { continue }
          filled += line[position..<annotation.range.lowerBound] + example
          position = annotation.range.upperBound
        }
        return filled + line[position...]
      }
    }
  }

  /// Most links between articles are right as they stand, since Markdown files lie here as they lie there.
  private func relink(_ lines: inout TwinLines) {
    for (reference, place) in zip(content.references, places) {
      guard let place, let target = destination(reference.target, place), target != reference.link.destination
      else { continue }
      lines.relink(reference.link, to: target)
    }
  }

  /// An article is followed to its own Markdown; what has none, to its page.
  private func destination(_ target: LinkIndex.Target, _ place: LinkPlace) -> String? {
    guard case .article(_, _, _, let fragment) = target else { return place.link(from: address) }
    let twin = place.address.twin
    return (twin == address ? "" : address.link(to: twin)) + (fragment.map { "#" + percentEncoded($0) } ?? "")
  }
}
