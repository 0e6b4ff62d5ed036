/// What `sooth init` writes: a knowledge base that builds and verifies as it is.
struct Starter {
  let title: String
  let language: String

  private var isJapanese: Bool { language == "ja" }

  /// By their paths below the folder.
  var files: [(path: String, text: String)] {
    [
      ("Content/site.yml", site), ("Content/environments/local.yml", environment),
      ("Content/articles/hello.md", isJapanese ? japaneseArticle : article),
    ]
  }

  private var site: String {
    """
    title: \(yamlText(title))
    language: \(language)
    environment: local

    """
  }

  private var environment: String {
    """
    title: \(isJapanese ? "このマシン" : "This machine")
    transport: local
    writes: refused
    publish: full
    freshFor: 30d

    """
  }

  private var article: String {
    """
    ---
    title: Hello
    summary: A first article whose commands are checked.
    tags: [start]
    ---

    What stands in a console block is run by `sooth verify`, and the page says whether it still holds.

    ## Text is compared

    ```console
    $ printf '%s\\n' pear apple | sort
    apple
    pear
    ```

    ## What differs is described

    The year will be another one when you read this. A hole shows an example and says what must hold:

    ```console
    $ date -u +%Y
    {{2026 ~ int >= 2026}}
    ```

    The commands of an article share one shell:

    ```console
    $ fruit=apple
    $ echo "$fruit pie"
    apple pie
    ```

    """
  }

  private var japaneseArticle: String {
    """
    ---
    title: はじめに
    summary: コマンドが検証される最初の記事です。
    tags: [start]
    ---

    コンソールブロックに書いたコマンドは`sooth verify`で実行され、今も成り立つかどうかがページに表示されます。

    ## 出力は比較されます

    ```console
    $ printf '%s\\n' pear apple | sort
    apple
    pear
    ```

    ## 変わる値には条件を書きます

    この記事を読むころには、年は変わっているでしょう。例を示しながら、成り立つべき条件を書けます。

    ```console
    $ date -u +%Y
    {{2026 ~ int >= 2026}}
    ```

    一つの記事のコマンドは、同じシェルで実行されます。

    ```console
    $ fruit=apple
    $ echo "$fruit pie"
    apple pie
    ```

    """
  }
}
