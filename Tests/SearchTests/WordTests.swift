import Testing

@testable import Search

@Suite struct WordTests {
  private func folded(_ text: String) -> String {
    name(scalars(text))
  }

  private func scalars(_ text: String) -> [FoldedScalar] {
    var folding = Folding()
    var folded = FoldedText()
    Array(text.utf8).withUnsafeBufferPointer { folding.fold($0, into: &folded) }
    return Array(folded.scalars)
  }

  private func name(_ scalars: some Collection<FoldedScalar>) -> String {
    String(decoding: scalars.flatMap(\.utf8), as: UTF8.self)
  }

  @Test(arguments: [
    ("Queue", "queue"), ("ÉCOLE Ünïcode", "ecole unicode"), ("e\u{301}tat", "etat"), ("ＡＷＳ　１", "aws 1"),
    ("ﾊﾞｯﾁ ﾎﾟﾘｼｰ ｳﾞｨﾄﾞ", "バッチ ポリシー ヴィド"), ("ハ\u{3099}ッチ", "バッチ"), ("か\u{3099}", "が"), ("は\u{309A}", "ぱ"),
    ("㍿", "株式会社"), ("ﬁle", "file"), ("①", "1"), ("한국", "한국"), ("プ", "プ"), ("𠮟る", "𠮟る"),
  ])
  func whatIsTakenForTheSame(_ text: String, _ expected: String) {
    #expect(folded(text).unicodeScalars.elementsEqual(expected.unicodeScalars), "\(folded(text))")
  }

  private func tokens(_ text: String) -> [String] {
    var reader = WordReader()
    var found: [String] = []
    scalars(text).withUnsafeBufferPointer { text in
      reader.read(text) { token in
        switch token {
        case .word(let word): found.append(name(text[word]))
        case .whole(let word): found.append("=" + name(text[word]))
        case .pair(let pair, let place): found.append("\(name(text[pair]))@\(place)")
        case .single: break
        }
      }
    }
    return found
  }

  @Test(arguments: [
    ("a queue, here", ["a", "queue", "here"]), ("list-queues.", ["list", "queues", "=list-queues"]),
    ("ReceiptHandleIsInvalid", ["receipt", "handle", "is", "invalid", "=receipthandleisinvalid"]),
    ("HTTPServer", ["http", "server", "=httpserver"]), ("AWS", ["aws"]),
    ("--queue-url", ["queue", "url", "=queue-url"]),
    (
      "sqs.ap-northeast-1.amazonaws.com",
      ["sqs", "ap", "northeast", "amazonaws", "com", "=sqs.ap-northeast-1.amazonaws.com"]
    ),
    ("1.16.116", ["16", "116", "=1.16.116"]), ("証明書", ["証明@1", "明書@2"]), ("証明 書類", ["証明@1", "書類@4"]),
    ("SQSのキュー", ["sqs", "のキ@1", "キュ@2", "ュー@3"]), ("_", []), ("", []),
  ])
  func wordsIdentifiersAndPairs(_ text: String, _ expected: [String]) { #expect(tokens(text) == expected) }

  @Test func longWordsAreCut() {
    #expect(tokens(String(repeating: "a", count: 100)) == [String(repeating: "a", count: WordReader.longest)])
  }
}
