public import Diagnostics
public import Markdown
public import Transcripts

/// What the text of an article holds besides prose: its transcripts, where its links lead, what can be linked to in it.
public struct ArticleContent: Sendable {
  public struct Reference: Sendable {
    public let link: Link
    public let target: LinkIndex.Target
    /// What to write instead, where the link names a former path of the article.
    let newPath: String?
    /// Where the link stands: in the article's file, or in one that it includes.
    public let location: SourceLocation
  }

  public let article: Article
  /// Some may be there twice.
  public let anchors: [String]
  public let references: [Reference]
  public let transcripts: [Transcript]
  /// Code that no console block holds and that is shown under a tab.
  public let tabbedCode: [TabbedCode]
  /// What translations are compared by; nil where the article has none.
  public let outline: Outline?
  /// What is wrong in the text; fragments of links are not checked yet, since they need the other articles.
  public let diagnostics: [Diagnostic]

  /// What is still asked for when all articles are read: links to places in other articles, and what translations are compared
  /// by. The rest need not be kept until then.
  public var remainder: ArticleContent {
    guard outline == nil else { return self }
    return ArticleContent(
      article: article, anchors: anchors, references: references.filter(\.target.hasFragment), transcripts: [],
      tabbedCode: [], outline: nil, diagnostics: [])
  }
}

/// A console block with its place in an article. All that ask for it share one.
public final class Transcript: Sendable {
  /// Stable within the article: as its author names it, or the section's id and a number.
  public let id: String
  public let block: Block
  /// The id of the heading that it stands below.
  public let section: String?
  /// The place among the document's fences.
  public let fenceIndex: Int
  /// Whether nothing but empty lines stands between it and the fence before.
  public let followsFence: Bool
  public let location: SourceLocation
  /// The line of its fence in the article's text, with all that is included.
  public let textLine: Int

  /// The identifiers of its commands: `two-names/1` is that of the first.
  private let commandIDs: [String]

  init(
    id: String, block: Block, section: String?, fenceIndex: Int, followsFence: Bool, location: SourceLocation,
    textLine: Int
  ) {
    (self.id, self.block, self.section, self.fenceIndex) = (id, block, section, fenceIndex)
    (self.followsFence, self.location, self.textLine) = (followsFence, location, textLine)
    commandIDs = block.commands.indices.map { id + "/" + String($0 + 1) }
  }

  /// The identifier of one of its commands, counted from 0.
  public func commandID(_ index: Int) -> String { commandIDs[index] }

  /// The ids that it has on the page; none if it is hidden.
  var anchors: [String] {
    block.attributes.isHidden ? [] : [id] + commandIDs
  }

  /// Where one of its commands stands.
  public func location(ofCommand index: Int) -> SourceLocation {
    let line = (location.line ?? 0) + 1 + block.commands[index].sourceLines.lowerBound
    return SourceLocation(file: location.file, line: line)
  }
}

extension KnowledgeBase {
  public var renderOptions: RenderOptions {
    RenderOptions(rawHTML: settings.rawHTML, headingIDs: true, joinCJKLines: true, lazyImages: true)
  }

  /// Reads an article and hands its document, with the text that it was made from, to `body`, which must not keep the
  /// document. Throws what makes the text unreadable; what is wrong inside it is in the content.
  public func withDocument<Result>(
    of article: Article, _ body: (borrowing Document, ArticleContent, ArticleText) throws(Diagnosed) -> Result
  ) throws(Diagnosed) -> Result {
    let text = try text(of: article)
    return try text.bytes.withUnsafeBufferPointer { bytes throws(Diagnosed) in
      let markdown = UnsafeBufferPointer(rebasing: bytes[text.body])
      let document = try Self.parse(markdown, text)
      return try body(document, content(of: article, document, markdown, text), text)
    }
  }

  /// The text of an article, with all that it includes.
  public func text(of article: Article) throws(Diagnosed) -> ArticleText {
    let source = try source(of: article)
    let file = ArticleText.File(path: article.path, name: tree.name(article.path))
    let inclusions = source.bytes[source.body].withUnsafeBufferPointer { Inclusion.all(in: $0) }
    if inclusions.isEmpty { return ArticleText(source, file: file) }
    return ArticleText(source, InclusionReader(source, file: file, inclusions, tree))
  }

  private static func parse(
    _ markdown: UnsafeBufferPointer<UInt8>, _ text: ArticleText
  ) throws(Diagnosed) -> Document {
    do {
      return try Document(markdown, firstLine: text.bodyLine, dialect: .extended)
    } catch {
      throw Diagnosed(Diagnostic(at: SourceLocation(file: text.files[0].name), "markdown", "\(error)"))
    }
  }

  /// What the text of an article holds, without its document.
  public func content(of article: Article) throws(Diagnosed) -> ArticleContent {
    try withDocument(of: article) { _, content, _ in content }
  }

  private func content(
    of article: Article, _ document: borrowing Document, _ markdown: UnsafeBufferPointer<UInt8>, _ text: ArticleText
  ) -> ArticleContent {
    let file = text.files[0].name
    var reader = TranscriptReader(
      text: text, variables: variableNames, headings: Set(document.headings.map(\.id)))
    let transcripts = document.fences.compactMap { reader.transcript($0) }
    reader.checkNames(transcripts)
    let tabbedCode = document.fences.compactMap { TabbedCode($0, text, &reader.diagnostics) }
    let references = document.links.map { link in
      let (target, newPath) = links.lookUp(link.destination, article.writing(text.path(ofLine: link.line)))
      return ArticleContent.Reference(
        link: link, target: target, newPath: newPath, location: text.location(line: link.line, column: link.column))
    }
    let wrong =
      references.compactMap { problem($0) } + undefinedReferences(document, text)
      + document.problems.map { Diagnostic($0, at: text.location(line: $0.line, column: $0.column)) } + text.problems
      + (settings.rawHTML ? [] : leftOut(document.rawHTML, markdown, text))
    let outline =
      links.articles[article.slug, default: []].count > 1
      ? Outline(markdown, firstLine: text.bodyLine, document.headings, transcripts) : nil
    return ArticleContent(
      article: article, anchors: document.anchors(renderOptions) + transcripts.flatMap(\.anchors),
      references: references, transcripts: transcripts, tabbedCode: tabbedCode, outline: outline,
      diagnostics: reader.diagnostics + wrong + unknownTraits(of: article, transcripts, file))
  }

  private func undefinedReferences(_ document: borrowing Document, _ text: ArticleText) -> [Diagnostic] {
    document.undefinedReferences.map { reference in
      Diagnostic(
        .warning, at: text.location(line: reference.line, column: reference.column),
        "undefined-reference", "nothing defines ‘[\(reference.label)]’, so this is no link",
        notes: ["write ‘[\(reference.label)]: address’ on a line of its own, or ‘\\[’ for a bracket"])
    }
  }

  /// HTML that pages leave out, each piece where it is written: `<name>` is meant for a reader.
  private func leftOut(
    _ html: [RawHTML], _ markdown: UnsafeBufferPointer<UInt8>, _ text: ArticleText
  ) -> [Diagnostic] {
    guard !html.isEmpty else { return [] }
    var places = RawHTMLPlaces(markdown, firstLine: text.bodyLine)
    return html.map { piece in
      let place = places.next(piece)
      return Diagnostic(
        .warning, at: text.location(line: place.line, column: place.column), "raw-html",
        "‘\(piece.text.prefix(60))’ is HTML, which the page leaves out",
        notes: ["write it between backticks, or ‘\\<’ for the sign; ‘rawHTML: true’ in site.yml lets HTML through"])
    }
  }

  /// A trait that no environment has may be a slip of the fingers; what asks for it would run nowhere.
  private func unknownTraits(of article: Article, _ transcripts: [Transcript], _ file: String) -> [Diagnostic] {
    let known = Set(environments.flatMap(\.traits))
    guard !environments.isEmpty else { return [] }
    let matter = article.matter.when.map { ($0, SourceLocation(file: file, line: 1)) }
    let blocks = transcripts.flatMap { transcript in
      transcript.block.attributes.when.map { ($0, transcript.location) }
    }
    return (matter + blocks).compactMap { condition, place in
      guard !known.contains(condition.trait) else { return nil }
      let near = nearest(to: condition.trait, in: known)
      // What must not be there may well be nowhere.
      if condition.isNegated, near == nil { return nil }
      return Diagnostic(
        .warning, at: place, "unknown-trait", "no environment has the trait ‘\(condition.trait)’",
        notes: [near.map { "did you mean ‘\($0)’?" } ?? "add it to ‘traits:’ of an environment, or leave it out"])
    }
  }

  private var variableNames: Set<String> {
    Set(settings.variables.keys).union(environments.flatMap(\.variables.keys))
  }
}

/// Reads the console blocks of one article and names them.
private struct TranscriptReader {
  let text: ArticleText
  let variables: Set<String>
  var diagnostics: [Diagnostic] = []
  private var counts: [String: Int] = [:]
  private var ids: Set<String> = []
  private let headings: Set<String>

  init(text: ArticleText, variables: Set<String>, headings: Set<String>) {
    self.text = text
    self.variables = variables
    self.headings = headings
  }

  /// `{{regio}}` stays as it is, since nobody declares it; where a declared name is near, that is worth a warning.
  mutating func checkNames(_ transcripts: [Transcript]) {
    let commands = transcripts.flatMap { transcript in transcript.block.commands.map { (transcript, $0) } }
    let known = commands.reduce(into: variables) { $0.formUnion(boundNames(in: $1.1.output).keys) }
    guard !known.isEmpty else { return }
    for (transcript, command) in commands {
      for name in Set(placeholderNames(in: command.text + [0x0A] + command.output)).subtracting(known).sorted() {
        guard let near = nearest(to: name, in: known) else { continue }
        let line = transcript.textLine + 1 + command.sourceLines.lowerBound
        diagnostics.append(
          Diagnostic(
            .warning, at: text.location(line: line), "unknown-variable", "nothing declares ‘{{\(name)}}’",
            notes: ["did you mean ‘{{\(near)}}’?"]))
      }
    }
  }

  mutating func transcript(_ fence: Fence) -> Transcript? {
    guard Block.isTranscript(info: fence.info) else {
      warnIfMeant(fence)
      return nil
    }
    let location = text.location(line: fence.line, column: fence.column)
    let place = BlockPlace(file: location.file, line: location.line ?? fence.line, column: fence.infoColumn)
    guard let block = Block(info: fence.info, content: fence.literal, at: place, diagnostics: &diagnostics) else {
      return nil
    }
    let section = fence.section ?? "start"
    counts[section, default: 0] += 1
    let id = block.attributes.id ?? nextID(in: section)
    if headings.contains(id), !block.attributes.isHidden {
      diagnostics.append(
        Diagnostic(
          at: location, "duplicate-id", "a heading of the article has the id ‘\(id)’",
          notes: ["name the block otherwise"]))
    }
    if !ids.insert(id).inserted {
      diagnostics.append(
        Diagnostic(
          at: location, "duplicate-id", "two console blocks have the id ‘\(id)’",
          notes: ["rename one by id=…"]))
    }
    return Transcript(
      id: id, block: block, section: fence.section, fenceIndex: fence.index, followsFence: fence.followsFence,
      location: location, textLine: fence.line)
  }

  /// A fence that is nearly a transcript would be left unchecked without a word.
  private mutating func warnIfMeant(_ fence: Fence) {
    guard let language = Block.nearTranscript(info: fence.info) else { return }
    diagnostics.append(
      Diagnostic(
        .warning, at: text.location(line: fence.line, column: fence.infoColumn), "not-a-transcript",
        "this block is shown and never run, since its language is ‘\(fence.info.prefix { $0 != " " })’",
        notes: ["write ‘\(language)’ alone, and attributes behind it, such as ‘\(language) skip=\"reason\"’"]))
  }

  private mutating func nextID(in section: String) -> String {
    while true {
      let id = "\(section)-\(counts[section, default: 1])"
      if !ids.contains(id), !headings.contains(id) { return id }
      counts[section, default: 1] += 1
    }
  }
}
