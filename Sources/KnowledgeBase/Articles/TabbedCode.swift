import Diagnostics
import Markdown
import Transcripts

/// A fence of code with `tab="Label"` behind its language.
public struct TabbedCode: Sendable {
  /// The place among the document's fences.
  public let fenceIndex: Int
  /// Whether nothing but empty lines stands between it and the fence before.
  public let followsFence: Bool
  public let label: String

  /// Nil for a fence without a label, and for console blocks.
  init?(_ fence: Fence, _ text: ArticleText, _ diagnostics: inout [Diagnostic]) {
    guard fence.info.utf8.contains(0x3D), !Block.isTranscript(info: fence.info),
      let start = fence.info.firstRange(of: /[ \t]tab=/)
    else { return nil }
    let value = fence.info[start.upperBound...]
    guard let label = Self.label(value), !label.isEmpty else {
      let offset = fence.info[..<start.upperBound].utf8.count
      diagnostics.append(
        Diagnostic(
          .warning, at: text.location(line: fence.line, column: fence.infoColumn + offset),
          "invalid-attribute", "the tab of this block has no label",
          notes: ["write it as ‘tab=Label’ or ‘tab=\"A label\"’"]))
      return nil
    }
    (fenceIndex, followsFence, self.label) = (fence.index, fence.followsFence, label)
  }

  private static func label(_ value: Substring) -> String? {
    guard value.first == "\"" else { return String(value.prefix { $0 != " " && $0 != "\t" }) }
    let text = value.dropFirst()
    return text.firstIndex(of: "\"").map { String(text[..<$0]) }
  }
}
