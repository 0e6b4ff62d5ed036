import Testing

@testable import Search

@Suite struct WordTests {
  private func folded(_ text: String) -> String {
    fold(text) { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private func fold<Result>(_ text: String, _ body: (FoldedSlice) -> Result) -> Result {
    var folding = Folding()
    var folded = FoldedText()
    Array(text.utf8).withUnsafeBufferPointer { folding.fold($0, into: &folded) }
    let result = body(folded.content)
    // What was given to `body` lies in its memory.
    _ = consume folded
    return result
  }

  @Test(arguments: [
    ("Queue", "queue"), ("ÉCOLE Ünïcode", "ecole unicode"), ("e\u{301}tat", "etat"), ("ＡＷＳ　１", "aws 1"),
    ("ﾊﾞｯﾁ ﾎﾟﾘｼｰ ｳﾞｨﾄﾞ", "バッチ ポリシー ヴィド"), ("ハ\u{3099}ッチ", "バッチ"), ("か\u{3099}", "が"), ("は\u{309A}", "ぱ"),
    ("㍿", "株式会社"), ("ﬁle", "file"), ("①", "1"), ("한국", "한국"), ("プ", "プ"), ("𠮟る", "𠮟る"),
  ])
  func whatIsTakenForTheSame(_ text: String, _ expected: String) {
    #expect(folded(text).unicodeScalars.elementsEqual(expected.unicodeScalars), "\(folded(text))")
  }

  private struct Names: TokenSink {
    var found: [String] = []

    mutating func take(_ token: WordReader.Token, of text: FoldedSlice) {
      let name = { (range: Range<Int>) in String(decoding: text.bytes[range], as: UTF8.self) }
      switch token {
      case .word(let word): found.append(name(word))
      case .whole(let word): found.append("=" + name(word))
      case .pair(let pair, let place): found.append("\(name(pair))@\(place)")
      case .single: break
      }
    }
  }

  private func tokens(_ text: String) -> [String] {
    var reader = WordReader()
    var names = Names()
    fold(text) { reader.read($0, into: &names) }
    return names.found
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
    ("SQSのキュー", ["sqs", "のキ@1", "キュ@2", "ュー@3"]), ("_", []), ("", []), ("straße-Ä-b", ["straße", "=straße-a-b"]),
    ("ñandúABC", ["nandu", "abc", "=nanduabc"]), ("𠮟る", ["𠮟る@1"]), ("я-да", ["да", "=я-да"]),
    ("aQueue bQ", ["queue", "=aqueue", "=bq"]),
    ("longestofall wordsThere", ["longestofall", "words", "there", "=wordsthere"]),
  ])
  func wordsIdentifiersAndPairs(_ text: String, _ expected: [String]) { #expect(tokens(text) == expected) }

  /// By characters, whatever they take.
  @Test(arguments: ["a", "я", "Я"]) func longWordsAreCut(_ letter: String) {
    let longest = String(repeating: letter.lowercased(), count: WordReader.longest)
    #expect(tokens(String(repeating: letter, count: 100)) == [longest])
    #expect(tokens(String(repeating: letter, count: WordReader.longest)) == [longest])
  }

  /// ASCII goes eight bytes at a time; each byte is what its kind says, wherever it stands and whatever stands around it.
  @Test(arguments: 0..<9) func foldsEachByteOfASCII(_ before: Int) {
    for byte in UInt8(0)..<0x80 {
      let scalar = Unicode.Scalar(byte)
      let text =
        String(repeating: "ÿ", count: before % 3) + String(repeating: "~", count: before) + String(scalar) + "é@"
      let isCapital = (0x41...0x5A).contains(byte)
      let lower = isCapital ? byte | 0x20 : byte
      fold(text) { folded in
        let place = before % 3 + before
        #expect(folded.bytes[place] == lower)
        #expect(folded.marks[place] == FoldedMark(CharacterKind(UInt32(lower)), isCapital: isCapital))
        #expect(Array(folded.bytes[(place + 1)...]) == Array("e@".utf8))
        #expect(folded.bytes.count == folded.marks.count)
      }
    }
  }
}
