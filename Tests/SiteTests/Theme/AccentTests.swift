import Diagnostics
import KnowledgeBase
import Testing

@testable import Site

/// The accent that a site names: readable in light and in dark, whatever is named.
@Suite struct AccentTests {
  private func color(_ text: String) throws -> Placed<HexColor> {
    Placed(try #require(HexColor(text)), at: SourceLocation(file: "site.yml", line: 2, column: 9))
  }

  @Test func whatIsNotNamedIsTheThemes() throws {
    #expect(try Accent(AccentColor()).rule == "")
  }

  @Test func bothAreTakenAsTheyAre() throws {
    let accent = AccentColor(light: try color("#0b5b79"), dark: try color("#7cc3e2"))
    #expect(try Accent(accent).rule == ":root{--accent:light-dark(#0b5b79,#7cc3e2)}\n")
  }

  /// What is derived would be taken if it were named.
  @Test(arguments: ["#000000", "#ffffff", "#0b5b79", "#ff0000", "#00ff00", "#767676", "#14171a"])
  func theOtherShadeCanBeRead(_ text: String) throws {
    let named = try color(text)
    for accent in [AccentColor(light: named, dark: nil), AccentColor(light: nil, dark: named)] {
      guard let rule = try? Accent(accent).rule else { continue }
      let shades = rule.split(whereSeparator: { "(,)".contains($0) }).dropFirst().prefix(2).map(String.init)
      #expect(shades.contains(text))
      let both = AccentColor(light: try color(shades[0]), dark: try color(shades[1]))
      #expect(try Accent(both).rule == rule)
    }
  }

  @Test func whatCannotBeReadIsAnErrorWithAShadeThatCan() throws {
    let pale = AccentColor(light: try color("#aaaaaa"), dark: try color("#444444"))
    let problems = try #require(throws: Diagnosed.self) { try Accent(pale) }.diagnostics
    #expect(problems.map(\.identifier) == ["contrast", "contrast"])
    #expect(problems.allSatisfy { $0.location.column == 9 })
    let shades = problems.compactMap { $0.notes.first?.split(separator: "\"").dropFirst().first.map(String.init) }
    let mended = AccentColor(light: try color(shades[0]), dark: try color(shades[1]))
    #expect(try !Accent(mended).rule.isEmpty)
  }

  /// The contrast is that with the theme's own backgrounds.
  @Test func theBackgroundsAreThoseOfTheStyleSheet() throws {
    let style = String(decoding: try #require(BuiltInTheme.files["style.css"]), as: UTF8.self)
    for (name, index) in [("--bg", 0), ("--band", 1)] {
      let (light, dark) = (Accent.backgrounds.light[index], Accent.backgrounds.dark[index])
      #expect(style.contains("\(name):light-dark(\(light),\(dark))"))
    }
  }
}
