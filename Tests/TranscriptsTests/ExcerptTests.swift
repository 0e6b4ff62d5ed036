import Testing

@testable import Transcripts

private let variables = ["region": "ap-northeast-1", "host": "db-1"]

private func find(_ example: String, _ text: String) -> Int? {
  Excerpt(example, variables: variables).find(in: SearchedText(Array(text.utf8)))
}

@Suite struct ExcerptTests {
  /// An excerpt, a text, and the line at which it is found.
  static let cases: [(String, String, Int?)] = [
    ("Access Denied", "An error occurred: Access Denied when calling", 0),
    ("access denied", "\u{1B}[31mACCESS\u{1B}[0m  Denied\r\n", 0),
    ("Access Denied", "Access\nDenied", nil),
    ("Access Denied", "AccessDenied", nil),
    ("denied", "a\nb\nc: denied\nd: denied", 2),
    ("failed to reach 192.168.4.179", "x\nfailed to reach 10.0.0.7 (timeout)", 1),
    ("failed to reach 192.168.4.179", "failed to reach 54.240.225.157", nil),
    ("failed to reach 54.240.225.157", "failed to reach 10.0.0.7", nil),
    ("queue of 123456789012 is gone", "queue of 123456789012 is gone", 0),
    ("https://q/123456789012/x is gone", "https://q/999999999999/x is gone", 0),
    ("at 2026-01-02T03:04:05Z: lost", "it was at 2019-12-31T23:59:59Z: lost", 0),
    ("endpoint vpce-01234567890123456 gone", "endpoint vpce-0fedcba9876543210 gone", 0),
    ("endpoint vpce-01234567890123456 gone", "endpoint vpc-0fedcba9876543210 gone", nil),
    ("gave up after ... tries", "gave up after 5 of 5 tries", 0),
    ("gave up after ... tries", "gave up after\n5 tries", nil),
    ("... gave up", "it gave up", 0),
    ("https://{{region}}.queue.amazonaws.com/", "at https://eu-west-1.queue.amazonaws.com/ now", 0),
    ("https://{{region}}.queue.amazonaws.com/", "https://.queue.amazonaws.com/", nil),
    ("https://{{region}}.queue.amazonaws.com/", "https://eu-west-1.example.com/", nil),
    ("no {{host}}, no {{region}}", "no x.y.z, no a", 0),
    ("no {{host}}, no {{region}}", "no x y, no a", nil),
    ("lost {{host}}", "lost a", 0),
    ("lost {{host}}", "lost", nil),
    ("no {{hots}}", "no {{hots}}", 0),
    ("{{3 ~ int >= 2}} of them failed", "7 of them failed", 0),
    ("{{3 ~ int <= 5}} of them failed", "13 of them failed", nil),
    ("id {{a-1 ~ /[a-z]-[0-9]+/}} is bad", "the id q-77 is bad", 0),
    ("id {{a-1 ~ /[a-z]-[0-9]+/}} is bad", "the id 77 is bad", nil),
    ("{{a-1 ~ /[a-z]-[0-9]+/}} is bad", "the id q-77 is bad", 0),
    ("peer {{10.0.0.1 ~ ip in 10.0.0.0/8}} left", "peer 10.9.9.9 left", 0),
    ("peer {{10.0.0.1 ~ ip in 10.0.0.0/8}} left", "peer 192.168.0.1 left", nil),
    ("\\{{region}} is not set", "{{region}} is not set", 0),
    ("exit status 1", "exit status 127", nil),
    ("exit status 1", "exit status 1.", 0),
    ("exit status 1", "exit status 12, then exit status 1", 0),
    ("500 Internal", "1500 Internal", nil),
    ("接続がタイムアウト", "エラー：接続がタイムアウトしました", 0),
    ("Traceback\nKeyError: 'x'", "log: Traceback\nlog: KeyError: 'x'\n", 0),
    ("Traceback\nKeyError: 'x'", "Traceback\n  File\nKeyError: 'x'", nil),
    ("Traceback\n...\nKeyError: 'x'", "a\nTraceback\n  File\n    code\nKeyError: 'x'", 1),
    ("Traceback\n...\nKeyError: 'x'", "Traceback\nKeyError: 'x'", 0),
    ("Traceback\n...\nKeyError: 'x'", "KeyError: 'x'\nTraceback", nil),
    ("a b c\n\nd e f", "a b c\n\n\nd e f", 0),
    ("a b c\n\nd e f", "a b c\nd e f", nil),
    ("...\nlast words\n...", "last words", 0),
    ("{{region}}-{{region}}-{{region}}x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-aaa-aaay", nil),
    ("a", "", nil),
  ]

  @Test(arguments: cases) func finding(_ example: String, _ text: String, _ line: Int?) {
    #expect(find(example, text) == line)
  }

  @Test func shownAsReadersSeeIt() {
    let excerpt = Excerpt(
      " https://{{region}}/ {{10.0.0.1 ~ private-ip}} \\{{x}} {{other}} \n\n\n...", variables: variables)
    #expect(excerpt.shown == "https://ap-northeast-1/ 10.0.0.1 {{x}} {{other}}\n\n...")
  }

  static let problems: [(String, String)] = [
    ("...", "would be found everywhere"), ("{{region}}", "would be found everywhere"),
    ("192.168.0.1", "would be found everywhere"), ("\" : \"", "would be found everywhere"),
    ("a {{1 ~ nonsense}}", "has no meaning that is known"), ("a {{1 ~ /(/}}", "is not valid"),
  ]

  @Test(arguments: problems) func mistakes(_ example: String, _ words: String) {
    #expect(Excerpt.problem(in: example)?.summary.contains(words) == true)
  }

  @Test(arguments: cases.map(\.0)) func whatIsFoundIsSound(_ example: String) {
    #expect(Excerpt.problem(in: example) == nil)
  }

  /// Everything would match almost everywhere, and then does not: work stays in proportion to the text.
  @Test(arguments: [
    "{{region}}{{region}}{{region}}{{region}}{{region}}!", "...a...a...a...a...a...!",
    "{{a ~ /(a+)+/}}{{a ~ /(a|aa)+/}}!", "a 10.0.0.1 ...10.0.0.1 !",
  ])
  func textsThatNearlyMatch(_ example: String) {
    let lines = [String(repeating: "a", count: 20_000), String(repeating: "a 10.0.0.1 ", count: 2_000), "b !?"]
    #expect(find(example, lines.joined(separator: "\n")) == nil)
    #expect(find("b !", lines.joined(separator: "\n")) == 2)
  }

  @Test func thePassageOfALongLine() {
    let line = String(repeating: "日本 ", count: 500) + "it was Denied here " + String(repeating: "語 ", count: 500)
    let text = SearchedText(Array("first\n\(line)".utf8))
    let passage = text.passage(of: Excerpt("was denied"), inLine: 1, limit: 100)
    #expect(passage.contains("it was Denied here") && passage.hasPrefix("…") && passage.hasSuffix("…"))
    #expect(passage.utf8.count < 120 && !passage.contains("\u{FFFD}"))
    #expect(text.passage(of: Excerpt("was denied"), inLine: 0, limit: 100) == "first")
  }
}

@Suite struct NearnessTests {
  private func near(_ example: String, _ text: String) -> Nearness? {
    nearness(of: [Excerpt(example, variables: variables)], in: SearchedText(Array(text.utf8)))[0]
  }

  @Test func shareAndWhatIsMissing() throws {
    let found = try #require(near("cannot open queue alpha on host beta", "x\nCannot open the queue alpha!\ny"))
    #expect(found.share == 4.0 / 6)
    #expect(found.line == 1)
    #expect(found.missing == ["host", "beta"])
  }

  @Test func aValueOfAnotherKindIsMissing() throws {
    let found = try #require(near("host failed to reach 192.168.4.179", "host failed to reach: 54.0.0.1"))
    #expect(found.missing == ["a private address, such as 192.168.4.179"])
    #expect(found.share == 0.75)
    #expect(near("host failed to reach 192.168.4.179", "reach of host failed: 10.0.0.1")?.share == 1)
  }

  static let nothing: [(String, String)] = [
    ("access denied", "denied access"),
    ("alpha beta gamma delta", "alpha\n\n\nbeta\n\n\ngamma\n\n\ndelta"),
    ("the is at in for with", "the is at in for with"),
    ("alpha beta gamma delta", String(repeating: "x ", count: 3_000) + "alpha beta gamma delta"),
    ("alpha beta gamma delta", "nothing of it"),
  ]

  @Test(arguments: nothing) func tooLittleToTell(_ example: String, _ text: String) {
    #expect(near(example, text) == nil)
  }

  @Test func wordsMayStandOnTwoLines() {
    #expect(near("alpha beta gamma delta", "alpha beta\ngamma delta")?.share == 1)
  }
}
