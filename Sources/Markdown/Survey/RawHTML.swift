/// An opening tag, or a block of HTML, that the text holds: a page leaves it out unless raw HTML is wanted. Comments are none.
public struct RawHTML: Sendable, Equatable {
  /// As it is written; of a block, its first line.
  public let text: String
  /// The line of the file where the block that holds it begins, counted from 1.
  public let blockLine: Int
}

extension RawHTML {
  /// The tag or block of a node whose literal this is; nil for what loses nothing when it is left out.
  init?(_ literal: UnsafeBufferPointer<UInt8>, blockLine: Int) {
    guard literal.count > 1, literal[0] == UInt8(ascii: "<"), literal[1].isASCIILetter else { return nil }
    text = String(decoding: literal.prefix { !$0.isLineEnd }, as: UTF8.self)
    self.blockLine = blockLine
  }
}
