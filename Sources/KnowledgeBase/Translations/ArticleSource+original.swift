extension ArticleSource {
  /// The file with `original: fingerprint` in its front matter, every other byte as it was; nil where that cannot be written
  /// as a line of its own.
  public func recording(original fingerprint: String) -> [UInt8]? {
    let key = Array("original:".utf8)
    let matter = bytes[frontMatter]
    let line = Array("original: \(fingerprint)".utf8)
    var result: [UInt8]
    if let start = matter.indices.first(where: {
      ($0 == matter.startIndex || matter[$0 - 1] == 0x0A) && matter[$0...].starts(with: key)
    }) {
      let end = matter[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? matter.endIndex
      result = bytes
      result.replaceSubrange(start..<end, with: line)
    } else {
      let isCRLF = frontMatter.lowerBound >= 2 && bytes[frontMatter.lowerBound - 2] == 0x0D
      result = bytes
      result.insert(contentsOf: line + (isCRLF ? [0x0D, 0x0A] : [0x0A]), at: frontMatter.upperBound)
    }
    var reader = YAMLReader(file: "")
    guard let source = try? ArticleSource(result, file: ""),
      FrontMatter(String(decoding: result[source.frontMatter], as: UTF8.self), reader: &reader).original?.value
        == fingerprint, reader.diagnostics.isEmpty
    else { return nil }
    return result
  }
}
