import Evidence
import KnowledgeBase
import Markdown
import Transcripts

/// What `site.json` says of one article.
struct ArticleModel {
  let json: [UInt8]

  /// - Parameter places: where the references of the content lead.
  init(
    _ context: PageContext, _ content: ArticleContent, _ places: [LinkPlace?], _ headings: [Heading],
    _ summary: ArticleSummary
  ) {
    var text = JSONText()
    text.object { text in
      Self.write(context, content.article, summary.address, &text)
      text.array("headings", headings) { text, heading in
        text.object {
          $0.member("id", heading.id)
          $0.member("level", heading.level)
          $0.member("text", heading.text)
        }
      }
      text.members("links", Self.links(content, places))
      text.array("transcripts", content.transcripts) { Self.write($1, &$0) }
      text.array("evidence", summary.groups) { Self.write($1, &$0) }
    }
    // A copy, of no more memory than it needs: models are kept until all articles are read.
    json = text.bytes.withUnsafeBufferPointer { Array($0) }
  }

  private static func write(
    _ context: PageContext, _ article: Article, _ address: Address, _ text: inout JSONText
  ) {
    let matter = article.matter
    let settings = context.base.settings
    text.member("slug", article.slug)
    text.member("language", article.language)
    text.member("title", matter.title)
    text.member("summary", matter.summary)
    // The page of a folder takes in its index article.
    text.member("page", address.path)
    text.member("url", settings.baseURL.map(address.absolute))
    text.member(
      "markdown",
      Address.twin(slug: article.slug, language: article.language, isIndex: article.isIndex, settings).path)
    text.member("source", article.path)
    text.member("date", matter.date?.description)
    text.member("updated", matter.updated?.description)
    text.member("changed", context.dates.change(of: article)?.description)
    if !matter.paths.isEmpty {
      text.array("paths", matter.paths) { text, step in
        text.object { text in
          text.member("name", step.path)
          text.member("step", step.number)
        }
      }
    }
    text.member("fix", matter.fix)
    text.members("tags", matter.tags)
    text.members("authors", matter.authors)
    text.members("symptoms", matter.symptoms)
    text.members("aliases", matter.aliases.map(\.value))
    text.members("needs", matter.needs.map(\.description))
    text.members("when", matter.when.map(\.description))
  }

  /// Where the links lead, each once, in the order of the text: files of the site, or addresses elsewhere.
  private static func links(_ content: ArticleContent, _ places: [LinkPlace?]) -> [String] {
    var seen: Set<String> = []
    return zip(content.references, places).compactMap { reference, place -> String? in
      let target =
        if let place {
          place.address.path + (place.fragment.map { "#" + $0 } ?? "")
        } else if reference.target == .external {
          reference.link.destination
        } else { "" }
      return !target.isEmpty && seen.insert(target).inserted ? target : nil
    }
  }

  private static func write(_ transcript: Transcript, _ text: inout JSONText) {
    text.object { text in
      text.member("id", transcript.id)
      text.member("section", transcript.section)
      if transcript.block.attributes.isHidden { text.member("hidden", true) }
      text.array("commands", transcript.block.commands.enumerated()) { text, entry in
        text.object {
          $0.member("id", transcript.commandID(entry.offset))
          $0.member("command", String(decoding: entry.element.text, as: UTF8.self))
        }
      }
    }
  }

  private static func write(_ group: GroupSummary, _ text: inout JSONText) {
    text.object { text in
      text.member("environment", group.environment.name)
      text.member("state", group.state.rawValue)
      text.member("checked", group.checked?.description)
      switch group {
      case .variant(let summary):
        text.member("variant", summary.variant.name)
        text.member("hold", summary.count(.verified))
        text.member("ran", summary.count(.verified) + summary.count(.failed))
      case .hosts(let hosts):
        text.member("hosts", hosts.hosts.count)
        text.member("hostsHold", hosts.count(.verified))
      }
    }
  }
}
