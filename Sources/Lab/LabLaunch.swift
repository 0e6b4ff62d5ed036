import Subprocess
import SystemPackage

/// A lab on its way up, and down again.
struct LabLaunch {
  let plan: LabPlan
  let toolbox: Toolbox
  let adapter: AdapterFiles
  let machine: Machine

  /// Starts PID 1 of the lab, which lives until its standard input ends, and runs `body` meanwhile. When this
  /// returns, or throws an error of `body`'s, the lab is gone; after a cancellation it is gone in
  /// milliseconds.
  func run<R: Sendable>(_ body: (RunningLab) async throws -> R) async throws -> R {
    let environment = try hostEnvironment()
    var plan = plan
    plan.environment = environment
    let line = try plan.line()
    let started = ContinuousClock.now
    let result = try await Subprocess.run(
      .path(machine["unshare"]), arguments: arguments,
      environment: .custom(["PATH": machine.path, "LANG": "C.UTF-8"]), platformOptions: options,
      input: .inputWriter, output: .sequence, error: .combinedWithOutput
    ) { execution in
      // A lab that has ended by now (no namespaces here) takes no plan; its answer tells why.
      _ = try? await execution.standardInputWriter.write(line)
      let answer = try await answer(from: execution.standardOutput)
      let lab = RunningLab(
        hosts: try hosts(below: execution.processIdentifier.value, answer: answer),
        readyIn: started.duration(to: .now), audit: FilePath(self.plan.audit), nsenter: machine["nsenter"],
        environment: environment)
      let outcome: Result<R, any Error>
      do { outcome = .success(try await body(lab)) } catch { outcome = .failure(error) }
      try? await execution.standardInputWriter.finish()
      // PID 1 waits for every process that was sent into its namespace to be reaped, perhaps by a first process of a container
      // that reaps none. `unshare` ignores the SIGTERM; after a second it is ended, which needs to wait for nothing.
      await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))])
      return outcome
    }
    return try result.closureResult.get()
  }

  private var arguments: Arguments {
    let python = ToolFolder.lab.path(in: toolbox.cache).appending("bin/python").string
    return Arguments([
      "--user", "--map-root-user", "--net", "--mount", "--pid", "--uts", "--ipc", "--fork", "--kill-child",
      "--mount-proc", "--", python, "-I", adapter["main.py"],
    ])
  }

  /// A session of its own keeps a Ctrl-C in the terminal from it. `unshare --fork` ignores SIGTERM, so the
  /// only step of a tear-down is SIGKILL, which takes PID 1 with it (`--kill-child`) and with that all the
  /// rest.
  private var options: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, allowedDurationToNextStep: .zero)]
    return options
  }

  private func answer(from output: SubprocessOutputSequence) async throws -> [String: Int] {
    var said: [String] = []
    for try await line in output.strings() {
      switch LabAnswer(line: line) {
      case .ready(let hosts): return hosts
      case .failed(let reason):
        said.append(reason)
        throw try await failure(said)
      case nil: said.append(line)
      }
    }
    try Task.checkCancellation()
    throw try await failure(said)
  }

  /// A lab that cannot be had here is another thing than one that broke: only then is the machine looked at.
  private func failure(_ said: [String]) async throws -> LabError {
    let obstacles = try await Preflight(machine: machine, adapter: adapter).obstacles()
    guard obstacles.isEmpty else { return .unavailable(obstacles) }
    return .didNotComeUp(reason: said.joined(separator: "\n"))
  }

  private func hosts(below unshare: Int32, answer: [String: Int]) throws -> [RunningLab.Host] {
    let gone = LabError.didNotComeUp(reason: "it ended as soon as it was ready")
    guard let first = try ProcessTable.child(of: unshare, numbered: 1) else { throw gone }
    return try plan.hosts.map { host in
      guard let number = answer[host.name],
        let process = try ProcessTable.child(of: first, numbered: number)
      else { throw gone }
      return RunningLab.Host(
        name: host.name, address: host.address, user: host.user, home: host.home, process: process)
    }
  }

  /// What every command in a host finds in its environment, but for what its user adds.
  private func hostEnvironment() throws -> [String: String] {
    let programs = try toolbox.writePrograms().map { $0.string + ":" } ?? ""
    return [
      "PATH": programs + Machine.usualPath,
      "SHELL": "/bin/bash",
      "LANG": "C.UTF-8",
      "AWS_CA_BUNDLE": plan.authority,
      "SSL_CERT_FILE": plan.authority,
      // The example keys of AWS's own documentation; the lab looks at the key's name only.
      "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
      "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      "AWS_EC2_METADATA_DISABLED": "true",
      "AWS_PAGER": "",
    ]
  }
}
