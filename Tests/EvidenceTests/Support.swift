import Foundation
import Transcripts

@testable import Evidence

/// A folder of the test's own, gone afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let path = NSTemporaryDirectory() + "/sooth-evidence-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

func command(
  _ id: String = "a/1", block: String = "hash", verdict: Verdict = .passed, reason: String? = nil, at seconds: Int = 0,
  history: [PastVerdict] = []
) -> CommandEvidence {
  CommandEvidence(
    id: id, block: block, verdict: verdict, reason: reason, at: Instant(seconds: seconds), duration: 0.25, attempts: 1,
    tools: ["aws-cli"], exit: 0, output: "x\n", mismatch: nil, history: history)
}

func evidence(
  _ commands: [CommandEvidence], article: String = "a", tools: [String: String] = ["aws-cli": "1.16.116"]
) -> Evidence {
  Evidence(article: article, environment: "vpc", variant: nil, tools: tools, commands: commands)
}

extension Evidence {
  /// After a run of the whole article.
  func following(_ earlier: Evidence?) -> Evidence {
    following(earlier, contents: commands.map { ($0.id, $0.block) })
  }
}
