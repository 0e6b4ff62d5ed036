import Testing

@testable import Markdown

@Suite struct FenceTests {
  @Test func knowsPlaceInfoAndSection() throws {
    let markdown = """
      ```
      bare
      ```
      # Top
      ~~~~  console exit=1 a\\_b &amp;
      $ x

      ~~~
      ~~~~
      ## Sub
      - item

        ````sh
        in list
        ````
      > 1. > ``` json
      >    > {}
      >    > ```
      ```open
      """
    try parse(markdown, firstLine: 101) { document in
      let fences = document.fences
      #expect(fences.map(\.index) == Array(0..<5))
      #expect(fences.map(\.info) == ["", "console exit=1 a_b &", "sh", "json", "open"])
      #expect(
        fences.map { String(decoding: $0.literal, as: UTF8.self) }
          == ["bare\n", "$ x\n\n~~~\n", "in list\n", "{}\n", ""])
      #expect(fences.map(\.line) == [101, 105, 113, 116, 119])
      #expect(fences.map(\.contentLine) == [102, 106, 114, 117, 120])
      #expect(fences.map(\.column) == [1, 1, 3, 8, 1])
      #expect(fences.map(\.infoColumn) == [4, 7, 7, 12, 4])
      #expect(fences.map(\.section) == [nil, "top", "sub", "sub", "sub"])
    }
  }

  @Test func knowsItsNeighbour() throws {
    let fence = "```\nx\n```\n"
    let markdown =
      "\(fence)\(fence)\n\n\n\(fence)text\n\n\(fence)<!-- -->\n\n\(fence)- ```\n  x\n  ```\n\n  ```\n  y\n  ```\n- ```\n  z\n  ```\n\n\(fence)"
    try parse(markdown) { document in
      #expect(
        document.fences.map(\.followsFence) == [false, true, true, false, false, false, true, false, false])
    }
  }

  @Test(arguments: [
    "    ```\n    x\n    ```\n", "\t~~~\n", "-     ```sh\n      x\n", ">     ~~~\n>     ~~~\n",
    "    ``` a`\n",
    "1.\t    ```\n",
  ])
  func indentedCodeIsNone(_ markdown: String) throws {
    #expect(try html(markdown).contains("<pre><code>"))
    #expect(try parse(markdown) { $0.fences.isEmpty })
  }

  @Test(arguments: [
    "```\n```", "   ~~~\n   ~~~x", "```\n``\n```", "```sh\n```sh\n```", "-\t```\n\tx", "\u{FEFF}```\nx",
  ])
  func fencesAre(_ markdown: String) throws {
    #expect(try parse(markdown) { $0.fences.count } == 1)
  }

  @Test func linesEndInThreeWays() throws {
    try parse("a\r\nb\rc\n\n```x\r\ny\r\n```\r\r```z\r") { document in
      #expect(document.fences.map(\.line) == [5, 9])
      #expect(document.fences.map(\.infoColumn) == [4, 4])
    }
  }
}
