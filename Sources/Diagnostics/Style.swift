/// How text is marked for the eye: plain, or with the ANSI colours of a terminal.
public struct Style: Sendable {
  public enum Color: Int, Sendable {
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case gray = 90
  }

  public var isColored: Bool

  public init(colored: Bool) { isColored = colored }
  public static let plain = Style(colored: false)

  public func paint(_ text: String, _ color: Color, bold: Bool = false) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[\(bold ? "1;" : "")\(color.rawValue)m\(text)\u{1B}[0m"
  }
}
