import Testing

@testable import Site

@Suite struct ReasonsTests {
  /// Reasons as evidence has them, and as a Japanese page has them.
  static let reasons: [(String, String)] = [
    ("needs aws-cli >=2, here is 1.16.116", "aws-cli >=2 が必要です（ここでは 1.16.116）"),
    ("needs boto3 <1.26, which is not there", "boto3 <1.26 が必要ですが、ここにはありません"),
    ("not where there is nat", "特性 nat のある環境は対象外"),
    ("timed out after 1 s", "1 s でタイムアウト"),
    ("expected exit status 0, got 255", "終了ステータス 0 のはずが 255"),
    ("expected ‘three’, got ‘two’", "‘three’ のはずが ‘two’"),
    ("stopped by hand", "stopped by hand"),
  ]

  @Test(arguments: reasons) func inTheLanguageOfThePage(_ reason: String, _ japanese: String) {
    #expect(Phrases(language: "ja").reason(reason) == japanese)
    #expect(Phrases(language: "en").reason(reason) == reason)
  }
}
