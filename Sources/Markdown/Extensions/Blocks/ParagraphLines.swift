extension Part {
  /// The lines of a paragraph as its containers leave them, without reference definitions at its beginning.
  mutating func lines(of paragraph: Node) -> [TableLines.Line] {
    var content = BlockContent(of: paragraph, in: &source)
    var lines: [TableLines.Line] = []
    while !content.isAtEnd {
      let place = content.place
      lines.append(TableLines.Line(text: content.takeLine(), place: self.place(place)))
    }
    return lines
  }
}
