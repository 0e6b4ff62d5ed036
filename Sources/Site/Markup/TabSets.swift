import KnowledgeBase
import Transcripts

/// Which console blocks are shown as tabs of one set: neighbours with a label each. Hidden blocks between them don't count.
struct TabSets {
  struct Tab {
    let label: String
    var transcripts: [Transcript]
  }

  /// Where a block stands in its set.
  struct Place {
    /// Counted from 1, as are tabs: they make ids.
    let set: Int
    let tab: Int
    let label: String
    /// The blocks below the same label.
    let transcripts: [Transcript]
    let beginsSet: Bool
    let beginsTab: Bool
    let endsTab: Bool
    let endsSet: Bool
  }

  private let places: [Int: Place]

  init(_ transcripts: [Transcript]) {
    places = Dictionary(
      uniqueKeysWithValues: Self.sets(transcripts).enumerated().flatMap { number, tabs in
        Self.places(tabs, number: number + 1)
      })
  }

  /// Nil for a block without a label.
  func place(ofFence index: Int) -> Place? { places[index] }

  /// A label may stand for several blocks in a row; one that comes again after another begins a new set.
  private static func sets(_ transcripts: [Transcript]) -> [[Tab]] {
    var sets: [[Tab]] = []
    var previous: Int?
    var isOpen = false
    for transcript in transcripts {
      if !transcript.followsFence || previous != transcript.fenceIndex - 1 { isOpen = false }
      previous = transcript.fenceIndex
      if transcript.block.attributes.isHidden { continue }
      guard let label = transcript.block.attributes.tab else {
        isOpen = false
        continue
      }
      var tabs = isOpen ? sets.removeLast() : []
      if tabs.last?.label == label {
        tabs[tabs.count - 1].transcripts.append(transcript)
      } else {
        if tabs.contains(where: { $0.label == label }) {
          sets.append(tabs)
          tabs = []
        }
        tabs.append(Tab(label: label, transcripts: [transcript]))
      }
      sets.append(tabs)
      isOpen = true
    }
    return sets
  }

  private static func places(_ tabs: [Tab], number: Int) -> [(Int, Place)] {
    tabs.enumerated().flatMap { index, tab in
      tab.transcripts.enumerated().map { place, transcript in
        let beginsTab = place == 0
        let endsTab = place == tab.transcripts.count - 1
        return (
          transcript.fenceIndex,
          Place(
            set: number, tab: index + 1, label: tab.label, transcripts: tab.transcripts,
            beginsSet: beginsTab && index == 0, beginsTab: beginsTab, endsTab: endsTab,
            endsSet: endsTab && index == tabs.count - 1)
        )
      }
    }
  }
}
