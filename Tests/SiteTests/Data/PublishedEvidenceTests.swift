import Foundation
import KnowledgeBase
import Testing

/// `evidence.json`, as another program reads it.
@Suite struct PublishedEvidenceTests {
  @Test func everyPlaceAndCommand() async throws {
    let shop = try await OddSite().build()
    let file = try JSONSerialization.jsonObject(with: Data(shop.page("evidence.json").utf8)) as? [String: Any]
    #expect(file?["schema"] as? Int == 1)
    let articles = file?["articles"] as? [[String: Any]] ?? []
    #expect(
      articles.map { $0["page"] as? String } == ["sqs/b.html", "ja/sqs/b.html"], "what has no commands is left out")
    let places = articles.first?["places"] as? [[String: Any]] ?? []
    #expect(places.map { $0["variant"] as? String ?? "" } == ["", "web-1", "web-2"])
    let commands = places.first?["commands"] as? [[String: Any]] ?? []
    #expect(commands.map { $0["state"] as? String } == ["failed", "failed", "failed", "failed"])
    #expect(commands.first?["reason"] as? String == "<expected> & \"seen\"")
  }
}
