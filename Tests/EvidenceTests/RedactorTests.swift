import Testing

@testable import Evidence

private let redactor = Redactor(environment: [
  "AWS_SECRET_ACCESS_KEY": "s3cr3t/Key+Value", "GITHUB_TOKEN": "ghp_0123456789", "db_password": "pass word",
  "MYSQL_PASSWD": "8_bytes!", "SSH_PRIVATE_KEY": "line one\nshort\nline two", "SHORT_TOKEN": "5byte",
  "HOME": "/home/somebody",
  "SECRET_日本": "秘密です", "LONGER_SECRET": "s3cr3t/Key+Value+more",
])

@Suite struct RedactorTests {
  static let cases: [(String, String)] = [
    // Values of variables whose names speak of secrets.
    ("a s3cr3t/Key+Value b", "a [redacted] b"), ("ghp_0123456789", "[redacted]"),
    ("ghp_0123456789ghp_0123456789", "[redacted][redacted]"), ("-ppass word\n", "-p[redacted]\n"),
    ("x8_bytes!x", "x[redacted]x"), ("line two\nline one\nshort", "[redacted]\n[redacted]\nshort"),
    ("秘密です。", "[redacted]。"),
    // The longer of two that begin alike goes whole.
    ("s3cr3t/Key+Value+more", "[redacted]"), ("s3cr3t/Key+Value+mor", "[redacted]+mor"),
    // What is no secret stays.
    ("5byte", "5byte"), ("/home/somebody", "/home/somebody"), ("s3cr3t/Key+Valu", "s3cr3t/Key+Valu"),
    ("S3CR3T/KEY+VALUE", "S3CR3T/KEY+VALUE"), ("", ""), ("日本語\u{0}\t\r\n", "日本語\u{0}\t\r\n"),
    // Access keys; AWS's own example is nobody's.
    ("key AKIA0123456789ABCDEF.", "key [redacted]."), ("ASIAABCDEFGHIJKLMNOP", "[redacted]"),
    ("Credential=AKIA0123456789ABCDEF/20261123/x", "Credential=[redacted]/20261123/x"),
    ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"), ("AKIA0123456789abcdef", "AKIA0123456789abcdef"),
    ("AKIA0123456789ABCDE", "AKIA0123456789ABCDE"), ("XKIA0123456789ABCDEF", "XKIA0123456789ABCDEF"),
    // Headers, as `curl -v`, `wget -d` and `aws --debug` print them.
    ("> Authorization: Bearer abc\n> Host: x\n", "> Authorization: [redacted]\n> Host: x\n"),
    ("authorization:Basic eDp5", "authorization: [redacted]"),
    ("a\nProxy-AUTHORIZATION: x", "a\nProxy-AUTHORIZATION: [redacted]"),
    ("Authorization is needed: x", "Authorization is needed: x"), ("authorizations", "authorizations"),
    ("headers={'Authorization': b'AWS4-HMAC-SHA256 Signature=0123'}", "headers={'Authorization': [redacted]"),
    ("{\"Authorization\": \"Bearer abc\"}", "{\"Authorization\": [redacted]"),
  ]

  @Test(arguments: cases) func redacted(_ text: String, _ expected: String) {
    #expect(Array(redactor.redacted(text).utf8) == Array(expected.utf8))
  }

  /// The value behind a name that speaks of a secret, whosever it is.
  static let named: [(String, String)] = [
    ("aws_secret_access_key = abcdefgh", "aws_secret_access_key = [redacted]"),
    ("\"SessionToken\": \"abcdefgh\",\n", "\"SessionToken\": \"[redacted]\",\n"),
    ("\"SecretAccessKey\":\"abcdefgh\"}", "\"SecretAccessKey\":\"[redacted]\"}"),
    ("password: abcdefgh, next", "password: [redacted], next"), ("PASSWORD=abcdefgh", "PASSWORD=[redacted]"),
    ("password: abcdefgh\npassword: ijklmnop\n", "password: [redacted]\npassword: [redacted]\n"),
    ("password: 7bytes!", "password: 7bytes!"), ("the password is long", "the password is long"),
    ("https://h/?X-Amz-Signature=0123456789abcdef x", "https://h/?X-Amz-Signature=[redacted] x"),
    // Tokens by their own shape.
    ("url=https://x:ghp_abcdefghijklmnopqrst@h", "url=https://x:[redacted]@h"), ("ghp_short", "ghp_short"),
    ("glpat-abcdefghijklmnopqrst", "[redacted]"),
    ("a eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3", "a [redacted]"),
    ("eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiJ9"), ("Bearer abcdefghijklmnop+/=q x", "Bearer [redacted] x"),
    ("bearer of news", "bearer of news"),
    (
      "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\nBBBB\n-----END OPENSSH PRIVATE KEY-----\nafter",
      "-----BEGIN OPENSSH PRIVATE KEY-----\n[redacted]\n-----END OPENSSH PRIVATE KEY-----\nafter"
    ),
    ("-----BEGIN PRIVATE KEY-----\nAAAA", "-----BEGIN PRIVATE KEY-----\n[redacted]"),
    ("-----BEGIN PUBLIC KEY-----\nAAAA", "-----BEGIN PUBLIC KEY-----\nAAAA"),
    ("password", "password"), ("password:", "password:"), ("password: ", "password: "),
  ]

  @Test(arguments: named) func behindAName(_ text: String, _ expected: String) {
    #expect(Redactor(environment: [:]).redacted(text) == expected)
  }

  @Test func whatTheSessionExportsIsSecretToo() {
    let exports = "export A='x'\nexport API_TOKEN='fresh-secret'\ndeclare -x B_SECRET=\"another-secret\"\nexport C\n"
    let later = redactor.including(exports: Array(exports.utf8))
    #expect(later.redacted("fresh-secret another-secret ghp_0123456789 x") == "[redacted] [redacted] [redacted] x")
    #expect(redactor.redacted("fresh-secret") == "fresh-secret")
  }

  @Test func withoutSecretsNothingChanges() {
    let text = "AWS_ACCESS_KEY_ID AKI\nx: y\u{FFFD}"
    #expect(Redactor(environment: [:]).redacted(text) == text)
  }

  @Test func aLongOutputIsNoTrouble() {
    let line = String(repeating: "x AKI s3cr3t: ", count: 20_000)
    let time = ContinuousClock().measure { #expect(redactor.redacted(line) == line) }
    // A redactor that is more than linear would take minutes.
    #expect(time < .seconds(20))
  }

  @Test func manySecretsAreNoTrouble() {
    let many = String(repeating: "password: abcdefgh\n", count: 10_000)
    let expected = String(repeating: "password: [redacted]\n", count: 10_000)
    let time = ContinuousClock().measure { #expect(redactor.redacted(many) == expected) }
    #expect(time < .seconds(20))
  }
}
