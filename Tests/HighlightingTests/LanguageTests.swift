import Testing

@testable import Highlighting

/// Code with its tokens marked, as `‹kind text›`: what it is cut into can be read.
func marked(_ code: String, _ language: String) throws -> String {
  let bytes = Array(code.utf8)
  var text = ""
  var place = 0
  for token in try #require(Language(named: language)).tokens(in: bytes) {
    text += String(decoding: bytes[place..<token.range.lowerBound], as: UTF8.self)
    text += "‹\(token.kind) \(String(decoding: bytes[token.range], as: UTF8.self))›"
    place = token.range.upperBound
  }
  return text + String(decoding: bytes[place...], as: UTF8.self)
}

@Suite struct LanguageTests {
  @Test(arguments: [
    ("aws --region x sqs list-queues", "‹command aws› ‹option --region› x sqs list-queues"),
    ("A=1 B='x y' env -i", "‹variable A›=1 ‹variable B›=‹string 'x y'› ‹command env› ‹option -i›"),
    ("a | b && c; (d) &", "‹command a› | ‹command b› && ‹command c›; (‹command d›) &"),
    (
      "echo \"a $b ${c:-d} $(e -f \"g\") h\" # i",
      "‹command echo› ‹string \"a ›‹variable $b›‹string  ›‹variable ${c:-d}›‹string  $(›‹command e› ‹option -f› ‹string \"g\"›)‹string  h\"› ‹comment # i›"
    ),
    ("for i in 1 2; do echo $i; done", "‹word for› i in 1 2; ‹word do› ‹command echo› ‹variable $i›; ‹word done›"),
    (
      "if ! grep -q x y; then\n  z\nfi",
      "‹word if› ‹word !› ‹command grep› ‹option -q› x y; ‹word then›\n  ‹command z›\n‹word fi›"
    ),
    ("cat <<E >f\na $b 'c\nE\nd", "‹command cat› <<E >f\n‹string a $b 'c\nE\n›‹command d›"),
    ("cat <<-'E'\n\ta\n\tE\nd", "‹command cat› <<-'E'\n‹string \ta\n\tE\n›‹command d›"),
    ("a 'b\nc' d\ne", "‹command a› ‹string 'b\nc'› d\n‹command e›"),
    ("a \\\n  --b=c \\\n  d", "‹command a› \\\n  ‹option --b›=c \\\n  d"),
    ("a >b 2>&1 <<<c", "‹command a› >b 2>&1 <<<c"),
    ("a#b c #d\n#e", "‹command a#b› c ‹comment #d›\n‹comment #e›"),
    ("x=$(y) z", "‹variable x›=$(‹command y›) z"),
    ("a\\ b c", "‹command a\\ b› c"), ("a 'b", "‹command a› ‹string 'b›"),
    ("f() { a; }", "‹command f›() ‹word {› ‹command a›; ‹word }›"),
  ]) func shell(_ code: String, _ expected: String) throws { #expect(try marked(code, "sh") == expected) }

  @Test(arguments: [
    (
      "{\"a\": 1, \"b\" : [true, null, -1.5e+3, \"c: \\\" d\"]}",
      "{‹key \"a\"›: ‹number 1›, ‹key \"b\"› : [‹word true›, ‹word null›, ‹number -1.5e+3›, ‹string \"c: \\\" d\"›]}"
    ),
    ("{\"a\":-1} // b\n/* c\n*/ x", "{‹key \"a\"›:‹number -1›} ‹comment // b›\n‹comment /* c\n*/› x"),
    ("\"a\n\"b\"", "‹string \"a›\n‹string \"b\"›"), ("nulls 1.2.3 truely", "nulls 1.2.3 truely"),
  ]) func json(_ code: String, _ expected: String) throws { #expect(try marked(code, "json") == expected) }

  @Test(arguments: [
    ("---\na: 1 # b\nc d: e#f", "‹heading ---›\n‹key a›: ‹number 1› ‹comment # b›\n‹key c d›: e#f"),
    ("- a: \"b: c\"\n  d: 'e'\n- f", "- ‹key a›: ‹string \"b: c\"›\n  ‹key d›: ‹string 'e'›\n- f"),
    (
      "region: ap-northeast-1\non: yes\nip: 10.0.0.1\nday: 2026-11-23",
      "‹key region›: ap-northeast-1\n‹key on›: ‹word yes›\n‹key ip›: 10.0.0.1\n‹key day›: 2026-11-23"
    ),
    ("run: |\n  a: b\n\n  'c\nd: e", "‹key run›: |‹string \n  a: b\n\n  'c›\n‹key d›: e"),
    ("- run: >-\n    a\n  b: c", "- ‹key run›: >-‹string \n    a›\n  ‹key b›: c"),
    ("a: &b\nc: *b\nd: !Ref e", "‹key a›: ‹variable &b›\n‹key c›: ‹variable *b›\n‹key d›: ‹variable !Ref› e"),
    ("a: {b: 1, c: [x, -2]}", "‹key a›: {b: ‹number 1›, c: [x, ‹number -2›]}"),
    ("a: it's\nb: http://x:80/", "‹key a›: it's\n‹key b›: http://x:80/"),
  ]) func yaml(_ code: String, _ expected: String) throws { #expect(try marked(code, "yml") == expected) }

  @Test(arguments: [
    (
      "toml", "[a.b]\nc = \"d\" # e\nf = [1, 2]\n[[g]]",
      "‹heading [a.b]›\n‹key c› = ‹string \"d\"› ‹comment # e›\n‹key f› = [‹number 1›, ‹number 2›]\n‹heading [[g]]›"
    ),
    ("toml", "a = '''\nb\n'''\nc = true", "‹key a› = ‹string '''\nb\n'''›\n‹key c› = ‹word true›"),
    (
      "ini", "; a\n[profile b]\nregion = ap-northeast-1\nx=1;y",
      "‹comment ; a›\n‹heading [profile b]›\n‹key region› = ap-northeast-1\n‹key x›=1;y"
    ),
    ("env", "A=$B/c\n# d\nE=\"f\"", "‹key A›=‹variable $B›/c\n‹comment # d›\n‹key E›=‹string \"f\"›"),
    (
      "hcl", "resource \"a\" \"b\" {\n  c = var.d[0]\n  e { f = \"g ${h(\"i\")} j\" }\n}",
      "‹word resource› ‹string \"a\"› ‹string \"b\"› {\n  ‹key c› = var.d[‹number 0›]\n  ‹word e› { f = ‹string \"g ${›h(‹string \"i\"›)}‹string  j\"› }\n}"
    ),
    ("tf", "a = <<-E\n  b\n  E\n// c", "‹key a› = <<-E\n‹string   b\n  E\n›‹comment // c›"),
  ]) func settings(_ language: String, _ code: String, _ expected: String) throws {
    #expect(try marked(code, language) == expected)
  }

  @Test(arguments: [
    (
      "py", "@a.b\ndef c(d=1.5):  # e\n  return f'g' + 0x1F",
      "‹variable @a.b›\n‹word def› ‹command c›(d=‹number 1.5›):  ‹comment # e›\n  ‹word return› f‹string 'g'› + ‹number 0x1F›"
    ),
    ("py", "\"\"\"a\n'b\"\"\"\nfor x in y: pass", "‹string \"\"\"a\n'b\"\"\"›\n‹word for› x ‹word in› y: ‹word pass›"),
    (
      "swift", "@main struct A { let b = \"c \\(d(1)) e\" } // f",
      "‹variable @main› ‹word struct› ‹command A› { ‹word let› b = ‹string \"c \\(›d(‹number 1›))‹string  e\"› } ‹comment // f›"
    ),
    (
      "swift", "/* a /* b */ c */ #if d\nclass func e() { 0..<5 }",
      "‹comment /* a /* b */ c */› ‹word #if› d\n‹word class› ‹word func› ‹command e›() { ‹number 0›..<‹number 5› }"
    ),
    (
      "powershell", "Get-Item -Path $env:TEMP | Sort-Object # a",
      "‹command Get-Item› ‹option -Path› ‹variable $env:TEMP› | ‹command Sort-Object› ‹comment # a›"
    ),
    (
      "ps1", "$a = Get-B \"c $d $(e)\"\nIF ($f -eq 'g') { h }",
      "‹variable $a› = ‹command Get-B› ‹string \"c ›‹variable $d›‹string  $(›‹command e›)‹string \"›\n‹word IF› (‹variable $f› ‹option -eq› ‹string 'g'›) { ‹command h› }"
    ),
    (
      "diff", "diff --git a b\n--- a\n+++ b\n@@ -1 +1 @@\n-- c\n+d\n e",
      "‹comment diff --git a b›\n‹heading --- a›\n‹heading +++ b›\n‹heading @@ -1 +1 @@›\n‹deleted -- c›\n‹inserted +d›\n e"
    ),
  ]) func programs(_ language: String, _ code: String, _ expected: String) throws {
    #expect(try marked(code, language) == expected)
  }

  @Test func namesOfLanguagesAreTakenInCapitalsToo() {
    #expect(Language(named: "JSON") != nil)
    for name in ["", "text", "console", "output", "c++", "json "] { #expect(Language(named: name) == nil, "\(name)") }
  }
}
