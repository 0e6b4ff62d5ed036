import Testing

@testable import Markdown

@Suite struct ExtendedBlockTests {
  private func extended(_ markdown: String) throws -> String { try html(markdown, dialect: .extended) }

  // MARK: - Tables

  @Test func aTableScrollsAndIsAligned() throws {
    #expect(
      try extended("| a | b | c |\n| :- | -: | :-: |\n| 1 | 2 |\n") == """
        <div class="scroll" tabindex="0" role="region" aria-label="Table 1">
        <table>
        <thead>
        <tr>
        <th>a</th>
        <th class="r">b</th>
        <th class="c">c</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td class="r">2</td>
        <td class="c"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test func cellsHoldInlinesAlone() throws {
    let rendered = try extended(
      "| - a | # b | > c |\n|---|---|---|\n| [x](y) | ~~d~~ `e\\|f` | [r] https://g.h |\n\n[r]: /s 't'\n")
    for cell in ["- a", "# b", "&gt; c"] { #expect(rendered.contains("<th>\(cell)</th>")) }
    #expect(rendered.contains("<td><a href=\"y\">x</a></td>\n<td><del>d</del> <code>e|f</code></td>"))
    #expect(rendered.contains("<td><a href=\"/s\" title=\"t\">r</a> <a href=\"https://g.h\">https://g.h</a></td>"))
  }

  @Test func tablesStandInContainers() throws {
    let rendered = try extended("> | a |\n> | - |\n> | [b](c) |\n\n- x\n\n  | d |\n  | - |\n")
    #expect(rendered.contains("<blockquote>\n<div class=\"scroll\""))
    #expect(rendered.contains("<p>x</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table 2\">"))
  }

  @Test func linksInCellsHaveTheirPlaces() throws {
    let markdown =
      "text\n| [a](b) | `\\|` [c](d) |\n|---|---|\n> quote\n\n> | x | www.e.f |\n> |---|---|\n> |  | ![g](h)|\n"
    try parse(markdown, firstLine: 5, dialect: .extended) { document in
      #expect(
        document.links.map { "\($0.destination) \($0.line):\($0.column)" }
          == ["b 6:3", "d 6:17", "http://www.e.f 10:9", "h 12:8"])
    }
  }

  // MARK: - Alerts

  @Test func alertsTellTheirKind() throws {
    #expect(
      try extended("> [!NOTE]\n> text\n>\n> - item\n") == """
        <div class="alert" role="note" data-kind="note">
        <p class="alert-title"><b>Note</b></p>
        <p>text</p>
        <ul>
        <li>item</li>
        </ul>
        </div>

        """)
    for kind in ["tip", "IMPORTANT", "Warning", "caution"] {
      let rendered = try extended("> [!\(kind)]\n> x")
      #expect(rendered.contains("data-kind=\"\(kind.lowercased())\""))
    }
  }

  @Test func alertsFoldAndHaveTitles() throws {
    #expect(
      try extended("> [!WARNING]- Do **not** https://a.b\n> x\n") == """
        <details class="alert" data-kind="warning">
        <summary class="alert-title"><b>Warning</b> Do <strong>not</strong> <a href="https://a.b">https://a.b</a></summary>
        <p>x</p>
        </details>

        """)
    let open = try extended("> [!TIP]+\n> x\n")
    #expect(open.hasPrefix("<details class=\"alert\" data-kind=\"tip\" open=\"\">\n"))
    let titled = try extended("> [!NOTE] Title\n\nx")
    #expect(titled.contains("<p class=\"alert-title\"><b>Note</b> Title</p>\n</div>"))
  }

  @Test func alertsNestAndHoldTables() throws {
    let rendered = try extended(
      "- > [!NOTE]\n  > > [!TIP]\n  > > a\n  >\n  > ```sh\n  > b\n  > ```\n\n> [!NOTE]\n> | a |\n> | - |\n")
    #expect(rendered.contains("<li>\n<div class=\"alert\" role=\"note\" data-kind=\"note\">"))
    #expect(rendered.contains("</p>\n<div class=\"alert\" role=\"note\" data-kind=\"tip\">"))
    #expect(rendered.contains("<b>Note</b></p>\n<div class=\"scroll\""))
  }

  @Test(arguments: ["> \\[!NOTE]\n> x", "> [!OTHER]\n> x", "> x [!NOTE]", "[!NOTE]\nx", "> [!NOTE]x\n> y"])
  func otherQuotesStay(markdown: String) throws {
    let rendered = try extended(markdown)
    #expect(!rendered.contains("alert"))
  }

  // MARK: - Tasks, definitions, figures, ids

  @Test func tasksAreTold() throws {
    let rendered = try extended("1. [ ] a [b](c)\n2. [X] d\n3. \\[x] e\n4. [x]f\n")
    #expect(
      rendered.contains(
        """
        <li class="task"><input type="checkbox" disabled="" aria-label="Not done" /> a <a href="c">b</a></li>
        <li class="task"><input type="checkbox" disabled="" checked="" aria-label="Done" /> d</li>
        <li>[x] e</li>
        <li>[x]f</li>
        """))
  }

  @Test func definitionLists() throws {
    let list =
      "<dl>\n<dt>Queue</dt>\n<dd>holds <em>messages</em>\nfor long</dd>\n<dt>Topic</dt>\n<dd>sends</dd>\n<dd>and more</dd>\n</dl>\n"
    let texts = [
      "Queue\n: holds *messages*\nfor long\nTopic\n: sends\n: and more\n",
      "Queue\n\n:   holds *messages*\n    for long\n\nTopic\n: sends\n\n: and more\n",
    ]
    for text in texts { #expect(try extended(text) == list) }
    for (text, wanted) in [("a\n\\: b", "a\n: b"), (": b", ": b"), ("a\n:b", "a\n:b")] {
      #expect(try extended(text) == "<p>\(wanted)</p>\n")
    }
  }

  @Test func headingsMayChooseTheirIDs() throws {
    let markdown = "# One {#first}\n## Two `x` {#二}\n\nThree\n{#three}\n---\n## One\n## Not \\{#this}\n## Nor{#this}\n"
    try parse(markdown, dialect: .extended) { document in
      #expect(document.headings.map(\.id) == ["first", "二", "three", "one", "not-this", "northis"])
      #expect(document.headings.map(\.text).prefix(2) == ["One", "Two x"])
      #expect(document.problems.isEmpty)
    }
  }

  @Test func idsAreChecked() throws {
    let markdown = "# A {#a}\n# B {#a}\n## 日本 {#b c}\n> # D {#x:y}\n# A\n# E {#}\n"
    try parse(markdown, firstLine: 3, dialect: .extended) { document in
      #expect(
        document.problems.map { "\($0.line):\($0.column) \($0.identifier)" } == [
          "4:5 duplicate-id", "5:11 invalid-heading-id", "6:7 invalid-heading-id", "8:5 invalid-heading-id",
        ])
      #expect(document.problems.count { $0.isError } == 4)
    }
  }

  @Test func figuresHaveCaptions() throws {
    #expect(
      try extended("![alt](a.png \"A *caption*\")\n\nx ![alt](a.png \"t\")\n\n![alone](b.png)\n") == """
        <figure><img src="a.png" alt="alt" /><figcaption>A *caption*</figcaption></figure>
        <p>x <img src="a.png" alt="alt" title="t" /></p>
        <p><img src="b.png" alt="alone" /></p>

        """)
  }
}
