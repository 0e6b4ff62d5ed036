import Testing

@testable import Markdown

@Suite struct LinkLocatorTests {
  /// The text has `@` before each link that is expected; the marks are taken out before it is parsed.
  private func check(
    _ marked: String, firstLine: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var (line, column) = (firstLine, 1)
    var plain: [UInt8] = []
    var expected: [Place] = []
    for byte in marked.utf8 {
      if byte == UInt8(ascii: "@") {
        expected.append(.init(line: line, column: column))
        continue
      }
      plain.append(byte)
      if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    let found = try parse(plain, firstLine: firstLine) {
      $0.links.map { Place(line: $0.line, column: $0.column) }
    }
    #expect(found == expected, sourceLocation: sourceLocation)
  }

  @Test func inParagraphs() throws {
    try check("a @[b](c) d @[e](f)\ng @[h](i)\n\n@[j](k)", firstLine: 40)
    try check("日本語 @[リンク](x) と @[リンク](x)")
    try check("   a @[b](c)\n      d @[e](f)\n\t@[g](h)")
  }

  @Test func inHeadings() throws {
    try check("# @[a](b) c @[d](e) ##\n\n  ###   f @[g](h)")
    try check("a @[b](c)\n  d @[e](f)\n===\n@[g](h)\n---\n")
    try check("#\t@[a](b)")
  }

  @Test func inListsAndQuotes() throws {
    try check("- a @[b](c)\n  d @[e](f)\n\n  @[g](h)\n  1. @[i](j)\n")
    try check("> a @[b](c)\n> d @[e](f)\n>> @[g](h)\n> @[lazy](i)\n@[lazier](j)")
    try check("> - > 1. a\n>   >    @[b](c)\n> @[d](e)\n  > - x\n  >   @[f](g)")
    try check("1) > a\n   > > @[b](c)\n   > @[d](e)")
    try check(">\t@[a](b)\n>\t> @[c](d)")
  }

  @Test func onLazyLines() throws {
    try check("> a\\\n\t  b @[c](d)")
    try check("- a\\\n &amp; @[c](d)")
    try check("> a <b\n    c> @[d](e)")
    try check("> a\n     > @[b](c)")
    try check(">    > a\n>\t> @[b](c)\n>> @[d](e)")
  }

  @Test func afterDefinitions() throws {
    try check("[x]: /y\n@[x] and @[b](c)")
    try check("[x]: /y 'title\nover lines'\n[z]:\n/w\n\"t\"\n[n]: <a b> (c)\nfoo @[x][z]\n@[n]")
    try check("[x]: /y\n'no title\n@[x] @[a](b)")
    try check("> [x]: /y\n> \"t\"\n> @[x]\n> @[a](b)\n===")
    try check("[x]: /y\n[x]: /z 't' u\n".replacing("\n[x]", with: "\n@[x]"))
  }

  @Test func references() throws {
    try check("a @[b][x] @[x][] @[x] @![c][x] [d] [e][f]\n@[g\nh][x] @[i](j)\n\n[x]: /y")
    try check("@[x](b \"c @[x](no link because @[x]\n\n[x]: /y")
    try check("@[x]\n@[x][]\n[x] [d]: e\n\n[x]: y".replacing("\n[x] [d]", with: "\n@[x] [d]"))
  }

  @Test func imagesAndAutolinks() throws {
    try check("a @![b](c) @[![d](e)](f)".replacing("[![d]", with: "[@![d]"))
    try check("a @<https://b.c/?d=[e](f)>")
    try check("@![a [b](c) ![d](e)](f) @[g](h)")
    try check("@<https://a.b>@[c](d)@<xx:y>")
  }

  @Test func amongOtherInlines() throws {
    try check("`[a](b)` ``c ` [d](e)\n[f](g)`` @[h](i) `` ` `` @[j](k) ```` @[l](m)")
    try check("*a **@[b](c)** d* ***@[e](f)*** __@[g](h)__ *@[i](j)** **x* @[k](l)")
    try check("\\[a](b) \\\\@[c](d) \\a @[e](f) \\`@[g](h)\\` \\")
    try check("&amp; &copy; &#35; &#x1F600; &nosuch; &fjlig; & &; &#; &ngE; @[a](b) &amp;amp; @[c](d)")
    try check("<b a=\"[x](y)\"> <!-- [x](y) --> <?a [x](y) ?> @[c](d) <e\n f='[x](y)'> @[g](h) a < b @[i](j)")
    try check("[a] [b @[c](d) ] ] ! [ @[e](f)] @[g [h] i](j) !")
    try check("a  \n@[b](c)\\\n  @[d](e) \t\n@[f](g)   \nh @[i](j)")
  }

  @Test func tailsOfLinks() throws {
    try check("@[a](<b c> 'd)') @[e](f(g)h \"i\\\"j\") @[k]( l\n(m) ) @[n]() @[o](<>) @[p](\\)q) @[r](s)")
    try check("@[a](b\n'c\nd'\n)\n@[e](f)")
    try check("@[a](b 'c\\'\n) @[d](e)")
  }

  @Test func otherLineEnds() throws {
    try check("a\r\nb @[c](d)".replacing("\r\n", with: "\n"))
    let found = try parse("a\r\n> b\r> [c](d\r\n)\r\n[e](f)") { $0.links.map { [$0.line, $0.column] } }
    #expect(found == [[3, 3], [5, 1]])
    #expect(try parse("<b\rc> <!--\r\n--> [d](e)") { $0.links.map { [$0.line, $0.column] } } == [[3, 5]])
  }

  @Test func byteOrderMarkIsNoColumn() throws {
    #expect(try parse("\u{FEFF}a [b](c)") { $0.links.map(\.column) } == [3])
  }

  @Test func unreadableBlockGivesItsStart() throws {
    let bytes = Array("x\n\n  a ".utf8) + [0xFF] + Array(" [b](c)\n".utf8)
    #expect(try parse(bytes) { $0.links.map { [$0.line, $0.column] } } == [[3, 3]])
  }

  @Test func destinationsAreResolved() throws {
    try parse("[a](b\\_c&amp;d 't') ![e](<f g>) <h@i.j> [k]\n\n[K]: l#m") { document in
      #expect(document.links.map(\.destination) == ["b_c&d", "f g", "mailto:h@i.j", "l#m"])
      #expect(document.links.map(\.isImage) == [false, true, false, false])
      #expect(document.links.map(\.index) == [0, 1, 2, 3])
    }
  }
}
