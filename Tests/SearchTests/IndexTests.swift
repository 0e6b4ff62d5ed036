@testable import Markdown
import Testing
import TestSupport

@testable import Search

@Suite struct IndexTests {
  /// The most bytes that a reader's browser fetches at a time.
  private static let bound = 100_000

  @Test func theSameArticlesMakeTheSameBytes() async {
    var numbers = SeededNumbers(seed: 7)
    let documents = Corpus.documents(200, &numbers)
    let first = await BuiltIndex(documents).files
    #expect(await BuiltIndex(documents).files == first)
    var edited = documents
    edited[100].passages[0] = Passage(heading: nil, text: Array("entirely other".utf8))
    let second = await BuiltIndex(edited).files
    #expect(second["search/en.js"] != first["search/en.js"])
    #expect(second.allSatisfy { path, bytes in path == "search/en.js" || first[path] == nil || first[path] == bytes })
  }

  @Test func aTitleComesBeforeAnyNumberOfMentions() async {
    let often = document("b.html", text: String(repeating: "timeout ", count: 500))
    var heading = document("c.html", text: "x")
    heading.passages.append(Passage(heading: Heading(level: 2, text: "Timeout", id: "t", line: 1), text: []))
    var symptom = document("d.html", text: "x")
    symptom.symptoms = ["timeout"]
    let title = document("a.html", "A timeout of ours", text: "x")
    let weights = await BuiltIndex([often, heading, symptom, title]).weights("timeout")
    #expect(weights[3] ?? 0 > weights[0] ?? 0)
    #expect(weights[2] ?? 0 > weights[0] ?? 0)
    #expect(weights[3] ?? 0 > weights[2] ?? 0)
    #expect(Set(weights.keys) == [0, 1, 2, 3])
  }

  @Test func termsOfSymptomsHaveKeysOfTheirOwn() async {
    var article = document("a.html", text: "x")
    article.symptoms = ["queue gone", "the queue is gone for good"]
    let index = await BuiltIndex([document("b.html", text: "queue"), article])
    #expect(index.symptoms("$queue") == [1: [[0, 2], [1, 6]]])
    #expect(index.symptoms("$good") == [1: [[1, 6]]])
  }

  @Test func ofFrequentWordsTheWeightiestArticlesAreKept() async {
    var documents = (0..<2000).map { document("\($0).html", text: "common text") }
    documents[1990].title = "Common"
    let index = await BuiltIndex(documents)
    let weights = index.weights("common")
    #expect(weights.count == Postings.mostOfWord)
    #expect(weights[1990] ?? 0 > weights[0] ?? 0)
    #expect(index.weights("*c").count == Postings.mostOfPrefix)
  }

  @Test func noFileIsLarge() async {
    var numbers = SeededNumbers(seed: 3)
    var documents = Corpus.documents(3000, &numbers)
    // A pair in every article, many times; one article of a megabyte; one of a single character.
    for index in documents.indices {
      documents[index].passages.append(Passage(heading: nil, text: Array(String(repeating: "です。", count: 40).utf8)))
    }
    documents[5].passages.append(
      Passage(heading: nil, text: Array(String(repeating: "long \"text\"\u{1}", count: 80_000).utf8)))
    documents[6].passages.append(Passage(heading: nil, text: Array(String(repeating: "あ", count: 300_000).utf8)))
    let index = await BuiltIndex(documents)
    for (path, bytes) in index.files { #expect(bytes.count <= Self.bound, "\(path): \(bytes.count)") }
    #expect(index.holding("です").count == 3000, "what is cut into several files is whole")
  }

  /// A text of Japanese is found where it stands, and nowhere else.
  @Test(arguments: 1...6) func japaneseIsFoundAsATextIs(_ seed: UInt64) async {
    var numbers = SeededNumbers(seed: seed)
    let alphabet = Array("証明書あいテ")
    func text(_ length: Int) -> String {
      String(
        (0..<length).map { _ in
          Int.random(in: 0..<7, using: &numbers) == 0
            ? Character(["。", " ", "a"].randomElement(using: &numbers) ?? " ")
            : alphabet.randomElement(using: &numbers) ?? "あ"
        })
    }
    let texts = (0..<120).map { _ in text(Int.random(in: 1..<60, using: &numbers)) }
    let index = await BuiltIndex(texts.enumerated().map { document("\($0).html", text: $1) })
    for length in 2...6 {
      for _ in 0..<25 {
        let query = String((0..<length).map { _ in alphabet.randomElement(using: &numbers) ?? "あ" })
        let expected = Set(texts.indices.filter { texts[$0].contains(query) })
        #expect(index.holding(query) == expected, "\(query)")
      }
    }
  }

  @Test func emptySitesHaveAnIndex() async {
    let files = await BuiltIndex([]).files
    #expect(files.count == 1)
    #expect(String(decoding: files["search/en.js"] ?? [], as: UTF8.self).contains("No “article”"))
  }
}

enum Corpus {
  static func documents(_ count: Int, _ numbers: inout SeededNumbers) -> [SearchDocument] {
    let syllables = ["ka", "to", "mi", "ren", "sol", "qua", "bi", "tor", "es", "un"]
    return (0..<count).map { index in
      let words = (0..<60).map { _ in
        (0..<Int.random(in: 1...4, using: &numbers)).map { _ in syllables.randomElement(using: &numbers) ?? "" }
          .joined()
      }
      return document("\(index).html", words.prefix(3).joined(separator: " "), text: words.joined(separator: " "))
    }
  }
}
