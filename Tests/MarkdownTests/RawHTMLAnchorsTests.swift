import Testing

@testable import Markdown

@Suite struct RawHTMLAnchorsTests {
  @Test(arguments: [
    ("<div id=\"a\">", ["a"]), ("<P CLASS=x ID = 'b c'>", ["b c"]),
    ("<a name=n></a><b name=m id=k>", ["n", "k"]),
    ("<!-- <a id=x> --><i id=y/>", ["y/"]), ("<script id=s>'<a id=t>'</SCRIPT><a id=u>", ["s", "u"]),
    ("</a id=x> < a id=x> data-id <a data-id=x id=\"\">", []), ("<a id=日本 hidden>", ["日本"]), ("<a id", []),
    ("<!-- <a id=x>", []), ("<a =id=x =>", []), ("<style><a id=x>", []),
  ])
  func finds(_ raw: String, _ ids: [String]) {
    #expect(Array(raw.utf8).withUnsafeBufferPointer { anchors(inRawHTML: $0) } == ids)
  }

  @Test func documentTellsWhatItsHTMLCarries() throws {
    try parse("# A\n\n<div id=block>\n\nx <a id=\"inline\"></a> ![<b id=\"alt\">](y)\n") { document in
      #expect(document.anchors(RenderOptions()).isEmpty)
      #expect(document.anchors(RenderOptions(headingIDs: true)) == ["a"])
      #expect(document.anchors(RenderOptions(rawHTML: true)) == ["block", "inline"])
      #expect(document.anchors(RenderOptions(rawHTML: true, headingIDs: true)) == ["a", "block", "inline"])
    }
  }
}
