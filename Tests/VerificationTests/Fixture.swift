import Diagnostics
import KnowledgeBase
import Testing
import Transcripts

@testable import Verification

/// Knowledge bases, plans and results that tests are made of.
enum Fixture {
  /// An article with these blocks, `matter` being lines of its front matter besides the title.
  static func article(_ blocks: String..., matter: String = "") -> String {
    "---\ntitle: A\n\(matter)\n---\n\n" + blocks.joined(separator: "\n\n") + "\n"
  }

  /// A console block; `info` is what stands behind the language.
  static func block(_ content: String, _ info: String = "") -> String { "```console \(info)\n\(content)\n```" }

  /// Articles by their names below `articles/`, environments by theirs below `environments/`, both without endings.
  static func base(
    _ articles: [String: String], environments: [String: String] = ["local": "title: Here"], site: String = ""
  ) async throws -> KnowledgeBase {
    var files = ["site.yml": "title: T\n\(site)\n"]
    for (name, text) in articles { files["articles/\(name).md"] = text }
    for (name, text) in environments { files["environments/\(name).yml"] = text + "\n" }
    return try await KnowledgeBase.load(.memory(files))
  }

  /// The one job of an article with these blocks in an environment of these lines.
  static func job(_ blocks: String..., environment: String = "", matter: String = "") async throws -> Job {
    let article = "---\ntitle: A\n\(matter)\n---\n\n" + blocks.joined(separator: "\n\n") + "\n"
    let base = try await base(["a": article], environments: ["local": "title: Here\n\(environment)"])
    let jobs = try Plan(base, articles: [], environments: []).jobs
    try #require(jobs.count == 1)
    return jobs[0]
  }

  /// The first command of a block, planned in an environment of these lines.
  static func command(_ content: String, _ info: String = "", environment: String = "") async throws -> PlannedCommand {
    try #require(try await job(block(content, info), environment: environment).commands.first)
  }

  /// A result for each command of `job`, in order.
  static func result(_ job: Job, _ commands: [CommandResult], tools: [String: String] = [:]) -> JobResult {
    JobResult(job: job, commands: commands, tools: tools, duration: .seconds(1), wasReached: true)
  }
}
