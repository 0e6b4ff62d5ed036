import Diagnostics
import Glibc
import KnowledgeBase

/// The accent colour that a site names, as a rule at the end of its style sheet. Text in it has to be readable: a contrast of
/// 4.5 at least (WCAG 2.2, 1.4.3) with the background and with bands, in light and in dark.
struct Accent {
  /// The theme's `--bg` and `--band`, and the tint of its alarms that is the farthest from `--bg`.
  static let backgrounds = (
    light: [HexColor("#fcfcfa"), HexColor("#f2f3ef"), HexColor("#f5e9e6")].compactMap(\.self),
    dark: [HexColor("#14171a"), HexColor("#1d2125"), HexColor("#272520")].compactMap(\.self)
  )
  private static let leastContrast = 4.5

  /// What to add to the style sheet; empty where the site names no colour.
  let rule: String

  /// - Throws: ``Diagnosed``, for a colour that cannot be read on the theme's backgrounds.
  init(_ color: AccentColor) throws(Diagnosed) {
    guard let named = color.light ?? color.dark else {
      rule = ""
      return
    }
    let problems =
      [
        color.light.flatMap { Self.problem($0, Self.backgrounds.light, "light") },
        color.dark.flatMap { Self.problem($0, Self.backgrounds.dark, "dark") },
      ].compactMap(\.self)
    guard problems.isEmpty else { throw Diagnosed(problems) }
    // Where one is named, the other is the nearest shade of it that can be read.
    let light = color.light?.value ?? Self.readable(named.value, Self.backgrounds.light)
    let dark = color.dark?.value ?? Self.readable(named.value, Self.backgrounds.dark)
    rule = ":root{--accent:light-dark(\(light),\(dark))}\n"
  }

  private static func problem(
    _ color: Placed<HexColor>, _ backgrounds: [HexColor], _ scheme: String
  ) -> Diagnostic? {
    let contrast = least(color.value, backgrounds)
    guard contrast < leastContrast else { return nil }
    let rounded = (contrast * 10).rounded(.down) / 10
    return Diagnostic(
      at: color.location, "contrast",
      "\(color.value) has a contrast of \(rounded) on \(scheme) pages, and text needs 4.5",
      notes: ["the nearest shade that has it is \"\(readable(color.value, backgrounds))\""])
  }

  /// The colour itself, or the first shade of it, towards black on light backgrounds and towards white on dark ones.
  private static func readable(_ color: HexColor, _ backgrounds: [HexColor]) -> HexColor {
    let goal = (backgrounds.first.map(luminance) ?? 1) > 0.5 ? 0.0 : 255.0
    let shades = (0...100).lazy.map { share in
      let parts = [color.red, color.green, color.blue].map { part in
        UInt8((Double(part) + (goal - Double(part)) * Double(share) / 100).rounded())
      }
      return HexColor(red: parts[0], green: parts[1], blue: parts[2])
    }
    return shades.first { least($0, backgrounds) >= leastContrast } ?? color
  }

  private static func least(_ color: HexColor, _ backgrounds: [HexColor]) -> Double {
    backgrounds.map { contrast(color, $0) }.min() ?? 1
  }

  /// WCAG 2.2, "contrast ratio".
  private static func contrast(_ a: HexColor, _ b: HexColor) -> Double {
    let (first, second) = (luminance(a), luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// WCAG 2.2, "relative luminance".
  private static func luminance(_ color: HexColor) -> Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }
}
