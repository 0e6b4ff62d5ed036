public import Evidence

/// What git knows of a folder's files: the one way in which history is read, so that a test can hand in a history of its own.
public struct GitHistory: Sendable {
  /// Runs git in a folder and hands what it prints to `read`, piece by piece, until that says that it has enough. Returns
  /// whether git said that all went well, or was told that it is enough.
  public var run:
    @Sendable (_ folder: String, _ arguments: [String], _ read: @escaping @Sendable ([UInt8]) -> Bool) async -> Bool
  /// Reads a file by its path.
  public var readFile: @Sendable (_ path: String) -> [UInt8]?

  public init(
    run: @escaping @Sendable (String, [String], @escaping @Sendable ([UInt8]) -> Bool) async -> Bool,
    readFile: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.run = run
    self.readFile = readFile
  }

  /// When each file below `folder` was last changed, by its path there. What git cannot tell is left out: all of it outside a
  /// repository, a file that is not committed as it stands, and in a shallow clone a file whose last change lies at its edge.
  public func lastChanges(in folder: String) async -> [String: Instant] {
    guard let facts = await text(folder, ["rev-parse", "--is-shallow-repository", "--git-path", "shallow", "HEAD"])
    else { return [:] }
    let lines = facts.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard lines.count == 3, let tracked = await text(folder, ["ls-files", "-z", "--", "."]),
      let dirty = await text(
        folder,
        [
          "-c", "core.fsmonitor=false", "diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z",
          "HEAD", "--", ".",
        ])
    else { return [:] }
    let wanted = Set(paths(tracked)).subtracting(paths(dirty))
    guard !wanted.isEmpty else { return [:] }
    let log = LogReader(wanted: wanted, edge: lines[0] == "true" ? edge(lines[1], of: folder) : [])
    let isRead = await run(
      folder,
      [
        "-c", "log.showSignature=false", "log", "-z", "--format=%x01%H %at", "--name-only", "--no-renames",
        "--relative", "--", ".",
      ]
    ) { log.read($0) }
    return isRead ? log.changes : [:]
  }

  /// The commits whose parents a shallow clone has not got: each looks as if it had made all files.
  private func edge(_ path: String, of folder: String) -> Set<String> {
    let bytes = readFile(path.hasPrefix("/") ? path : "\(folder)/\(path)") ?? []
    return Set(bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
  }

  private func text(_ folder: String, _ arguments: [String]) async -> [UInt8]? {
    let collected = Collected()
    guard await run(folder, arguments, { collected.append($0) }) else { return nil }
    return collected.bytes
  }

  private func paths(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
