import ArgumentParser
import Diagnostics
import KnowledgeBase
import Lab
import Subprocess
import SystemPackage
import Verification

struct LabCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab", abstract: "The embedded environment: a small VPC in namespaces of this machine.",
    discussion: """
      Examples:
        sooth lab list                                          what there is, and whether this machine can run it
        sooth lab run isolated-vpc -- bash                      walk into it
        sooth lab run isolated-vpc@aws-cli-2.9.19 -- aws --version
        sooth lab up isolated-vpc                               keep it up until Ctrl-C
      """,
    subcommands: [List.self, Up.self, Run.self])
}

extension LabCommand {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the labs, and what this machine lacks to run them, if anything.")

    @OptionGroup var content: ContentOption

    func run() async throws {
      try await reporting {
        let base = try await content.load()
        for environment in base.environments where environment.lab != nil {
          Console.print("\(environment.name)   \(environment.title)")
          let variants = environment.variants
          if variants.count > 1 { for variant in variants { Console.print("  \(variant.name)") } }
        }
        let obstacles = try await preflight()
        guard obstacles.isEmpty else {
          Console.print("\(LabError.unavailable(obstacles))", to: .error)
          throw ExitCode(ExitStatus.notRun.rawValue)
        }
        Console.print("This machine can run them.")
      }
    }
  }

  struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "up", abstract: "Raise a lab and keep it up until Ctrl-C.")

    @Argument(help: "An environment with a lab, or one of its variants.") var name: String
    @OptionGroup var content: ContentOption

    func run() async throws {
      try await inLab(name, content) { lab, variant in
        for host in lab.hosts {
          let entry = try lab.entry(host: host.name)
          let variables = variant.variables(beside: entry.environment).sorted { $0.key < $1.key }.map {
            "\($0.key)=\(quoted($0.value))"
          }
          let words = ["env", "-i"] + variables + [entry.executable.string] + entry.arguments + ["bash"]
          Console.print("\(host.name)   \(host.address)   as \(host.user); enter from another terminal by")
          Console.print("  \(words.joined(separator: " "))")
        }
        Console.print("Ctrl-C takes it down.")
        try await Task.sleep(for: .seconds(1_000_000_000))
        return 0
      }
    }
  }

  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: "Run a command on a lab's host; a shell, if none is named.")

    @Argument(help: "An environment with a lab, or one of its variants.") var name: String
    @Argument(parsing: .postTerminator, help: ArgumentHelp("What to run there.", valueName: "command")) var command:
      [String] = []
    @Option(help: ArgumentHelp("The host to run it on, if not the first.", valueName: "host")) var host: String?
    @OptionGroup var content: ContentOption

    func run() async throws {
      let command = command.isEmpty ? ["bash"] : command
      try await inLab(name, content) { [host] lab, variant in
        let isInteractive = Console.isTerminal(.output) && Console.isTerminal(.input)
        let entry = try lab.entry(host: host, interactive: isInteractive)
        let outcome = try await Subprocess.run(
          .path(entry.executable), arguments: Arguments(entry.arguments + command),
          environment: .custom(
            Dictionary(
              uniqueKeysWithValues: variant.variables(beside: entry.environment).map {
                (Subprocess.Environment.Key(stringLiteral: $0), $1)
              })),
          input: .currentStandardInput, output: .currentStandardOutput, error: .currentStandardError)
        switch outcome.terminationStatus {
        case .exited(let code): return code
        case .signaled(let number): return 128 + number
        }
      }
    }
  }
}

/// Raises the lab that `name` names, runs `body` there and exits as it says. A lab that cannot be had here is status 3.
private func inLab(
  _ name: String, _ content: ContentOption,
  _ body: @escaping @Sendable (RunningLab, EnvironmentVariant) async throws -> Int32
) async throws {
  try await reporting {
    let base = try await content.load()
    let variant = try labVariant(name, base, content)
    guard let description = variant.environment.lab else { return }
    let report = TerminalReport(style: Console.style(for: .error), width: Console.width)
    do {
      let status = try await Interruption.cancelling {
        try await withLab(
          description, tools: variant.tools, progress: { Console.print(report.heading("Prepare") + $0, to: .error) }
        ) { lab in
          let hosts = lab.hosts.map { "\($0.name) \($0.address)" }
          Console.print(report.lab(variant, readyIn: lab.readyIn, hosts: hosts), to: .error)
          return try await body(lab, variant)
        }
      }
      if status != 0 { throw ExitCode(status) }
    } catch let error as LabError {
      Console.print("\(error)", to: .error)
      throw ExitCode(ExitStatus.notRun.rawValue)
    }
  }
}

/// The first variant of an environment, or the one that is named whole.
private func labVariant(_ name: String, _ base: KnowledgeBase, _ content: ContentOption) throws(Diagnosed)
  -> EnvironmentVariant
{
  let variants = base.environments.filter { $0.lab != nil }.flatMap(\.variants)
  if let variant = variants.first(where: { $0.name == name || $0.environment.name == name }) { return variant }
  let place = SourceLocation(file: content.content + "/environments")
  if base.environment(named: name) != nil {
    throw Diagnosed(
      Diagnostic(
        at: place, "no-lab", "the environment ‘\(name)’ has no lab",
        notes: ["its transport is another; see ‘sooth lab list’"]))
  }
  throw Diagnosed(unknownEnvironment(name, variants.map(\.name), at: place))
}

extension EnvironmentVariant {
  /// What a command finds: what the environment sets comes before what the lab has.
  fileprivate func variables(beside others: [String: String]) -> [String: String] {
    others.merging(environment.env) { $1 }
  }
}

/// The text as a word of a shell, in quotes where it needs them.
private func quoted(_ text: String) -> String {
  let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=+,%@".utf8)
  let isPlain = !text.isEmpty && text.utf8.allSatisfy(plain.contains)
  return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
