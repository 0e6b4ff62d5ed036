import KnowledgeBase
import Testing

@testable import Site

/// The search of the page *Find your error*.
@Suite(.serialized) struct FinderTests {
  private static let site = [
    "site.yml": "title: T\nvariables: {region: ap-northeast-1}",
    "articles/legacy.md": article(
      "Legacy", "Text.", "symptoms: 'Connect timeout on endpoint URL: \"https://{{region}}.queue.example.com/\"'\n"),
    "articles/trace.md": article(
      "Trace", "Text.",
      "symptoms: [\"Traceback here\\nKeyError ... raised\", \"Begins so\\n...\\nEnds so\"]\nfix: Use get.\n"),
    "articles/peer.md": article("Peer", "Text.", "symptoms: ['peer 10.0.0.1 closed the channel early']\n"),
  ]

  private static let shown =
    "[...document.querySelectorAll('.causes > li')].filter((l) => l.getClientRects().length).map((l) => l.querySelector('h2').textContent).join()"

  /// Puts a text into the area, and waits until the search has been done.
  private static func search(_ text: String) -> String {
    """
    (async () => {
      const area = document.querySelector('.finder textarea');
      area.value = \(text);
      area.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => setTimeout(done, 300));
      return \(shown);
    })()
    """
  }

  /// What is typed or pasted, as JavaScript; what is left; and how that is announced.
  static let searches: [(String, String, String)] = [
    ("''", "Trace,Legacy,Peer", ""),
    (
      "'botocore: connect  TIMEOUT on endpoint URL: \"https://eu-west-1.queue.example.com/\"'", "Legacy",
      "Your text holds"
    ),
    (
      "'Connect timeout on endpoint URL: \"https://sqs.eu-west-1.example.com/\"'", "Legacy",
      "No error of this list stands"
    ),
    ("'x\\n\\u001b[31mTraceback\\u001b[0m here\\n  KeyError: 5 was raised\\r\\ny'", "Trace", "Your text holds"),
    ("'Connect timeout on endpoi\\nnt URL: \"https://eu-west\\n-1.queue.example.com/\"'", "Legacy", "Your text holds"),
    ("'Connect timeout on endpoint\\nURL: \"https://eu-west-1.queue.example.com/\"'", "Legacy", "Your text holds"),
    ("'Traceback here\\nand\\nKeyError: 5 was raised'", "Trace", "No error of this list stands"),
    ("'begins so\\n1\\n2\\n3\\n4\\n5\\nends so'", "Trace", "Your text holds"),
    ("'ends so\\n1\\n2\\n3\\n4\\n5\\nbegins so'", "", "No error of this list is like"),
    ("'peer 192.168.7.7 closed the channel early'", "Peer", "Your text holds"),
    ("'keyerr'", "Trace", "No error of this list stands"),
    ("'use get'", "Trace", "No error of this list stands"),
    ("'nothing of the kind'", "", "No error of this list is like"),
    ("'words of no use\\n'.repeat(200000) + 'peer x closed the channel early'", "Peer", "Your text holds"),
  ]

  @Test func whatIsLeftAndHowItIsAnnounced() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try Tab(try Browser(), "file://\(shop.output)/find-your-error.html")
    for (text, left, words) in Self.searches {
      #expect(try tab.text(Self.search(text)) == left, "\(text)")
      let says = try tab.text("document.querySelector('.finder [role=status]').textContent")
      #expect(words.isEmpty ? says.isEmpty : says.hasPrefix(words), "\(text): \(says)")
    }
    #expect(tab.complaints == [])
  }

  @Test func withoutScriptsTheListIsWhole() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let tab = try Tab(try Browser(), "file://\(shop.output)/find-your-error.html", runsScripts: false)
    #expect(try tab.text(Self.shown) == "Trace,Legacy,Peer")
    #expect(
      try tab.holds("!document.querySelector('.finder').getClientRects().length"), "what does nothing is not there")
    try tab.resize(width: 390)
    #expect(try tab.number("document.documentElement.scrollWidth") == 390, "long errors are broken")
  }
}
