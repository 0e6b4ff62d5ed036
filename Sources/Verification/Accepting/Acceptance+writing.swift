public import Diagnostics
import Evidence
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

  /// Writes the changes of a file: beside its place first, then renamed over it.
  public func write(_ file: String) throws(Diagnosed) {
    guard let edits = edits[file], let source = edits.first?.source else { return }
    var lines = source
    for edit in edits.reversed() { lines.replaceSubrange(edit.lines, with: edit.replacement) }
    var status = stat()
    let mode = stat(file, &status) == 0 ? status.st_mode & 0o7777 : 0o644
    let aside = file + ".new"
    var code = Array(lines.joined(separator: [0x0A])).withUnsafeBytes { writeFile(aside, $0) }
    if code == 0, chmod(aside, mode) != 0 || rename(aside, file) != 0 { code = errno }
    guard code == 0 else {
      unlink(aside)
      throw Diagnosed(
        Diagnostic(
          at: SourceLocation(file: file), "article-unwritable",
          "the article cannot be written: \(String(cString: strerror(code)))", notes: ["make its folder writable"]))
    }
  }
}
