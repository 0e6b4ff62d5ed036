/// How a terminal shows text: what of Select Graphic Rendition (ECMA-48, 8.3.117) a page can show. Blinking and concealed text is
/// shown as it is.
public struct TextStyle: Hashable, Sendable {
  /// One of the sixteen colours; the upper eight are the bright ones.
  public var foreground: UInt8?
  public var background: UInt8?
  public var isBold = false
  public var isDim = false
  public var isItalic = false
  public var isUnderlined = false
  public var isInverse = false

  public init() {}

  /// Takes the parameters between `ESC [` and `m`.
  mutating func apply(_ parameters: some Collection<UInt8>) {
    let numbers = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)
      .map { $0.isEmpty ? 0 : Int($0.text) ?? -1 }
    var index = 0
    while index < numbers.count {
      if numbers[index] == 38 || numbers[index] == 48 {
        let rest = numbers[(index + 1)...]
        let colour = TerminalColour(rest)
        if numbers[index] == 38 {
          foreground = colour?.nearest ?? foreground
        } else {
          background = colour?.nearest ?? background
        }
        index += 1 + TerminalColour.length(rest)
      } else {
        apply(numbers[index])
        index += 1
      }
    }
  }

  private mutating func apply(_ number: Int) {
    switch number {
    case 0: self = TextStyle()
    case 1: isBold = true
    case 2: isDim = true
    case 3: isItalic = true
    case 4: isUnderlined = true
    case 7: isInverse = true
    case 22: (isBold, isDim) = (false, false)
    case 23: isItalic = false
    case 24: isUnderlined = false
    case 27: isInverse = false
    case 30...37: foreground = UInt8(number - 30)
    case 39: foreground = nil
    case 40...47: background = UInt8(number - 40)
    case 49: background = nil
    case 90...97: foreground = UInt8(number - 82)
    case 100...107: background = UInt8(number - 92)
    default: break
    }
  }
}

/// What follows 38 or 48: `5;n` of 256 colours, or `2;r;g;b`.
private struct TerminalColour {
  private(set) var nearest: UInt8 = 0

  static func length(_ numbers: ArraySlice<Int>) -> Int {
    min(numbers.count, numbers.first == 5 ? 2 : numbers.first == 2 ? 4 : 1)
  }

  private init(nearest: UInt8) { self.nearest = nearest }

  init?(_ numbers: ArraySlice<Int>) {
    let values = Array(numbers.dropFirst())
    switch (numbers.first, values.count) {
    case (5, 1...): self.init(ofPalette: values[0])
    case (2, 3...): self.init(red: values[0], green: values[1], blue: values[2])
    default: return nil
    }
  }

  /// xterm's palette: sixteen colours, a cube of six steps a side, 24 greys.
  private init?(ofPalette number: Int) {
    switch number {
    case 0...15: self.init(nearest: UInt8(number))
    case 16...231:
      let steps = [0, 95, 135, 175, 215, 255]
      self.init(
        red: steps[(number - 16) / 36], green: steps[(number - 16) / 6 % 6], blue: steps[(number - 16) % 6])
    case 232...255:
      let grey = 8 + (number - 232) * 10
      self.init(red: grey, green: grey, blue: grey)
    default: return nil
    }
  }

  /// The nearest of the sixteen, by the distance of their components in xterm's defaults.
  private init(red: Int, green: Int, blue: Int) {
    let palette = (0..<16).map { index -> [Int] in
      if index == 7 { return [229, 229, 229] }
      if index == 8 { return [127, 127, 127] }
      let level = index < 8 ? 205 : 255
      return [0, 1, 2].map { index >> $0 & 1 == 1 ? level : 0 }
    }
    let distances = palette.map { zip($0, [red, green, blue]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
    nearest = UInt8(distances.indices.min { distances[$0] < distances[$1] } ?? 0)
  }
}

/// An output without its escape sequences, and where its style changes.
public struct StyledText: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// From each place on, up to the next, the text has the style.
  public private(set) var changes: [(start: Int, style: TextStyle)] = []

  public init(_ output: [UInt8]) {
    guard output.holds(0x1B) else {
      bytes = output
      return
    }
    var style = TextStyle()
    var index = 0
    while index < output.count {
      guard output[index] == 0x1B else {
        bytes.append(output[index])
        index += 1
        continue
      }
      let end = endOfEscape(output, at: index)
      if output.starts(with: "\u{1B}[", at: index), output[end - 1] == 0x6D, end > index + 2 {
        style.apply(output[(index + 2)..<(end - 1)])
        changes.append((bytes.count, style))
      }
      index = end
    }
  }
}
