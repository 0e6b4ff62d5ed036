import KnowledgeBase
import Transcripts

/// Which fences are shown as tabs of one set: neighbours with a label each. Hidden blocks between them don't count.
struct TabSets {
  /// A console block, or other code.
  private struct Block {
    let fenceIndex: Int
    let followsFence: Bool
    let label: String?
    var transcript: Transcript?
    var isHidden: Bool { transcript?.block.attributes.isHidden ?? false }
  }

  private struct Tab {
    let label: String
    var blocks: [Block]
  }

  /// Where a block stands in its set.
  struct Place {
    /// Counted from 1, as are tabs: they make ids.
    let set: Int
    let tab: Int
    let label: String
    /// The console blocks below the same label.
    let transcripts: [Transcript]
    let beginsSet: Bool
    let beginsTab: Bool
    let endsTab: Bool
    let endsSet: Bool
  }

  private let places: [Int: Place]

  init(_ content: ArticleContent) {
    let transcripts = content.transcripts.map {
      Block(
        fenceIndex: $0.fenceIndex, followsFence: $0.followsFence, label: $0.block.attributes.tab, transcript: $0)
    }
    let code = content.tabbedCode.map {
      Block(fenceIndex: $0.fenceIndex, followsFence: $0.followsFence, label: $0.label)
    }
    let blocks = code.isEmpty ? transcripts : (transcripts + code).sorted { $0.fenceIndex < $1.fenceIndex }
    places = Dictionary(
      uniqueKeysWithValues: Self.sets(blocks).enumerated().flatMap { number, tabs in
        Self.places(tabs, number: number + 1)
      })
  }

  /// Nil for a block without a label.
  func place(ofFence index: Int) -> Place? { places[index] }

  /// A label may stand for several blocks in a row; one that comes again after another begins a new set.
  private static func sets(_ blocks: [Block]) -> [[Tab]] {
    var sets: [[Tab]] = []
    var previous: Int?
    var isOpen = false
    for block in blocks {
      if !block.followsFence || previous != block.fenceIndex - 1 { isOpen = false }
      previous = block.fenceIndex
      if block.isHidden { continue }
      guard let label = block.label else {
        isOpen = false
        continue
      }
      var tabs = isOpen ? sets.removeLast() : []
      if tabs.last?.label == label {
        tabs[tabs.count - 1].blocks.append(block)
      } else {
        if tabs.contains(where: { $0.label == label }) {
          sets.append(tabs)
          tabs = []
        }
        tabs.append(Tab(label: label, blocks: [block]))
      }
      sets.append(tabs)
      isOpen = true
    }
    return sets
  }

  private static func places(_ tabs: [Tab], number: Int) -> [(Int, Place)] {
    tabs.enumerated().flatMap { index, tab in
      tab.blocks.enumerated().map { place, block in
        let beginsTab = place == 0
        let endsTab = place == tab.blocks.count - 1
        return (
          block.fenceIndex,
          Place(
            set: number, tab: index + 1, label: tab.label, transcripts: tab.blocks.compactMap(\.transcript),
            beginsSet: beginsTab && index == 0, beginsTab: beginsTab, endsTab: endsTab,
            endsSet: endsTab && index == tabs.count - 1)
        )
      }
    }
  }
}
