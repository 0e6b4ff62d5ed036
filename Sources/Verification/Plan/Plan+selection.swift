public import Diagnostics
public import KnowledgeBase

extension Plan {
  /// Articles by name or by the path of their file, with their translations where the name is theirs, too; all where none is named.
  public static func articles(named names: [String], in base: KnowledgeBase) throws(Diagnosed) -> [Article] {
    guard !names.isEmpty else { return base.articles }
    var problems: [Diagnostic] = []
    let chosen = names.flatMap { name in
      let found = base.articles.filter { article in
        [article.name, article.path, base.tree.name(article.path)].contains(name)
      }
      if found.isEmpty { problems.append(unknownArticle(name, base)) }
      return found
    }
    guard problems.isEmpty else { throw Diagnosed(problems) }
    return base.articles.filter { article in chosen.contains { $0.path == article.path } }
  }

  private static func unknownArticle(_ name: String, _ base: KnowledgeBase) -> Diagnostic {
    let slugs = Set(base.articles.map(\.name))
    let way =
      nearest(to: name, in: slugs).map { "did you mean ‘\($0)’?" } ?? "name it as in \(slugs.sorted().first ?? "")"
    return Diagnostic(
      at: SourceLocation(file: base.tree.name("articles")), "unknown-article", "there is no article ‘\(name)’",
      notes: [way])
  }

  /// Environments by name, or single variants of them (`isolated-vpc@aws-cli-2.9.19`); the site's own where none is named.
  static func variants(
    named names: [String], in base: KnowledgeBase, reportedIn places: [String] = []
  ) throws(Diagnosed) -> [EnvironmentVariant] {
    let place = SourceLocation(file: base.tree.name("environments"))
    guard !names.isEmpty else { return try defaultEnvironment(of: base, at: place).variants }
    let all = base.variants(reportedIn: places)
    var chosen: [EnvironmentVariant] = []
    for name in names {
      let found = all.filter { $0.environment.name == name || $0.name == name }
      guard !found.isEmpty else {
        // Where the environment is known, it is the variant that is not.
        let isKnown = name.firstIndex(of: "@").map { base.environment(named: String(name[..<$0])) != nil } ?? false
        let known = isKnown ? all.map(\.name) : base.environments.map(\.name)
        throw Diagnosed(unknownEnvironment(name, known, at: place))
      }
      for variant in found where !chosen.contains(variant) { chosen.append(variant) }
    }
    return chosen
  }

  private static func defaultEnvironment(
    of base: KnowledgeBase, at place: SourceLocation
  ) throws(Diagnosed) -> Environment {
    if let name = base.settings.environment, let environment = base.environment(named: name) { return environment }
    if base.environments.count == 1 { return base.environments[0] }
    let known = base.environments.map(\.name).joined(separator: ", ")
    throw Diagnosed(
      Diagnostic(
        at: place, "no-environment", "no environment is named",
        notes: [
          known.isEmpty
            ? "describe one, such as environments/local.yml with ‘transport: local’"
            : "say --environment, --all, or ‘environment:’ in site.yml; known: \(known)"
        ]))
  }

  /// The commands whose block or whose own identifier is named; all, if nothing is. A name may have its article before it:
  /// `hello#start-1`.
  static func selecting(_ names: [String], from jobs: [Job]) throws(Diagnosed) -> [Job] {
    guard !names.isEmpty else { return jobs }
    let known = Set(jobs.flatMap { job in job.commands.flatMap { [$0.id, $0.blockID] } })
    var problems: [Diagnostic] = []
    for name in names
    where !jobs.contains(where: { job in job.commands.contains { job.isNamed($0, by: name) } }) {
      let way = nearest(to: name, in: known).map { "did you mean ‘\($0)’?" } ?? "‘sooth list --commands’ shows them all"
      problems.append(
        Diagnostic(
          at: SourceLocation(file: "--only"), "unknown-command", "there is no block or command ‘\(name)’", notes: [way])
      )
    }
    guard problems.isEmpty else { throw Diagnosed(problems) }
    return jobs.compactMap { job in
      var job = job
      job.commands = job.commands.filter { command in names.contains { job.isNamed(command, by: $0) } }
      return job.commands.isEmpty ? nil : job
    }
  }
}

extension Job {
  fileprivate func isNamed(_ command: PlannedCommand, by name: String) -> Bool {
    [command.id, command.blockID].contains { name == $0 || name == "\(evidenceName)#\($0)" }
  }
}
