import KnowledgeBase
import Mustache
import Testing

@testable import Site

@Suite struct PreparedTemplateTests {
  /// Values that may upset what fills them in. Mustache escapes an apostrophe, which HTML does not ask for.
  private static let values = [
    "", "plain", "<b>&amp;\"</b>", "{{title}}", "{{{content}}}", "日本語", "a\nb\r\nc", "\u{0}", "\\", "&", "]]>",
  ]

  @Test(arguments: Theme.Page.allCases.map(\.rawValue)) func equalsWhatMustacheRenders(_ name: String) throws {
    let page = try #require(Theme.Page(rawValue: name))
    let theme = try Theme(.memory([:]))
    for (round, value) in Self.values.enumerated() {
      var keys: [String: String] = [:]
      for (index, key) in (Theme.commonKeys + page.keys).enumerated() {
        keys[key] = Self.values[(index + round) % Self.values.count] + value
      }
      let constants = keys.filter { $0.key.hasPrefix("t_") || $0.key == "lang" || $0.key == "site_title" }
      let prepared = try #require(theme.prepared(constants)[page])
      #expect(prepared.filled(keys) == Array(theme.render(page, keys).utf8))
    }
  }

  @Test func aKeyThatIsMissingIsEmpty() {
    let template = PreparedTemplate(rendered: "a" + PreparedTemplate.placeholder("k") + "b")
    #expect(template.filled([:]) == Array("ab".utf8))
    #expect(template.filled(["k": "<"]) == Array("a<b".utf8))
  }

  @Test func whatTheTemplateEscapesIsEscaped() throws {
    let template = try MustacheTemplate(string: "{{k}}|{{{k}}}|{{k}}")
    let prepared = PreparedTemplate(rendered: template.render(["k": PreparedTemplate.placeholder("k")]))
    #expect(
      String(decoding: prepared.filled(["k": "<&>\""]), as: UTF8.self)
        == "&lt;&amp;&gt;&quot;|<&>\"|&lt;&amp;&gt;&quot;")
  }

  @Test func templatesOfTheUsersOwnAreNotPrepared() throws {
    #expect(try Theme(.memory(["theme/home.mustache": "x"])).prepared([:]).isEmpty)
    #expect(try !Theme(.memory(["theme/style.css": "x"])).prepared([:]).isEmpty)
  }
}
