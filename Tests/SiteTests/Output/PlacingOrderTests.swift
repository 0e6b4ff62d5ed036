import Foundation
import Glibc
import Testing

/// The order in which files come to their places: what a page needs is there before the page.
@Suite struct PlacingOrderTests {
  private static let site = [
    "site.yml": "title: T", "articles/a.md": article("A"), "articles/b.md": article("B", "[a](a.md) ![p](p.png)"),
    "articles/p.png": "x",
  ]

  @Test func theHomePageComesLastOfWhatIsNew() async throws {
    let shop = try Workshop()
    let order = try await watching(shop) { try await shop.build(Self.site) }
    let first = order.firstIndex { $0.hasSuffix(".html") } ?? 0
    #expect(first >= 4 && order[first...].allSatisfy { $0.hasSuffix(".html") }, "\(order)")
    #expect(order.last == "index.html", "\(order)")
  }

  @Test func whatIsNewComesBeforeWhatLeadsToIt() async throws {
    let shop = try Workshop()
    try await shop.build(Self.site)
    let order = try await watching(shop) {
      try await shop.build(
        Self.site.merging([
          "articles/c.md": article("C", "![q](q.png)"), "articles/q.png": "y", "theme/style.css": "own",
        ]) { $1 })
    }
    let isNew = order.map { $0.hasPrefix("c.") || $0 == "q.png" || $0.hasSuffix(".css") }
    #expect(isNew.prefix(4) == [true, true, true, true] && !isNew.dropFirst(4).contains(true), "\(order)")
    #expect(order.prefix(4).last == "c.html")
    #expect(order.contains("index.html") && order.contains("a.html"))
  }

  /// The names of the files that were renamed into the output while `work` ran, in order (inotify(7)).
  private func watching(_ shop: Workshop, _ work: () async throws -> Void) async throws -> [String] {
    try FileManager.default.createDirectory(atPath: shop.output, withIntermediateDirectories: true)
    let queue = inotify_init1(Int32(IN_NONBLOCK))
    try #require(queue >= 0)
    defer { close(queue) }
    try #require(inotify_add_watch(queue, shop.output, UInt32(IN_MOVED_TO)) >= 0)
    try await work()
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(queue, &bytes, bytes.count)
    var names: [String] = []
    var offset = 0
    while offset < count {
      // struct inotify_event: four numbers of 32 bits, the last of them the length of the name that follows.
      let length = (0..<4).reduce(0) { $0 | Int(bytes[offset + 12 + $1]) << (8 * $1) }
      names.append(String(decoding: bytes[offset + 16..<offset + 16 + length].prefix { $0 != 0 }, as: UTF8.self))
      offset += 16 + length
    }
    return names
  }
}
