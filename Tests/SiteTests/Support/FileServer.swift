import Foundation
import Glibc

/// A web server for a folder, on a port of its own, as long as the value lives.
final class FileServer {
  struct Failure: Error { let words: String }

  private let program = Process()
  let port: Int

  init(_ folder: String) throws {
    program.executableURL = URL(filePath: "/usr/bin/env")
    program.arguments = ["python3", "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder, "0"]
    let output = Pipe()
    program.standardOutput = output
    program.standardError = FileHandle.nullDevice
    try program.run()
    // "Serving HTTP on 127.0.0.1 port 41234 (…".
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "port"), let number = Int(words[place + 1]) else {
      kill(program.processIdentifier, SIGKILL)
      throw Failure(words: "no web server: \(line)")
    }
    port = number
  }

  deinit {
    // A thread of the tests may block other signals, and what it starts then blocks them too.
    kill(program.processIdentifier, SIGKILL)
    program.waitUntilExit()
  }
}
