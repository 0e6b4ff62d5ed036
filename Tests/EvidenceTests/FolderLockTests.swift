import Foundation
import Testing

@testable import Evidence

@Suite struct FolderLockTests {
  private func isFree(_ folder: String) -> Bool {
    guard let lock = FolderLock(folder: folder) else { return false }
    _ = lock
    return true
  }

  @Test func aSecondHolderIsKeptOut() throws {
    try withFolder { folder throws in
      #expect(isFree(folder))
      guard let lock = FolderLock(folder: folder) else {
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

  /// As a process does that was forked while the lock was held, and has not come to its program yet.
  @Test func aCopyOfTheDescriptorHoldsNobodyOff() throws {
    try withFolder { folder throws in
      guard let lock = FolderLock(folder: folder) else {
        Issue.record("the lock was not given")
        return
      }
      var wanted = stat()
      #expect(stat(folder, &wanted) == 0)
      let held = (3..<1024 as Range<Int32>).first { descriptor in
        var found = stat()
        return fstat(descriptor, &found) == 0 && found.st_ino == wanted.st_ino && found.st_dev == wanted.st_dev
      }
      let copy = dup(try #require(held))
      defer { close(copy) }
      release(lock)
      #expect(isFree(folder))
    }
  }

  @Test func nothingIsLeftBehind() throws {
    try withFolder { folder throws in
      #expect(isFree(folder))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func aFolderThatIsNotThere() { #expect(!isFree("/nonexistent/sooth")) }

  private func release(_ lock: consuming FolderLock) { _ = lock }

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
