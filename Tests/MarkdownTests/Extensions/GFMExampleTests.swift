import Foundation
import Testing

@testable import Markdown

/// The examples of GFM's specification for its extensions, and further ones, as a Debian package carries them.
@Suite struct GFMExampleTests {
  struct Example {
    let name: String
    let markdown: String
    let html: String
  }

  static let folder = "/usr/share/gocode/src/github.com/yuin/goldmark/extension/_test/"

  static func examples(_ file: String) throws -> [Example] {
    guard let data = FileManager.default.contents(atPath: folder + file + ".txt") else {
      Issue.record("the examples of GFM are missing: install the Debian package \(CommonMarkSpecTests.package)")
      return []
    }
    let parts = String(decoding: data, as: UTF8.self).split(
      separator: "//= = = = = = = = = = = = = = = = = = = = = = = =//")
    return parts.compactMap { part in
      let fields = part.components(separatedBy: "//- - - - - - - - -//\n")
      guard fields.count == 3 else { return nil }
      let number = fields[0].trimmingCharacters(in: .whitespacesAndNewlines).prefix { $0.isNumber }
      var markdown = fields[1]
      if fields[0].contains("enableEscape") { markdown = markdown.replacing("\\t", with: "\t") }
      return Example(name: "\(file) \(number)", markdown: markdown, html: fields[2])
    }
  }

  /// What the room writes in its own way, in GFM's.
  static func asGFM(_ html: String) -> String {
    html.replacing(/<div class="scroll"[^>]*>\n/, with: "").replacing("</table>\n</div>", with: "</table>")
      .replacing(" class=\"r\"", with: " align=\"right\"").replacing(" class=\"c\"", with: " align=\"center\"")
      .replacing("&#x27;", with: "'")
      .replacing(/<li class="task"><input type="checkbox" disabled=""( checked="")? aria-label="[^"]*" \/>/) { match in
        match.1 == nil
          ? "<li><input disabled=\"\" type=\"checkbox\">" : "<li><input checked=\"\" disabled=\"\" type=\"checkbox\">"
      }
  }

  @Test(arguments: [("table", 13), ("strikethrough", 2), ("tasklist", 2), ("linkify", 19)])
  func rendersAsTheyDo(file: String, count: Int) throws {
    let examples = try Self.examples(file)
    #expect(examples.count == count)
    for example in examples {
      let rendered = Self.asGFM(try html(example.markdown, dialect: .extended))
      let wanted = example.html.replacing(" align=\"left\"", with: "")
      #expect(rendered == wanted, "\(example.name)")
    }
  }

  /// Examples of CommonMark that an extension reads otherwise, on purpose.
  static let changed = [
    "an image alone with a title is a figure": [571, 572, 575, 576, 583, 584, 585, 587, 588, 590],
    "a bare address is a link": [601, 605, 607, 610, 611],
  ]

  @Test func leavesCommonMarkAlone() throws {
    var differing: [Int] = []
    for example in try CommonMarkSpecTests.examples() {
      let raw = RenderOptions(rawHTML: true)
      if try html(example.markdown, raw, dialect: .extended) != example.html { differing.append(example.example) }
    }
    #expect(differing == Self.changed.values.flatMap { $0 }.sorted())
  }
}
