import Testing

@testable import Transcripts

/// An example of an article, an output, and what the comparison says of them.
struct MatchCase: CustomTestStringConvertible, Sendable {
  let name: String
  let example: String
  let output: String
  /// Nil if the output holds; else words of the claim that broke.
  let broken: String?
  var mode: MatchMode = .example

  init(_ name: String, _ example: String, _ output: String, broken: String? = nil, mode: MatchMode = .example) {
    self.name = name
    self.example = example
    self.output = output
    self.broken = broken
    self.mode = mode
  }

  var testDescription: String { name }

  func check() {
    let result = Expectation(Array(example.utf8), mode: mode).match(Array(output.utf8))
    switch (result, broken) {
    case (.matched, nil): break
    case (.matched, let broken?): Issue.record("matched, though it should break: \(broken)")
    case (.mismatched(let mismatch), nil): Issue.record("should match, but: \(mismatch.claim)")
    case (.mismatched(let mismatch), let broken?):
      #expect(mismatch.claim.contains(broken), "the claim is: \(mismatch.claim)")
    }
  }
}

private let lookup = """
  Server:\t\t192.168.0.2
  Address:\t192.168.0.2#53

  Non-authoritative answer:
  Name:\tsqs.ap-northeast-1.amazonaws.com
  Address: 192.168.4.179
  Name:\tsqs.ap-northeast-1.amazonaws.com
  Address: 192.168.3.59

  """

@Suite struct TextMatching {
  static let cases: [MatchCase] = [
    .init("equal text", "hello", "hello\n"),
    .init("other text", "hello", "goodbye\n", broken: "expected ‘hello’, got ‘goodbye’"),
    .init("nothing shown, nothing printed", "", ""),
    .init("nothing shown, something printed", "", "surprise\n", broken: "expected no output, got ‘surprise’"),
    .init("something shown, nothing printed", "hello", "", broken: "expected ‘hello’, got no output"),
    .init("runs of blanks are equal", "Server:   a b", "Server:\t\ta  b"),
    .init("a blank is not nothing", "a b", "ab", broken: "expected"),
    .init("leading blanks count as one", "  a", "\ta"),
    .init("trailing blanks don't count", "a", "a \t\n"),
    .init("empty lines around don't count", "\n\na\n\n", "a"),
    .init("a run of empty lines is one", "a\n\nb", "a\n\n\n\nb\n"),
    .init("an empty line is not none", "a\n\nb", "a\nb", broken: ""),
    .init("CRLF", "a\nb", "a\r\nb\r\n"),
    .init("colours", "error: no", "\u{1B}[1;31merror:\u{1B}[0m no\n"),
    .init("a title set by an escape", "a", "\u{1B}]0;title\u{07}a"),
    .init("a line too many", "a", "a\nb", broken: "did not expect the line ‘b’"),
    .init("a line too few", "a\nb", "a", broken: "expected the line ‘b’, which did not come"),
    .init("other order", "a\nb", "b\na", broken: ""),
    .init("Japanese", "接続がタイムアウトしました", "接続がタイムアウトしました\n"),
    .init("ellipsis line, none", "a\n...\nb", "a\nb"),
    .init("ellipsis line, many", "a\n...\nb", "a\nx\n\ny\nb"),
    .init("ellipsis of one character", "a\n…\nb", "a\nx\nb"),
    .init("ellipsis at the end", "a\n...", "a\nb\nc"),
    .init("ellipsis at the end, with an empty line", "a\n\n...", "a"),
    .init("ellipsis at the start", "...\nb", "x\nb"),
    .init("ellipsis, then a line that is not there", "...\nb", "x\ny", broken: "‘b’"),
    .init("ellipsis alone", "...", ""),
    .init(
      "ellipsis in a line", "aws-cli/1.16.116 Python/... botocore/1.12.106",
      "aws-cli/1.16.116 Python/3.11.2 Linux/6.1 botocore/1.12.106"),
    .init(
      "ellipsis in a line, other version", "aws-cli/1.16.116 Python/...", "aws-cli/2.9.19 Python/3.11.2",
      broken: "aws-cli/2.9.19"),
    .init("ellipsis at the end of a line", "id ...", "id 17"),
    .init("ellipsis that begins a line", "... done", "all is done"),
    .init("two ellipses in a line", "a...b...c", "a1b2b3c"),
    .init("two ellipses, wrong end", "a...b...c", "a1b2b3d", broken: "expected"),
    .init("four dots are text", "wait....", "wait.....", broken: "expected"),
    .init("of NUL nothing is seen", "ab", "a\0b"),
    .init("prefix does not hold", "a", "ab", broken: "expected"),
    .init("exact: as written", "a  b", "a  b\n", mode: .exact),
    .init("exact: blanks count", "a  b", "a b\n", broken: "", mode: .exact),
    .init("exact: an address is itself", "10.0.0.1", "10.0.0.2", broken: "", mode: .exact),
    .init("any: nothing is claimed", "a", "b", mode: .any),
    .init("unordered: other order", "a\nb\nc", "c\na\nb", mode: .unordered),
    .init("unordered: one missing", "a\nb", "a\na", broken: "expected a line like ‘b’", mode: .unordered),
    .init("unordered: one too many", "a\nb", "b\nc\na", broken: "did not expect the line ‘c’", mode: .unordered),
    .init("unordered: ellipsis allows others", "a\n...", "c\na", mode: .unordered),
    .init("unordered: a broad line leaves the narrow one its own", "a...\nab", "ab\nac", mode: .unordered),
  ]

  @Test(arguments: cases) func text(_ matchCase: MatchCase) { matchCase.check() }
}

@Suite struct RecordMatching {
  static let cases: [MatchCase] = [
    .init("nslookup as printed", lookup, lookup),
    .init("other private addresses, other order", lookup, lookup.replacing("4.179", with: "9.1")),
    .init("10/8 is private as well", lookup, lookup.replacing("192.168.4.179", with: "10.0.3.7")),
    .init(
      "one address of two is public", lookup, lookup.replacing("192.168.3.59", with: "54.240.225.157"),
      broken: "expected a private address, got 54.240.225.157 (a public address)"),
    .init("another resolver", lookup, lookup.replacing("192.168.0.2", with: "8.8.8.8")),
    .init(
      "one record in place of two", lookup,
      "Server: 10.0.0.2\nAddress: 10.0.0.2#53\n\nNon-authoritative answer:\nName: sqs.ap-northeast-1.amazonaws.com\nAddress: 10.0.0.9\n"
    ),
    .init(
      "no record at all", lookup, "Server: 10.0.0.2\nAddress: 10.0.0.2#53\n\nNon-authoritative answer:\n",
      broken: "Name:"),
    .init("another name", lookup, lookup.replacing("sqs.ap", with: "sns.ap"), broken: "sns.ap"),
    .init(
      "a pair shown once holds for three", "Name: a\nAddress: 10.0.0.1",
      "Name: a\nAddress: 10.0.0.2\nName: a\nAddress: 10.0.0.3\nName: a\nAddress: 10.0.0.4"),
    .init(
      "an ellipsis swallows no broken record", "Name: a\nAddress: 10.0.0.1\n...",
      "Name: a\nAddress: 10.0.0.2\nName: a\nAddress: 54.1.2.3", broken: "expected a private address, got 54.1.2.3"),
    .init(
      "nor one before", "...\nName: a\nAddress: 10.0.0.1", "Name: a\nAddress: 54.1.2.3\nName: a\nAddress: 10.0.0.2",
      broken: "54.1.2.3"),
    .init("lines of one value", "10.0.0.1\n10.0.0.2", "10.9.9.9"),
    .init(
      "lines of one value, one public", "10.0.0.1\n10.0.0.2", "10.9.9.9\n52.1.1.1",
      broken: "expected a private address, got 52.1.1.1"),
    .init("one value alone is no record", "10.0.0.1", "10.0.0.2\n10.0.0.3", broken: "did not expect"),
    .init("equal lines are no records", "ok\nok", "ok", broken: "‘ok’"),
    .init(
      "a private and a public record, both needed", "Name: a\nAddress: 10.0.0.1\nName: a\nAddress: 54.0.0.1",
      "Name: a\nAddress: 55.0.0.1\nName: a\nAddress: 10.0.0.8"),
    .init(
      "a private and a public record, one came", "Name: a\nAddress: 10.0.0.1\nName: a\nAddress: 54.0.0.1",
      "Name: a\nAddress: 10.0.0.8", broken: ""),
    .init(
      "records with an empty line between", "id 10.0.0.1\nok\n\nid 10.0.0.2\nok",
      "id 10.0.0.3\nok\n\nid 10.0.0.4\nok\n\nid 10.0.0.5\nok"),
    .init(
      "header of nslookup over busybox", "Server:\t\t192.168.0.2\nAddress:\t192.168.0.2:53",
      "Server:\t\t127.0.0.1\nAddress:\t127.0.0.1:53"),
    .init(
      "an address elsewhere keeps its scope", "Address: 192.168.0.2", "Address: 8.8.8.8",
      broken: "expected a private address"),
  ]

  @Test(arguments: cases) func record(_ matchCase: MatchCase) { matchCase.check() }
}

@Suite struct JSONMatching {
  static let queues = """
    {
        "QueueUrls": [
            "https://sqs.ap-northeast-1.amazonaws.com/123456789012/test-queue"
        ]
    }
    """
  static let cases: [MatchCase] = [
    .init(
      "layout does not count", queues,
      #"{"QueueUrls":["https://sqs.ap-northeast-1.amazonaws.com/123456789012/test-queue"]}"#),
    .init("another account", queues, queues.replacing("123456789012", with: "999999999999")),
    .init(
      "another host", queues, queues.replacing("sqs.ap-northeast-1", with: "ap-northeast-1.queue"),
      broken: "$.QueueUrls[0]: expected"),
    .init(
      "an element more", queues,
      #"{"QueueUrls":["https://sqs.ap-northeast-1.amazonaws.com/123456789012/test-queue", "x"]}"#,
      broken: "expected 1 element, got 2"),
    .init("order of members", #"{"a": 1, "b": 2}"#, #"{"b": 2, "a": 1}"#),
    .init("order of elements", "[1, 2]", "[2, 1]", broken: "$[0]: expected 1, got 2"),
    .init("order of elements, unordered", "[1, 2]", "[2, 1]", mode: .unordered),
    .init("a member more", #"{"a": 1}"#, #"{"a": 1, "b": 2}"#, broken: "did not expect the member ‘b’"),
    .init("a member less", #"{"a": 1, "b": 2}"#, #"{"a": 1}"#, broken: "$.b: expected 2, got no such member"),
    .init("open object by a bare line", "{\n  \"a\": 1,\n  ...\n}", #"{"a": 1, "b": 2}"#),
    .init("open object by a member", #"{"a": 1, "...": "..."}"#, #"{"a": 1, "b": 2}"#),
    .init(
      "open object, broken member", "{\n  ...\n  \"a\": 1\n}", #"{"a": 2, "b": 2}"#, broken: "$.a: expected 1, got 2"),
    .init("open array", #"["a", "..."]"#, #"["a", "b", "c"]"#),
    .init("open array in the middle", "[\n 1,\n ...\n 9\n]", "[1, 2, 3, 9]"),
    .init("open array, wrong end", "[\n 1,\n ...\n 9\n]", "[1, 2, 3]", broken: "not there in this order"),
    .init("numbers are literal", #"{"n": 1}"#, #"{"n": 1.0}"#, broken: "expected 1, got 1.0"),
    .init("epoch numbers", #"{"t": 1551600000}"#, #"{"t": 1790000000}"#),
    .init("epoch with a fraction", #"{"t": 1551600000.0}"#, #"{"t": 1790000000.123}"#),
    .init("epoch strings", #"{"t": "1551600000123"}"#, #"{"t": "1790000000123"}"#),
    .init("account as a whole string", #"{"Account": "123456789012"}"#, #"{"Account": "000000000000"}"#),
    .init(
      "eleven digits are text", #"{"Account": "12345678901"}"#, #"{"Account": "00000000000"}"#, broken: "$.Account"),
    .init("address in a string", #"{"sourceIPAddress": "192.168.1.10"}"#, #"{"sourceIPAddress": "10.1.1.1"}"#),
    .init(
      "public in place of private", #"{"sourceIPAddress": "192.168.1.10"}"#, #"{"sourceIPAddress": "3.112.10.20"}"#,
      broken: "$.sourceIPAddress: expected a private address, got 3.112.10.20 (a public address)"),
    .init("a string for a number", #"{"a": 1}"#, #"{"a": "1"}"#, broken: "expected 1, got ‘1’"),
    .init("null", #"{"a": null}"#, #"{"a": false}"#, broken: "expected null, got false"),
    .init("a warning before", queues, "warning: old\n" + queues, broken: "text before it: ‘warning: old’"),
    .init("text after", queues, queues + "\ndone", broken: "text after it: ‘done’"),
    .init("no JSON at all", queues, "Connect timeout", broken: "expected JSON, got text that is none"),
    .init("nothing", queues, "", broken: "expected JSON, got nothing"),
    .init("escapes", #"{"a": "\u3042\n\"x\""}"#, "{\"a\": \"あ\\n\\\"x\\\"\"}"),
    .init("ellipsis in a string", #"{"url": "https://.../test-queue"}"#, #"{"url": "https://x/1/test-queue"}"#),
    .init("trailing blanks of Python 2", "{\n  \"a\": 1,\n  \"b\": 2\n}", "{\n  \"a\": 1, \n  \"b\": 2\n}"),
    .init("a bracket alone is text", "[ec2-user", "[ec2-user"),
    .init("nested open objects", "{\"Events\": [{\"a\": \"x\", ...}]}", #"{"Events": [{"a": "x", "b": {"c": 1}}]}"#),
  ]

  @Test(arguments: cases) func json(_ matchCase: MatchCase) { matchCase.check() }
}
