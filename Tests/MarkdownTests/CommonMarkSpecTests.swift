import Foundation
import Testing

@testable import Markdown

/// The 652 examples of the CommonMark 0.30 specification, as a Debian package carries them.
@Suite struct CommonMarkSpecTests {
  struct Example: Decodable {
    let example: Int
    let markdown: String
    let html: String
  }

  static let package = "golang-github-yuin-goldmark-dev"
  static let path = "/usr/share/gocode/src/github.com/yuin/goldmark/_test/spec.json"

  static func examples() throws -> [Example] {
    guard let data = FileManager.default.contents(atPath: path) else {
      Issue.record("the examples of CommonMark are missing: install the Debian package \(package)")
      return []
    }
    return try JSONDecoder().decode([Example].self, from: data)
  }

  @Test func everyExampleIsThere() throws {
    #expect(try Self.examples().count == 652)
  }

  @Test func rendersAsLibcmarkDoes() throws {
    for example in try Self.examples() {
      let markdown = Array(example.markdown.utf8)
      let safe = try html(markdown)
      #expect(safe == libcmarkHTML(markdown, unsafe: false), "example \(example.example), safe")
      let unsafe = try html(markdown, RenderOptions(rawHTML: true))
      #expect(unsafe == libcmarkHTML(markdown, unsafe: true), "example \(example.example), raw HTML")
    }
  }

  @Test func rendersAsTheSpecificationSays() throws {
    var same = 0
    for example in try Self.examples()
    where try html(example.markdown, RenderOptions(rawHTML: true)) == example.html {
      same += 1
    }
    #expect(same == 652)
  }
}
