import Foundation
import Glibc
import Testing

/// Headless Chromium, driven by the Chrome DevTools Protocol over a pair of pipes (`--remote-debugging-pipe`: JSON messages, each
/// ended by a zero byte). Used by one test at a time.
final class Browser {
  struct Failure: Error, CustomStringConvertible { let description: String }

  private let program: Process
  private let profile: String
  private let commands: Int32
  private let answers: Int32
  private var lastNumber = 0
  private var received: [UInt8] = []
  /// What happened since it was last asked, by method.
  private var events: [(method: String, parameters: [String: Any])] = []

  init() throws {
    guard let path = Self.installed(["chromium", "google-chrome"]) else {
      throw Failure(description: "there is no Chromium: apt-get install --no-install-recommends chromium")
    }
    profile = NSTemporaryDirectory() + "/sooth-chromium-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: profile, withIntermediateDirectories: true)
    // Opened for both directions, named pipes wait for nobody.
    let pipes = try ["in", "out"].map { [profile] name in
      let pipe = profile + "/" + name
      let descriptor = mkfifo(pipe, 0o600) == 0 ? open(pipe, O_RDWR | O_CLOEXEC) : -1
      guard descriptor >= 0 else { throw Failure(description: "no pipe: \(String(cString: strerror(errno)))") }
      return descriptor
    }
    (commands, answers) = (pipes[0], pipes[1])
    program = Process()
    program.executableURL = URL(filePath: "/bin/sh")
    // The browser finds its pipes at descriptors 3 and 4.
    program.arguments =
      ["-c", "exec \"$@\" 3<\"$0/in\" 4>\"$0/out\"", profile, path] + [
        "--headless=new", "--no-sandbox", "--remote-debugging-pipe", "--user-data-dir=\(profile)/data", "--disable-gpu",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--window-size=1400,1000", "about:blank",
      ]
    program.standardOutput = FileHandle.nullDevice
    program.standardError = FileHandle.nullDevice
    try program.run()
  }

  deinit {
    // It ends its processes itself where it still answers.
    if (try? call("Browser.close")) == nil { program.terminate() }
    program.waitUntilExit()
    close(commands)
    close(answers)
    try? FileManager.default.removeItem(atPath: profile)
  }

  private static func installed(_ names: [String]) -> String? {
    names.map { "/usr/bin/" + $0 }.first { access($0, X_OK) == 0 }
  }

  // MARK: - Messages

  /// Calls a method and waits for its result.
  @discardableResult
  func call(_ method: String, _ parameters: [String: Any] = [:], session: String? = nil) throws -> [String: Any] {
    lastNumber += 1
    var message: [String: Any] = ["id": lastNumber, "method": method, "params": parameters]
    message["sessionId"] = session
    try send(JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try receive()
      guard answer["id"] as? Int == lastNumber else {
        note(answer)
        continue
      }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// Waits until an event of this name has come.
  func wait(for method: String) throws {
    while !events.contains(where: { $0.method == method }) { note(try receive()) }
  }

  /// The events since this was last called.
  func takeEvents() -> [(method: String, parameters: [String: Any])] {
    defer { events = [] }
    return events
  }

  private func note(_ message: [String: Any]) {
    guard let method = message["method"] as? String else { return }
    events.append((method, message["params"] as? [String: Any] ?? [:]))
  }

  private func send(_ data: Data) throws {
    var rest = Array(data)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(commands, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(description: "the browser takes no commands") }
      rest = rest.dropFirst(count)
    }
  }

  private func receive() throws -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = Data(received[..<end])
        received.removeSubrange(...end)
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      var waiting = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 120_000) == 1 else {
        throw Failure(description: "the browser has not answered for 120 s")
      }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(answers, &chunk, chunk.count)
      guard count > 0 else { throw Failure(description: "the browser is gone") }
      received += chunk[..<count]
    }
  }
}
