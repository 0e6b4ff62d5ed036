/// What is known of the nodes of one tree beyond libcmark's own fields. A node's tag is its number here.
struct Annotations {
  private var all: [Annotation] = []

  subscript(_ node: Node) -> Annotation? {
    get {
      let tag = node.tag
      return tag > 0 ? all[tag - 1] : nil
    }
    set {
      guard let newValue else { return }
      all.append(newValue)
      node.tag = all.count
    }
  }

  func construct(_ node: Node) -> Construct? {
    guard case .construct(let construct)? = self[node] else { return nil }
    return construct
  }
}

enum Annotation {
  /// Of a link or an image.
  case link(Place)
  /// `id` is what `{#id}` says.
  case heading(Place, id: String?)
  /// Of a fenced code block; indented code has no annotation.
  case fence(Place, infoColumn: Int)
  /// Of a custom block or inline.
  case construct(Construct)
}

/// What CommonMark does not have: the meaning of a custom node.
enum Construct: Equatable {
  case table
  case row(isHeader: Bool)
  case cell(Alignment, isHeader: Bool)
  case strikethrough
  case task(isDone: Bool)
  case alert(AlertKind, folding: Folding?)
  /// The first child of an alert; empty where the author gives no title.
  case alertTitle(AlertKind, folding: Folding?)
  case definitionList
  case term
  case definition
  /// Its one child is the image, whose title is the caption.
  case figure
  /// The last block of the document, of footnotes.
  case footnotes
  case footnote(number: Int)
  /// The use of a footnote, counted from 1 as footnotes are.
  case footnoteUse(number: Int, use: Int)
  /// The way back to each of a footnote's uses.
  case footnoteReturn(number: Int, uses: Int)
}

/// How the cells of a column are aligned.
enum Alignment: Equatable {
  case natural, left, right, center
}

/// What an alert (`> [!NOTE]`) is.
enum AlertKind: String, CaseIterable {
  case note, tip, important, warning, caution
}

/// Whether an alert that the reader may fold is open at first.
enum Folding: Equatable {
  case open, closed
}
