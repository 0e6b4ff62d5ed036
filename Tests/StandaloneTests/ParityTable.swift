import Foundation

/// The cases that are written down in the files of `Parity/`:
///
///     == what is special
///     attributes of the block
///     -- shows
///     the example
///     -- prints
///     the output
///     -- exit 3
///     -- failed: the first claim that broke
///
/// Attributes, exit status (0) and the claim of a case that passes are left out; a claim is written as JSON writes it. `\e`, `\r`, `\0`, `\xHH` and `\\` mean what they mean to
/// printf(1) in what is printed; `\c` at the end leaves the last newline out.
enum ParityTable {
  static func cases() throws -> [ParityCase] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Parity")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
    return try files.filter { $0.hasSuffix(".txt") }.flatMap { file in
      try read(try String(contentsOf: folder.appending(path: file), encoding: .utf8), file: file)
    }
  }

  struct Malformed: Error {
    let file: String
    let line: Int
  }

  static func read(_ text: String, file: String) throws -> [ParityCase] {
    var cases: [ParityCase] = []
    var section: WritableKeyPath<ParityCase, [UInt8]>?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("== ") {
        cases.append(ParityCase(name: "\(file): \(line.dropFirst(3))"))
        section = nil
      } else if cases.isEmpty {
        continue
      } else if line == "-- shows" {
        section = \.example
      } else if line == "-- prints" {
        section = \.output
      } else if line.hasPrefix("-- exit "), let status = Int(line.dropFirst(8)) {
        cases[cases.count - 1].exit = status
        section = nil
      } else if line.hasPrefix("-- ") {
        let parts = line.dropFirst(3).split(separator: ":", maxSplits: 1)
        cases[cases.count - 1].verdict = String(parts[0])
        cases[cases.count - 1].claim = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : nil
        section = nil
      } else if let section {
        cases[cases.count - 1][keyPath: section] += bytes(of: line, escapes: section == \.output)
      } else if !line.isEmpty {
        guard cases[cases.count - 1].verdict == nil else { throw Malformed(file: file, line: number + 1) }
        cases[cases.count - 1].attributes = String(line)
      }
    }
    return cases
  }

  private static func bytes(of line: Substring, escapes: Bool) -> [UInt8] {
    guard escapes else { return Array(line.utf8) + [0x0A] }
    var result: [UInt8] = []
    var rest = Array(line.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
        result.append(byte)
        continue
      }
      switch kind {
      case UInt8(ascii: "e"): result.append(0x1B)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "a"): result.append(0x07)
      case UInt8(ascii: "0"): result.append(0)
      case UInt8(ascii: "x"):
        result.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      case UInt8(ascii: "c"): return result
      default: result.append(kind)
      }
    }
    return result + [0x0A]
  }
}
