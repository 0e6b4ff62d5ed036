public import Diagnostics
import Evidence
import FlyingFox
import FlyingSocks
import Glibc
import KnowledgeBase
public import Site
import Synchronization
public import Verification

/// What a preview tells while it runs.
public enum PreviewEvent: Sendable {
  case serving(address: String)
  /// The site is as its content says; `words` name what had changed, and are nil for the first build; `files`
  /// is how many of the site's have new bytes or are gone.
  case built(words: String?, BuildSummary, files: Int, took: Duration)
  /// The site stays as it was before.
  case problems([Diagnostic])
  case verification(VerificationEvent)
}

/// The development server: builds a site into a folder of its own, serves it on 127.0.0.1, watches the content, and tells the pages
/// that are open what has changed.
public struct Preview: Sendable {
  let content: String
  let port: UInt16
  let verification: LiveVerification.Settings?
  let report: @Sendable (PreviewEvent) -> Void

  /// `port` 0 is any that is free. With `verification`, articles are run where they were changed.
  public init(
    content: String, port: UInt16, verification: LiveVerification.Settings? = nil,
    report: @escaping @Sendable (PreviewEvent) -> Void
  ) {
    self.content = content
    self.port = port
    self.verification = verification
    self.report = report
  }

  /// The first port from `port` on that is free; nil where a hundred are taken.
  public static func freePort(from port: UInt16) -> UInt16? { Port.firstFree(from: port) }

  /// Whether nobody listens on the port.
  public static func isFree(_ port: UInt16) -> Bool { port == 0 || Port.isFree(port) }

  /// Serves until the task is cancelled, which ends it by a `CancellationError`. Throws where it cannot begin.
  public func run() async throws {
    do {
      try await serve()
    } catch {
      // The server tells of its end in its own words.
      try Task.checkCancellation()
      throw error
    }
    try Task.checkCancellation()
  }

  private func serve() async throws {
    let folder = try PrivateFolder()
    let watcher = try ContentWatcher(content)
    let hub = EventHub()
    let responder = Responder(files: SiteFiles(root: folder.path), hub: hub)
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), logger: .disabled,
      handler: ClosureHTTPHandler { responder.respond(to: $0) })
    defer {
      watcher.stop()
      hub.close()
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      try await server.waitUntilListening()
      guard case .ip4(_, let bound)? = await server.listeningAddress else { throw CancellationError() }
      report(.serving(address: "http://127.0.0.1:\(bound)/"))
      group.addTask { await follow(watcher, hub, folder.path) }
      group.addTask {
        while true {
          try await Task.sleep(for: .seconds(15))
          hub.beat()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// Builds, and builds again after each change.
  private func follow(_ watcher: ContentWatcher, _ hub: EventHub, _ folder: String) async {
    let rebuilder = Rebuilder(content: content, output: folder, published: { hub.changed($0) })
    let cycle = BuildCycle(
      rebuilder: rebuilder, hub: hub,
      verification: verification.map { settings in
        LiveVerification(settings, content: content) { report($0) }
      }, report: report)
    await cycle.begin(nil)
    for await changes in watcher.changes {
      switch changes {
      case .paths(let paths):
        let change = ContentChange(paths)
        if !change.isEmpty { await cycle.begin(change) }
      case .unknown: await cycle.begin(nil)
      }
    }
    await cycle.end()
  }
}
