import Testing

@testable import Markdown

@Suite struct SluggerTests {
  @Test(arguments: [
    ("Set Up AWS", "set-up-aws"),
    ("snake_case-and-dash", "snake_case-and-dash"),
    ("What's new in 2.0?", "whats-new-in-20"),
    ("a & b", "a--b"),
    ("構築の手順", "構築の手順"),
    ("VPC エンドポイントの「作成」・確認", "vpc-エンドポイントの作成確認"),
    ("全角　スペース", "全角-スペース"),
    ("ÄÖÜ Straße ΣΑΣ", "äöü-straße-σασ"),
    ("が", "が"),
    ("ＡＷＳ１２", "ａｗｓ１２"),
    ("한국어 문서", "한국어-문서"),
    ("हिन्दी", "हिन्दी"),
    ("😀 ok ❤\u{FE0F}", "-ok-"),
    ("𠮷野家", "𠮷野家"),
    ("!!!", "section"),
    ("", "section"),
  ])
  func makesSlug(of text: String, _ slug: String) {
    #expect(String(decoding: Slugger.slug(of: Array(text.utf8)), as: UTF8.self) == slug)
  }

  private func ids(_ texts: [String]) -> [String] {
    var slugger = Slugger()
    return texts.map { slugger.id(for: Array($0.utf8)) }
  }

  @Test func numbersDoubles() {
    #expect(ids(["x", "x", "X!", "y"]) == ["x", "x-1", "x-2", "y"])
  }

  @Test func numbersNeverMeetAnotherHeading() {
    #expect(ids(["x", "x", "x-1", "x", "x-1"]) == ["x", "x-1", "x-1-1", "x-2", "x-1-2"])
    #expect(ids(["x-1", "x", "x", "x"]) == ["x-1", "x", "x-2", "x-3"])
    #expect(ids(["", "section", "?"]) == ["section", "section-1", "section-2"])
  }

  @Test func whatIsAddedLaterChangesNothingBefore() {
    let texts = ["a", "b", "a", "a-1", "日本", "日本", "a"]
    for count in texts.indices {
      #expect(ids(Array(texts.prefix(count))) == Array(ids(texts).prefix(count)))
    }
  }

  @Test func canonicallyEquivalentSpellingsAreTwoIDs() {
    let found = ids(["\u{304C}", "\u{304B}\u{3099}"])
    #expect(found.map { Array($0.utf8) } == [Array("\u{304C}".utf8), Array("\u{304B}\u{3099}".utf8)])
  }

  @Test func manyDoublesTakeLinearTime() {
    let found = ids(Array(repeating: "same", count: 20_000))
    #expect(found.last == "same-19999")
    #expect(Set(found).count == 20_000)
  }
}
