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

  /// The nodes of `fences`.
  let fenceNodes: [Node]
  private let rawAnchors: [String]
  private let tree: ParsedTree

  /// Parses Markdown. The bytes are needed during the call only.
  ///
  /// - Parameters:
  ///   - source: the Markdown, without front matter. NUL and what is not UTF-8 become U+FFFD.
  ///   - firstLine: the line of the file at which `source` begins.
  /// - Throws: `MarkdownError`, if the text is too large or would take libcmark too long.
  public init(_ source: UnsafeBufferPointer<UInt8>, firstLine: Int = 1) throws(MarkdownError) {
    try Limits.check(source, firstLine: firstLine)
    guard let tree = ParsedTree(source) else {
      preconditionFailure("libcmark makes a tree of any text, or ends the program when memory is short")
    }
    let survey = Survey(tree.root, source: source, firstLine: firstLine)
    headings = survey.headings
    links = survey.links
    undefinedReferences = survey.undefinedReferences
    fences = survey.fences
    fenceNodes = survey.fenceNodes
    rawAnchors = survey.rawAnchors
    self.tree = tree
  }

  /// The node of the whole text; valid while the document lives.
  var root: Node { tree.root }

  /// Every id that the HTML rendered with these options carries: what `#fragment` may name.
  public func anchors(_ options: RenderOptions) -> Set<String> {
    var anchors: Set<String> = []
    if options.headingIDs { anchors.formUnion(headings.lazy.map(\.id)) }
    if options.rawHTML { anchors.formUnion(rawAnchors) }
    return anchors
  }
}
