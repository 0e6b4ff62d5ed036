import Foundation
import Testing

@testable import Evidence

@Suite struct RunLockTests {
  private func isFree(_ folder: String) -> Bool {
    guard let lock = RunLock(folder: folder) else { return false }
    _ = lock
    return true
  }

  @Test func aSecondHolderIsKeptOut() throws {
    try withFolder { folder throws in
      #expect(isFree(folder))
      guard let lock = RunLock(folder: folder) else {
        Issue.record("the lock was not given")
        return
      }
      #expect(!isFree(folder))
      #expect(try !isFreeForAnother(folder))
      try withFolder { other throws in #expect(isFree(other), "another folder has its own") }
      release(lock)
      #expect(isFree(folder))
      #expect(try isFreeForAnother(folder))
    }
  }

  @Test func nothingIsLeftBehind() throws {
    try withFolder { folder throws in
      #expect(isFree(folder))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func aFolderThatIsNotThere() { #expect(!isFree("/nonexistent/sooth")) }

  private func release(_ lock: consuming RunLock) { _ = lock }

  /// Whether another process gets the lock, by util-linux's `flock`.
  private func isFreeForAnother(_ folder: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/flock")
    process.arguments = ["--nonblock", folder, "true"]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
