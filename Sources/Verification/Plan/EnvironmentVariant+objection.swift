import KnowledgeBase
import Lab
import Transcripts

extension EnvironmentVariant {
  /// Why one of the requirements cannot hold here, as far as that is known before anything runs: which tools a lab brings, and
  /// in which versions. No lab is raised for articles that need others.
  func objection(to requirements: [Requirement]) -> String? {
    guard environment.transport == .lab else { return nil }
    let inventory = ToolInventory(present: Set(tools.keys), versions: tools.compactMapValues { ToolVersion($0) })
    return requirements.filter { labTools.contains($0.tool) }.lazy.compactMap { inventory.objection(to: $0) }.first
  }
}
