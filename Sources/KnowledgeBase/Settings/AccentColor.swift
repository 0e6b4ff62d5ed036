/// A colour as style sheets write it, `#0b5b79` (CSS Color 4, 5.2).
public struct HexColor: Hashable, Sendable, CustomStringConvertible {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

  /// Nil if `text` is not six hexadecimal digits behind `#`.
  public init?(_ text: String) {
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == 0x23, digits.count == 6, text.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }

  public var description: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// What `colors: {accent: …}` says; nil where the theme decides.
public struct AccentColor: Hashable, Sendable {
  public var light: Placed<HexColor>?
  public var dark: Placed<HexColor>?

  public init(light: Placed<HexColor>? = nil, dark: Placed<HexColor>? = nil) {
    self.light = light
    self.dark = dark
  }
}

extension YAMLReader {
  /// `{accent: "#0b5b79"}`, or `{accent: {light: "#0b5b79", dark: "#7cc3e2"}}`.
  mutating func accent(_ node: YAMLNode, _ key: String) -> AccentColor {
    var accent = AccentColor()
    guard let mapping = mapping(node, key) else { return accent }
    members(of: mapping, known: ["accent"], "‘colors’") { reader, key, value in
      guard let shades = value.mapping else {
        accent.light = reader.color(value, key)
        return
      }
      reader.members(of: shades, known: ["light", "dark"], "‘accent’") { reader, key, value in
        if key == "light" { accent.light = reader.color(value, key) } else { accent.dark = reader.color(value, key) }
      }
    }
    return accent
  }

  private mutating func color(_ node: YAMLNode, _ key: String) -> Placed<HexColor>? {
    guard let text = text(node, key) else { return nil }
    if let color = HexColor(text) { return Placed(color, at: location(node)) }
    report("value", "‘\(text)’ is no colour", "write it in quotes, such as \"#0b5b79\"", at: node)
    return nil
  }
}
