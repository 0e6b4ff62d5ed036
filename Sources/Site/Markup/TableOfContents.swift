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
    var items = ""
    var isNested = false
    var isOpen = false
    for heading in shown {
      let nests = heading.level == 3 && isOpen
      if isOpen { items += nests && !isNested ? "<ol>" : nests ? "</li>" : isNested ? "</li></ol></li>\n" : "</li>\n" }
      items += "<li>" + entry(heading)
      isNested = nests
      isOpen = true
    }
    items += isNested ? "</li></ol></li>" : "</li>"
    return
      "<details class=\"toc\">\n<summary>\(label)</summary>\n<nav aria-label=\"\(label)\">\n<ol>\n\(items)\n</ol>\n</nav>\n</details>"
  }

  private func entry(_ heading: Heading) -> String {
    let blocks = body.content.transcripts.filter { $0.section == heading.id }
    let states = blocks.compactMap { body.transcripts.blockStates[$0.fenceIndex] }
    var mark = ""
    if !states.isEmpty {
      let state = CommandState.worst(of: states)
      let block = blocks.first { body.transcripts.blockStates[$0.fenceIndex] == state }?.id ?? ""
      mark = fragments.namedMark(state, of: block)
    }
    return "<a href=\"#\(heading.id)\">\(escaped(heading.text))\(mark)</a>"
  }
}
