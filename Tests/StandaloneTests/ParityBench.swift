import Foundation
import Subprocess
import SystemPackage

/// A knowledge base of one article, and both verifiers of it. Whoever makes it removes it.
struct ParityBench: Sendable {
  let root: String

  /// An article with a block for each case.
  init(_ cases: [ParityCase]) throws {
    try self.init(article: Self.article(cases), environment: "env:\n  CASES: ROOT/cases\n")
    for (number, found) in cases.enumerated() { try write("cases/\(number)", found.output) }
  }

  /// `environment` is what the environment says besides; ROOT in it is the folder of all.
  init(article: [UInt8], environment: String) throws {
    var template = Array("/tmp/sooth-parity.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for folder in ["Content/articles", "Content/environments", "cases"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
    }
    try write("Content/site.yml", Array("title: Parity\nvariables:\n  who: world\n".utf8))
    let lines = "title: Here\ntransport: local\npublish: full\n" + environment.replacing("ROOT", with: root)
    try write("Content/environments/here.yml", Array(lines.utf8))
    try write("Content/articles/cases.md", article)
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }

  private func write(_ path: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: "\(root)/\(path)"))
  }

  private static func article(_ cases: [ParityCase]) -> [UInt8] {
    var text = Array("---\ntitle: Cases\n---\n".utf8)
    for (number, found) in cases.enumerated() {
      let status = found.exit == 0 ? "" : "; (exit \(found.exit))"
      text += Array("\n````console id=case-\(number) \(found.attributes)\n$ cat $CASES/\(number)\(status)\n".utf8)
      text += found.example + Array("````\n".utf8)
    }
    return text
  }

  /// What `sooth verify` has seen, by the identifier of the command.
  func verified() async throws -> [String: String] {
    let outcome = try await run([Self.sooth, "verify", "--quiet"])
    let path = "\(root)/Content/evidence/here/cases.json"
    guard let data = FileManager.default.contents(atPath: path),
      let file = try JSONSerialization.jsonObject(with: data) as? [String: Any],
      let commands = file["commands"] as? [[String: Any]]
    else { throw Failure(words: outcome) }
    return try byIdentifier(commands)
  }

  /// What `verify.sh` has seen under a shell and an awk; the commands themselves run in that shell, too, or in the system's.
  func exported(shell: String, awk: String, forCommands: Bool = true) async throws -> [String: String] {
    let tools = "\(root)/\(shell)-\(awk)"
    try FileManager.default.createDirectory(atPath: tools, withIntermediateDirectories: true)
    if forCommands { try link("\(tools)/sh", to: shell) }
    try link("\(tools)/awk", to: awk)
    let words = forCommands ? ["sh"] : shell == "busybox" ? ["busybox", "sh"] : [shell]
    let said = try await run(
      words + ["verify.sh", "--quiet", "--evidence", "\(tools)/evidence"], path: "\(tools):/usr/bin:/bin")
    let text = try String(contentsOfFile: "\(tools)/evidence", encoding: .utf8)
    let lines = try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let command = object?["command"] as? [String: Any] else { throw Failure(words: String(line)) }
      return command
    }
    guard !lines.isEmpty else { throw Failure(words: said) }
    return try byIdentifier(lines)
  }

  private func link(_ path: String, to program: String) throws {
    let found = ["/usr/bin", "/bin"].map { "\($0)/\(program)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let found else { throw Failure(words: "there is no \(program): .ci/setup test installs it") }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: found)
  }

  func export() async throws {
    let said = try await run([Self.sooth, "export", "-o", "verify.sh"])
    guard FileManager.default.fileExists(atPath: "\(root)/verify.sh") else { throw Failure(words: said) }
  }

  struct Failure: Error {
    let words: String
  }

  /// Everything but when it was and how long it took, in one order.
  private func byIdentifier(_ commands: [[String: Any]]) throws -> [String: String] {
    var result: [String: String] = [:]
    for var command in commands {
      for key in ["at", "duration", "history"] { command[key] = nil }
      let data = try JSONSerialization.data(withJSONObject: command, options: [.sortedKeys, .withoutEscapingSlashes])
      result[command["id"] as? String ?? ""] = String(decoding: data, as: UTF8.self)
    }
    return result
  }

  private func run(_ words: [String], path: String = "/usr/bin:/bin") async throws -> String {
    let result = try await Subprocess.run(
      .path("/usr/bin/env"), arguments: Arguments(["-i", "PATH=\(path)", "HOME=\(root)", "TMPDIR=\(root)"] + words),
      workingDirectory: FilePath(root), input: .none, output: .string(limit: 4 << 20), error: .string(limit: 4 << 20))
    return result.standardOutput + result.standardError
  }

  private static let sooth: String = {
    let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(filePath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "sooth").path(percentEncoded: false)
  }()
}
