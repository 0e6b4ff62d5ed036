/// Hosts that an environment does not list, and evidence tells of.
extension KnowledgeBase {
  /// The variants of all environments: those that are listed, and behind them, for each environment, the hosts that evidence alone
  /// tells of, web-2 before web-10. `places` are the names under which there is evidence, such as `fleet@web-17`; those that are no
  /// host's are passed over.
  public func variants(reportedIn places: some Sequence<String>) -> [EnvironmentVariant] {
    let listed = Set(environments.flatMap(\.variants).map(\.name))
    let unlisted = places.filter { !listed.contains($0) && $0.contains("@") }
    return environments.flatMap { environment in
      let prefix = environment.name + "@"
      let hosts = unlisted.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
      return environment.variants + environment.reported(hosts)
    }
  }

  /// The variant of which evidence may be brought here: one that is listed, or any host of an environment that has no versions of
  /// tools to tell apart. Nil where there is none of that name.
  public func variant(of environment: Environment, named name: String?) -> EnvironmentVariant? {
    let listed = environment.variants
    if let found = listed.first(where: { $0.variant == name }) { return found }
    guard let name = name?.lowercased(), !environment.hasToolVariants else { return nil }
    // A listed host may be named also where it is the only one; names of hosts don't tell capitals apart.
    if let found = listed.first(where: { $0.host?.lowercased() == name }) { return found }
    let found = environment.reported([name]).first
    return environments.contains { $0.name == found?.name } ? nil : found
  }
}

extension Environment {
  /// Those of `names` that are hosts which the environment does not list, in natural order.
  func reported(_ names: [String]) -> [EnvironmentVariant] {
    guard !hasToolVariants else { return [] }
    let tools = variants.first?.tools ?? [:]
    return names.filter { isHostName($0) && !hosts.contains($0) }.sorted(by: naturallyPrecedes).map {
      EnvironmentVariant(environment: self, tools: tools, host: $0, isReported: true)
    }
  }
}

/// Whether a text is the name of a host (RFC 1123, section 2.1). Such a name is safe as a part of a file's name.
public func isHostName(_ text: String) -> Bool {
  let isPlain = text.utf8.allSatisfy {
    ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D || $0 == 0x2E
  }
  return isPlain && !text.isEmpty && text.utf8.count <= 253 && !text.hasPrefix("-") && !text.hasPrefix(".")
    && !text.contains("..")
}
