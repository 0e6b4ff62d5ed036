/// What a caller may write in its own way while a document is rendered.
public protocol RenderDelegate {
  /// Writes a fenced block, or answers false for `<pre><code class="language-…">`; then it must write
  /// nothing.
  mutating func renderFence(_ fence: Fence, into html: inout HTMLBuffer) -> Bool

  /// The destination to write for a link or an image; nil for the one in the article. It is escaped, and
  /// checked for unsafe schemes as the article's own are.
  mutating func destination(of link: Link) -> String?

  /// Why a link leads nowhere; then its text stands alone, marked. Nil for any that leads somewhere.
  func brokenReason(of link: Link) -> String?
}

extension RenderDelegate {
  /// Leaves every fence as libcmark writes it.
  public mutating func renderFence(_ fence: Fence, into html: inout HTMLBuffer) -> Bool { false }

  /// Leaves every destination as it is written.
  public mutating func destination(of link: Link) -> String? { nil }

  /// Every link leads somewhere.
  public func brokenReason(of link: Link) -> String? { nil }
}

/// The delegate of a caller that has no wishes.
struct PlainRendering: RenderDelegate {}
