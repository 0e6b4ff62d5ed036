import Evidence
import KnowledgeBase
import Transcripts

/// A site with what the repository's articles do not have: folders, every state, several hosts, odd text.
struct OddSite {
  static let files = [
    "site.yml":
      "title: T <&>\nsummary: S\ncolors: {accent: '#7a1f5c'}\nlogo: p.png\nnavigation: [{title: <N>, link: /sqs/}, {title: O, link: 'https://o.example/?a=1&b=2'}]",
    "environments/here.yml": "title: Here & <there>",
    "articles/index.md": article("Home", "## Part\n\nText."), "articles/a b?.md": article("A"),
    "articles/sqs/b.md": article(
      "B \"quoted\"",
      "## 見出し <b>\n\n```console\n$ echo '<b>'\n<b>\n$ false\n```\n\n```console tab=\"A <b>\"\n$ true\n```\n\n```console tab=B\n$ true\n```\n\n```sh\nls\n```\n\n```\nplain\n```\n\n> - 1. x\n\n---\n",
      "summary: '<i>'\ndate: 2026-01-01\ntags: [a, b]\nsymptoms: ['<b> of 10.0.0.1', \"two\\nlines ...\"]\nfix: <&>\n"),
    "articles/markdown.md": article(
      "Markdown",
      "~~a~~ https://a.example[^1] b[^n] c[^1]\n\n| a | b |\n| :-: | -: |\n| [c](#x) | |\n\n## X {#x}\n\n- [ ] d\n- [x] e\n\n  f\n\n> [!NOTE]\n> > [!TIP]- T\n> > g\n\n> [!IMPORTANT]\n\n> [!WARNING]+\n> h\n\n> [!CAUTION] **i**\n> j\n\nk\n: l\n: m\n\n![n](p.png \"o\")\n\n```yaml tab=P\nq: 1\n```\n\n```hcl tab=R\nu = 1\n```\n\n[^1]: s\n[^n]:\n    ```sh\n    t\n    ```\n"
    ), "articles/p.png": "",
    "articles/sqs/b.ja.md": article("ビー", "```console id=k hidden\n$ true\n```\n"),
  ]

  /// A build with evidence of failures, and of hosts that nobody has listed.
  func build() async throws -> Workshop {
    let shop = try Workshop()
    let base = try await KnowledgeBase.load(.memory(Self.files))
    try Witness(base: base).testify("sqs/b", to: shop.evidence) { entry in
      (entry.verdict, entry.reason) = (.failed, "<expected> & \"seen\"")
      entry.output = "<b> & more\n"
      entry.history = [Verdict.passed, .error, .skipped, .failed].map { PastVerdict(at: entry.at, verdict: $0) }
      return true
    }
    for host in ["web-1", "web-2"] { try Witness(base: base).testify("sqs/b", in: "here@\(host)", to: shop.evidence) }
    try await shop.build(base)
    return shop
  }
}
