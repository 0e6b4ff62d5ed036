/// What a run of delimiters may do, by the characters before and after it (CommonMark 0.30, 6.2).
///
/// Punctuation beside a Chinese, Japanese or Korean character counts as a letter on both sides, since those languages put no
/// space there: in これは**「重要」**です both runs may begin and end emphasis (commonmark-spec issue 650).
struct Flanking {
  private enum Side {
    case space, punctuation, letter

    init(_ scalar: Unicode.Scalar?) {
      guard let scalar, !scalar.isMarkdownWhitespace else {
        self = .space
        return
      }
      self = scalar.isMarkdownPunctuation ? .punctuation : .letter
    }
  }

  let canOpen: Bool
  let canClose: Bool

  /// The side of the run on which a mark of punctuation would make libcmark see what Chinese, Japanese and Korean need.
  enum Wanting { case nothing, before, after }

  let wants: Wanting

  /// Nil stands for the text's beginning or end.
  init(before: Unicode.Scalar?, after: Unicode.Scalar?) {
    let (left, right) = (Side(before), Side(after))
    let touchesCJK = [before, after].contains { $0.map { isCJK($0) || isHangul($0) } ?? false }
    wants =
      switch (left, right) {
      case (.punctuation, .letter) where touchesCJK: .after
      case (.letter, .punctuation) where touchesCJK: .before
      default: .nothing
      }
    canOpen = right != .space && (right == .letter || left != .letter || wants == .before)
    canClose = left != .space && (left == .letter || right != .letter || wants == .after)
  }
}
