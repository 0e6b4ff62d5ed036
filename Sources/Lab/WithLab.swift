public import KnowledgeBase

/// Raises the lab that `description` describes, runs `body` in sight of it, and takes it down.
///
/// The lab is a tree of Linux namespaces that hang on one process: when `body` returns or throws, when the
/// task is cancelled, or when this process dies by whatever means, the kernel ends every process, mount,
/// interface and namespace of it. The first lab of a cache fetches the tools that it needs, which takes a
/// minute at most on a good line; a later one is ready in about a second.
///
/// - Parameters:
///   - description: The hosts, names and endpoints of the lab.
///   - tools: The versions of the tools that the hosts have, by name: `["aws-cli": "1.16.116"]`. A tool that
///     is not named is the caller's own, if there is one.
///   - cache: Where fetched tools and certificates are kept.
///   - progress: Is told, in words for a terminal, of each step that takes longer than a moment.
///   - body: What to do in the lab. The value it is given is of no use afterwards.
/// - Returns: What `body` returns.
/// - Throws: ``LabError``, or what `body` throws.
public func withLab<R: Sendable>(
  _ description: LabDescription, tools: [String: String], cache: LabCache = .default,
  progress: @Sendable (String) -> Void = { _ in }, body: (RunningLab) async throws -> R
) async throws -> R {
  let machine = try Machine.current(for: description)
  let adapter = try AdapterFiles.write(into: cache)
  let toolbox = try Toolbox(tools: tools, clockRate: description.clockRate, cache: cache)
  try await Provisioner(cache: cache, adapter: adapter, machine: machine)
    .fill(toolbox.folders + description.servers, progress: progress)
  let launch = LabLaunch(
    plan: try LabPlan(description, cache: cache), toolbox: toolbox, adapter: adapter, machine: machine)
  return try await launch.run(body)
}

extension LabDescription {
  /// What its hosts serve by.
  fileprivate var servers: [ToolFolder] { (hasSSH ? [.sshd] : []) + (hasProxy ? [.tinyproxy] : []) }
}
