/// A parsed article: its headings, links and fences at once, its HTML by `render(into:options:with:)`.
///
/// Parsing is libcmark's (CommonMark 0.30). A document owns libcmark's tree, so it is made, rendered and
/// dropped within one task; what it answers (`Heading`, `Link`, `Fence`) may go anywhere.
public struct Document: ~Copyable {
  /// The most bytes that an article may have: 1 MiB.
  public static let maximumSize = 1 << 20

  /// The headings, in the order of the text.
  public let headings: [Heading]

  /// The links and images, in the order of the text.
  public let links: [Link]

  /// What is written as a reference link and is none, in the order of the text.
  public let undefinedReferences: [UndefinedReference]

  /// The fenced code blocks, in the order of the text.
  public let fences: [Fence]

  /// The tags and blocks of HTML, in the order of the text.
  public let rawHTML: [RawHTML]

  /// What is wrong and does not keep the document from being read, in the order of the text.
  public let problems: [MarkdownProblem]

  /// What custom nodes are.
  let annotations: Annotations
  /// The nodes of `fences`.
  let fenceNodes: [Node]
  private let rawAnchors: [String]
  private let tree: ParsedTree

  /// Parses Markdown. The bytes are needed during the call only.
  ///
  /// - Parameters:
  ///   - source: the Markdown, without front matter. NUL and what is not UTF-8 become U+FFFD.
  ///   - firstLine: the line of the file at which `source` begins.
  ///   - dialect: what it may hold besides CommonMark.
  /// - Throws: `MarkdownError`, if the text is too large or would take libcmark too long.
  public init(
    _ source: UnsafeBufferPointer<UInt8>, firstLine: Int = 1, dialect: Dialect = .commonMark
  ) throws(MarkdownError) {
    try Limits.check(source, firstLine: firstLine)
    guard dialect == .extended, let emphasis = CJKEmphasis(source) else {
      let (root, conversion) = dialect == .extended ? Conversion.extended(source) : Conversion.plain(source)
      let survey = Survey(root, conversion, FilePlaces(source, mark: nil, firstLine: firstLine))
      self.init(ParsedTree(owning: root), conversion, survey)
      return
    }
    let (root, conversion, survey) = emphasis.text.withUnsafeBufferPointer { marked in
      let (root, conversion) = Conversion.extended(marked)
      CJKEmphasis.clear(emphasis.mark, from: root)
      let places = FilePlaces(marked, mark: emphasis.mark, firstLine: firstLine)
      return (root, conversion, Survey(root, conversion, places))
    }
    self.init(ParsedTree(owning: root), conversion, survey)
  }

  private init(_ tree: consuming ParsedTree, _ conversion: Conversion, _ survey: Survey) {
    headings = survey.headings
    links = survey.links
    undefinedReferences = survey.undefinedReferences
    fences = survey.fences
    fenceNodes = survey.fenceNodes
    rawAnchors = survey.rawAnchors
    problems = survey.problems
    rawHTML = survey.rawHTML
    annotations = conversion.annotations
    self.tree = tree
  }

  /// The node of the whole text; valid while the document lives.
  var root: Node { tree.root }

  /// Every id that the HTML rendered with these options carries: what `#fragment` may name.
  public func anchors(_ options: RenderOptions) -> [String] {
    (options.headingIDs ? headings.map(\.id) : []) + (options.rawHTML ? rawAnchors : [])
  }
}
