public import Diagnostics
import Evidence
import FoundationEssentials
import Glibc

extension Acceptance {
  /// The changes of a file as a person reads them: each with its line, what goes and what comes.
  public func difference(_ file: String, _ style: Style) -> [String] {
    (edits[file] ?? []).flatMap { edit in
      let old = edit.source[edit.lines].map(text)
      let new = edit.replacement.map(text)
      let head = zip(old, new).prefix { $0 == $1 }.count
      let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
      var lines = [style.paint("\(file):\(edit.lines.lowerBound + head + 1): \(edit.command)", .gray)]
      lines += old.prefix(head).suffix(2).map { "  \($0)" }
      lines += old.dropFirst(head).dropLast(tail).map { style.paint("- \($0)", .red) }
      lines += new.dropFirst(head).dropLast(tail).map { style.paint("+ \($0)", .green) }
      lines += old.suffix(tail).prefix(2).map { "  \($0)" }
      return lines
    }
  }

  private func text(_ line: [UInt8]) -> String {
    printable(String(decoding: line.last == 0x0D ? line.dropLast() : line[...], as: UTF8.self))
  }

  /// Writes the changes of a file. Throws where it is not any more what the changes were made for, or cannot be written.
  public func write(_ file: String) throws(Diagnosed) {
    guard let edits = edits[file], let source = edits.first?.source else { return }
    let place = SourceLocation(file: file)
    guard access(file, W_OK) == 0 else {
      throw unwritable(place, errno)
    }
    let before = Array(source.joined(separator: [0x0A]))
    guard FileManager.default.contents(atPath: file).map({ Array($0) }) == before else {
      throw Diagnosed(
        Diagnostic(
          at: place, "changed", "the article has changed meanwhile, so it was left alone", notes: ["verify again"]))
    }
    var lines = source
    for edit in edits.reversed() { lines.replaceSubrange(edit.lines, with: edit.replacement) }
    let code = Array(lines.joined(separator: [0x0A])).withUnsafeBytes { replaceFile(file, $0) }
    guard code == 0 else { throw unwritable(place, code) }
  }

  private func unwritable(_ place: SourceLocation, _ code: Int32) -> Diagnosed {
    Diagnosed(
      Diagnostic(
        at: place, "article-unwritable", "the article cannot be written: \(String(cString: strerror(code)))",
        notes: ["make it and its folder writable"]))
  }
}
