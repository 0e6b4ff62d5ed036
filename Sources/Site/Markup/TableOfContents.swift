import KnowledgeBase
import Markdown

/// The headings of an article, each with the worst state of the console blocks below it.
struct TableOfContents {
  let fragments: Fragments
  let headings: [Heading]
  let body: ArticleBody

  /// Empty where there is too little to find one's way in.
  var html: String {
    let shown = headings.filter { $0.level == 2 || $0.level == 3 }
    guard shown.count > 1 else { return "" }
    let label = fragments.phrases(.contents)
    return htmlText { html in
      html.append("<details class=\"toc\">\n<summary>\(label)</summary>\n<nav aria-label=\"\(label)\">\n<ol>\n")
      var isNested = false
      var isOpen = false
      for heading in shown {
        let nests = heading.level == 3 && isOpen
        if isOpen {
          html.append(
            nests && !isNested ? "<ol>" : nests ? "</li>" : isNested ? "</li></ol></li>\n" : "</li>\n" as StaticString)
        }
        write(heading, into: &html)
        isNested = nests
        isOpen = true
      }
      html.append(isNested ? "</li></ol></li>" : "</li>" as StaticString)
      html.append("\n</ol>\n</nav>\n</details>" as StaticString)
    }
  }

  private func write(_ heading: Heading, into html: inout HTMLBuffer) {
    html.append("<li><a href=\"#" as StaticString)
    html.append(heading.id)
    html.appendElement("\">", heading.text, "")
    let blocks = body.content.transcripts.filter { $0.section == heading.id }
    let states = blocks.compactMap { body.transcripts.blockStates[$0.fenceIndex] }
    if !states.isEmpty {
      let state = CommandState.worst(of: states)
      let block = blocks.first { body.transcripts.blockStates[$0.fenceIndex] == state }?.id ?? ""
      html.append(fragments.namedMark(state, of: block))
    }
    html.append("</a>" as StaticString)
  }
}
