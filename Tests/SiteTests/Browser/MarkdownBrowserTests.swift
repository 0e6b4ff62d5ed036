import Testing

@testable import Site

/// Markdown beside CommonMark, as a browser shows it.
@Suite(.serialized) struct MarkdownBrowserTests {
  private static let text = """
    **「強調」**です。これは**「重要」**です。**注意。**次に、
    改行です。

    ## 構築の手順

    - [x] 済み

    > [!WARNING]- 題名
    > 本文[^1]

    | 列 | 値 |
    | --- | ---: |
    | 長い長い長い長い長い長い長い長い名前 | `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` |

    ![図](p.png "説明文")

    [^1]: 脚注
    """

  private func open() async throws -> (Workshop, Tab) {
    let shop = try Workshop()
    try await shop.build([
      "site.yml": "title: T\nlanguage: ja", "articles/a.md": article("A", Self.text), "articles/p.png": "",
    ])
    return (shop, try Tab(try Browser(), "file://\(shop.output)/a.html"))
  }

  @Test func japaneseIsBoldAndRunsOn() async throws {
    let (shop, tab) = try await open()
    let bold =
      "[...document.querySelectorAll('.content strong')].map((e) => e.textContent + getComputedStyle(e).fontWeight).join()"
    #expect(try tab.text(bold) == "「強調」700,「重要」700,注意。700")
    #expect(try tab.text("document.querySelector('.content p').innerText") == "「強調」です。これは「重要」です。注意。次に、改行です。")
    #expect(try tab.text("document.querySelector('.content h2').id") == "構築の手順")
    _ = shop
  }

  @Test func everyPartHasAName() async throws {
    let (shop, tab) = try await open()
    #expect(
      try tab.text("document.querySelector('.task input').ariaLabel + document.querySelector('.task input').disabled")
        == "完了true")
    #expect(try tab.text("document.querySelector('.scroll').dataset.label") == "表 1")
    #expect(try tab.text("document.querySelector('.alert summary').innerText.trim()") == "警告 題名")
    #expect(try tab.text("document.querySelector('figcaption').textContent") == "説明文")
    let footnote = """
      (() => {
        document.querySelector('.alert').open = true;
        const use = document.querySelector('sup a');
        const note = document.getElementById(use.hash.slice(1));
        const back = document.getElementById(note.querySelector('.back').hash.slice(1));
        return use.ariaLabel + (back === use) + note.querySelector('.back').ariaLabel;
      })()
      """
    #expect(try tab.text(footnote) == "脚注 1true脚注 1 から本文に戻る")
    _ = shop
  }
}
