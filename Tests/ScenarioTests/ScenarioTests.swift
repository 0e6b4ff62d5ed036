import Diagnostics
import Foundation
import KnowledgeBase
import Testing

/// Every file of `Scenarios/`, and of the folder that `SOOTH_SCENARIOS` names instead.
@Suite struct ScenarioTests {
  static let folder =
    ProcessInfo.processInfo.environment["SOOTH_SCENARIOS"]
    ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scenarios")
    .path(percentEncoded: false)

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  private static let gate = Gate(width: 2 * ProcessInfo.processInfo.activeProcessorCount)

  @Test func thereAreScenarios() { #expect(!Self.names.isEmpty, "no scenario in \(Self.folder)") }

  @Test(arguments: names) func scenario(_ name: String) async throws {
    let path = Self.folder + "/" + name
    let markdown = try #require(FileManager.default.contents(atPath: path), "\(path) cannot be read")
    do {
      let scenario = try Scenario(Array(markdown), file: path)
      guard let failure = try await Self.gate.pass({ try await scenario.run() }) else { return }
      record("\(name):\(failure.line): \(scenario.title)\n\(failure.message)", path, failure.line)
    } catch let error as Diagnosed {
      for problem in error.diagnostics { record(problem.rendered(), path, problem.location.line ?? 0) }
    }
  }

  /// Records an issue at the scenario's line, not at this file's.
  private func record(_ message: String, _ path: String, _ line: Int) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let place = Testing.SourceLocation(
      fileID: "Scenarios/\(name)", filePath: path, line: max(1, line), column: 1)
    Issue.record(Comment(rawValue: message), sourceLocation: place)
  }
}
