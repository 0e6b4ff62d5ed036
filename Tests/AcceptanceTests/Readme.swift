import Foundation
import Testing

/// The recipes of `README.md`: what stands in its fences, each with the name of its language.
enum Readme {
  struct Recipe: Sendable {
    let language: String
    let text: String
  }

  static let recipes: [Recipe] = {
    let file = Workspace.repository.appending(path: "README.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var recipes: [Recipe] = []
    var open: (language: String, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let recipe = open, line == "```" {
        recipes.append(Recipe(language: recipe.language, text: recipe.lines.joined(separator: "\n") + "\n"))
        open = nil
      } else if open != nil {
        open?.lines.append(line)
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), [])
      }
    }
    return recipes
  }()

  /// The one recipe that begins with these words.
  static func recipe(_ beginning: String) throws -> String {
    let found = recipes.filter { $0.text.hasPrefix(beginning) }
    try #require(found.count == 1, "README.md has \(found.count) recipes that begin with ‘\(beginning)’")
    return found[0].text
  }
}
