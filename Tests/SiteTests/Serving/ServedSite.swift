import Foundation
import Glibc

/// `sooth serve` as a process of its own, on a port that is free; ended with the value.
final class ServedSite {
  struct Failure: Error { let words: String }

  private let program = Process()
  private let output = Pipe()
  private var printed: [UInt8] = []
  /// `http://127.0.0.1:40123/`.
  private(set) var address = ""

  init(_ content: String, _ arguments: [String] = []) throws {
    program.executableURL = URL(filePath: Self.sooth)
    program.arguments = ["serve", "--port", "0", "--content", content] + arguments
    program.standardOutput = output
    program.standardError = output
    try program.run()
    let line = try wait(for: "Serving ")
    address = String(line.dropFirst("Serving ".count).prefix { $0 != " " })
    try wait(for: "Build ")
  }

  deinit { if program.isRunning { kill(program.processIdentifier, SIGKILL) } }

  /// The program, where these tests were built.
  private static let sooth: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: tests).deletingLastPathComponent().path(percentEncoded: false) + "/sooth"
  }()

  var process: Int32 { program.processIdentifier }

  /// Reads what is printed until a line begins with `start`, and returns that.
  @discardableResult func wait(for start: String) throws -> String {
    while true {
      while let end = printed.firstIndex(of: 0x0A) {
        let line = String(decoding: printed[..<end], as: UTF8.self)
        printed.removeSubrange(...end)
        if line.hasPrefix(start) { return line }
      }
      let descriptor = output.fileHandleForReading.fileDescriptor
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 60_000) == 1 else { throw Failure(words: "no line ‘\(start)’ within a minute") }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { throw Failure(words: "it ended before a line ‘\(start)’") }
      printed += chunk[..<count]
    }
  }

  /// Ends it as Ctrl-C does, and returns its exit status.
  func interrupt() -> Int32 {
    kill(program.processIdentifier, SIGINT)
    program.waitUntilExit()
    return program.terminationStatus
  }

  /// What curl prints of a path.
  func get(_ path: String, _ options: [String] = []) throws -> String {
    let curl = Process()
    curl.executableURL = URL(filePath: "/usr/bin/curl")
    curl.arguments = ["-s", "--max-time", "30", "--path-as-is"] + options + [address + path]
    let pipe = Pipe()
    curl.standardOutput = pipe
    try curl.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    curl.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

/// The events of a page, as a client of a socket gets them.
final class EventClient {
  private let descriptor: Int32
  private var received = ""

  init(_ site: ServedSite, page: String) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(URL(string: site.address)?.port ?? 0).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw ServedSite.Failure(words: "no connection") }
    let request = "GET /.sooth/events?page=\(page) HTTP/1.1\r\nHost: localhost\r\n\r\n"
    _ = Array(request.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  deinit { close(descriptor) }

  /// Reads on until `text` has come, and returns what came before it.
  @discardableResult func wait(for text: String) throws -> String {
    while true {
      if let range = received.range(of: text) {
        defer { received = String(received[range.upperBound...]) }
        return String(received[..<range.lowerBound])
      }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 60_000) == 1 else { throw ServedSite.Failure(words: "no ‘\(text)’ within a minute") }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { throw ServedSite.Failure(words: "the stream ended before ‘\(text)’") }
      received += String(decoding: chunk[..<count], as: UTF8.self)
    }
  }
}
