import Foundation
import Testing

@testable import Site

/// Scripts and style sheets as sites have them: less to fetch, and the same to a browser.
@Suite struct MinifiedTests {
  private func script(_ text: String) -> String { String(decoding: minified(script: Array(text.utf8)), as: UTF8.self) }
  private func style(_ text: String) -> String { String(decoding: minified(style: Array(text.utf8)), as: UTF8.self) }

  static let scripts = [
    (
      "const a = 1; // one\nconst b = 2; /* two\n */ f(a + +b, a++ + b, a - -b, a / b / 2);",
      "const a=1,b=2;f(a+ +b,a++ +b,a- -b,a/b/2);"
    ),
    ("return /[/] \\/ \"/gi .test(x);\nreturn\nx", "return/[/] \\/ \"/gi.test(x);return\nx"),
    (
      "x = \"a  // b\" + 'it''s' + `c  // ${ d  + `e ${ f }` } { }`;",
      "x=\"a  // b\"+'it''s'+`c  // ${d+`e ${f}`} { }`;"
    ),
    ("if (a) {\n  b();\n}\nc()\n(d)\n", "if(a){b()}\nc()\n(d)"),
    ("const f = () => {\n  const a = 1;\n  return a;\n};\nconst g = f;", "const f=()=>{const a=1;return a},g=f;"),
    ("if (a) b();\nconst c = 1;", "if(a)b();const c=1;"),
    ("case 1: x in y; typeof z; new Q", "case 1:x in y;typeof z;new Q"),
    ("a\n  .b()\n  ?.c;", "a.b()?.c;"),
  ]

  @Test(arguments: scripts) func blanksOfAScript(_ text: String, _ expected: String) {
    #expect(script(text) == expected + "\n")
  }

  static let names = [
    ("const first = 1; use(first, `${first}`, x.first);", "const a=1;use(a,`${a}`,x.first);"),
    ("const keyed = 1; x = { keyed: keyed };", "const keyed=1;x={keyed:keyed};"),
    ("const short = 1; x = { short, other };", "const short=1;x={short,other};"),
    ("const { part, other: name } = x; part(name);", "const{part,other:name}=x;part(name);"),
    (
      "class Thing { start(value) { return value; } }\nconst start = new Thing();",
      "class a{start(b){return b}}\nconst start=new a();"
    ),
    ("items.map((item, index) => item[index]); f(...items);", "items.map((a,b)=>a[b]);f(...items);"),
    ("function read(text) { if (text) { go(text); } }", "function b(a){if(a){go(a)}}"),
    ("for (const [key, value] of list) a(key, value);", "for(const[b,c]of list)a(b,c);"),
    ("if (location) { location.reload(); }", "if(location){location.reload()}"),
  ]

  @Test(arguments: names) func namesOfAScript(_ text: String, _ expected: String) {
    #expect(script(text) == expected + "\n")
  }

  static let styles = [
    (
      "a , b > c :not( .d ) { color : red; width: calc(1px + 2px); }",
      "a,b>c :not(.d){color :red;width:calc(1px + 2px)}"
    ),
    (
      "/* a */ @media (width >= 40rem) and print { b { c: d !important } }",
      "@media (width>=40rem) and print{b{c:d!important}}"
    ),
    (
      "a::before { content: \"a  ;  }\"; }\n[x=\"dark\"] [y=\"a b\"] { }",
      "a::before{content:\"a  ;  }\"}[x=dark] [y=\"a b\"]{}"
    ),
    (":is(h1, h2):lang(ja) a:hover { margin: 0 -1px; }", ":is(h1,h2):lang(ja) a:hover{margin:0 -1px}"),
  ]

  @Test(arguments: styles) func blanksOfAStyleSheet(_ text: String, _ expected: String) {
    #expect(style(text) == expected + "\n")
  }

  @Test(arguments: ["\"", "'", "`", "`${", "/*", "/", "/[", "//", "}", ")]}", "\\", "const", "`a${b}"])
  func whatNeverEndsEnds(_ text: String) {
    _ = (script(text), script("x=" + text), style(text))
  }

  /// What a reader fetches at most, in bytes.
  @Test func theThemeIsSmall() async throws {
    let shop = try Workshop()
    try await shop.build(["site.yml": "title: T", "articles/a.md": "---\ntitle: A\n---\n\nText.\n"])
    let files = try FileManager.default.contentsOfDirectory(atPath: shop.output)
    let theme = files.filter { $0.hasSuffix(".css") || $0.hasSuffix(".js") }
    #expect(theme.count == 3, "\(files)")
    let sizes = try theme.map { try Data(contentsOf: URL(filePath: "\(shop.output)/\($0)")).count }
    #expect(sizes.reduce(0, +) < 60_000, "\(theme) \(sizes)")
  }
}
