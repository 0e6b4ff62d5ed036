import Evidence
import KnowledgeBase
import Transcripts

/// The function of a standalone verifier that knows the environments.
struct EnvironmentText {
  let environments: [Environment]
  let variables: [String: String]

  var text: String {
    """
    # ---- The environments: which claims are made there, what is permitted, what {{name}} means.

    environment() {
      case $1 in
    \(environments.map(entry).joined(separator: "\n"))
        *) return 1 ;;
      esac
    }

    """
  }

  private func entry(_ environment: Environment) -> String {
    let values = variables.merging(environment.variables) { $1 }.sorted { $0.key < $1.key }
    let lines =
      [
        "s_environment_title=\(quoted(environment.title))",
        "s_traits=\(quoted(environment.traits.sorted()))",
        permission(environment),
        "s_publish=\(environment.publication.rawValue) s_patience=\(hundredths(environment.timeout))",
        "s_interpreter=\(quoted(environment.shell)) s_keeps=\(environment.transport == .local ? "named" : "all")",
        "s_inherit=\(quoted(inherited(environment))) s_set=\(quoted(set(environment).map(\.key)))",
        "s_variants=\(quoted(variants(environment).map { "\($0.variant ?? ""):\(versions($0))" }))",
        "s_variant_names=\(quoted(variants(environment).compactMap(\.variant).joined(separator: ", ")))",
        "s_has_hosts=\(environment.hosts.count > 1 ? "yes" : "")",
        "s_guard=\(quoted(environment.guardCommand?.run ?? ""))",
        "s_guard_prints=\(quoted(environment.guardCommand?.prints ?? ""))",
        "s_variables=\(quoted(values.map(\.key)))",
      ] + values.map { setting(variable: $0.key, $0.value) } + [setting(environment)]
    return "    \(quoted(environment.name)))\n" + lines.map { "      \($0)\n" }.joined() + "      ;;"
  }

  /// What a lab permits stays in the lab: whoever runs the file may well be in an account of their own.
  private func permission(_ environment: Environment) -> String {
    let permits = environment.permitsWrites && environment.transport != .lab
    let reason =
      environment.permitsWrites
      ? "nothing says that this is the lab" : "‘\(environment.name)’ does not say ‘writes: allowed’"
    return "s_permits=\(permits ? "yes" : "no") s_why_not=\(quoted(reason))"
  }

  private func setting(_ environment: Environment) -> String {
    let commands = set(environment).map { "\($0.key)=\(quoted($0.value)); export \($0.key);" }
    return "set_environment() { \(commands.isEmpty ? ":;" : commands.joined(separator: " ")) }"
  }

  private func setting(variable name: String, _ value: String) -> String {
    guard Redactor.isSecret(name: name) else { return "set_value \(quoted(name)) \(quoted(value))" }
    let caller = name.utf8.allSatisfy { $0 != 0x2D } ? "\"${\(name)-}\"" : "''"
    return "set_value \(quoted(name)) \(caller)"
  }

  /// A secret is not carried around: where the file runs, its variable is let through instead.
  private func set(_ environment: Environment) -> [(key: String, value: String)] {
    environment.env.filter { !Redactor.isSecret(name: $0.key) }.sorted { $0.key < $1.key }
  }

  private func inherited(_ environment: Environment) -> [String] {
    environment.inherit + environment.env.keys.filter { Redactor.isSecret(name: $0) }.sorted()
  }

  private func variants(_ environment: Environment) -> [EnvironmentVariant] {
    var single = environment
    single.hosts = []
    return single.variants.filter { $0.variant != nil }
  }

  private func versions(_ variant: EnvironmentVariant) -> String {
    variant.tools.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
  }
}

/// The function of a standalone verifier that knows how to ask tools for their versions.
func toolText(_ names: [String]) -> String {
  let entries = names.map { Tool.named($0) }.filter { $0.program != $0.name || $0.question != "--version" }
    .map { "    \($0.name)) s_program_of=\($0.program) s_question=\(quoted($0.question)) ;;\n" }.joined()
  return """
    # ---- How tools tell their versions.

    tool() {
      case $1 in
    \(entries)    *) s_program_of=$1 s_question=--version ;;
      esac
    }

    """
}
