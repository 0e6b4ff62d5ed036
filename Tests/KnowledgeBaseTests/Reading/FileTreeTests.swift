import Foundation
import Testing

@testable import KnowledgeBase

@Suite struct FileTreeTests {
  /// A folder on disk with these files, gone afterwards.
  private func withFolder(_ files: [String: [UInt8]], _ body: (String) throws -> Void) throws {
    let root = NSTemporaryDirectory() + "/sooth-tree-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    for (path, bytes) in files {
      let parent = URL(filePath: "\(root)/\(path)").deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: "\(root)/\(path)"))
    }
    try body(root)
  }

  @Test func filesAreListedByTheirBytes() throws {
    try withFolder(["b": [], "a/z": [], "a.md": [], "a/é": [], ".hidden": [], ".git/x": [], "a/b~": [], "日": []]) {
      root throws in
      #expect(try FileTree.disk(root).list("") == ["a.md", "a/z", "a/é", "b", "日"])
      #expect(try FileTree.disk(root + "/").list("a") == ["a/z", "a/é"])
      #expect(FileTree.disk(root + "/").name("a/z") == root + "/a/z")
    }
  }

  @Test func linksToFoldersAreFollowed() throws {
    try withFolder(["real/x": [], "a": []]) { root throws in
      try FileManager.default.createSymbolicLink(atPath: root + "/link", withDestinationPath: "real")
      #expect(try FileTree.disk(root).list("") == ["a", "link/x", "real/x"])
    }
  }

  @Test(arguments: [0, 1, 4095, 65536, 200_000]) func bytesAreReadWhole(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try withFolder(["f": bytes]) { root throws in #expect(try FileTree.disk(root).read("f") == bytes) }
  }

  @Test func aFileWhoseSizeIsNotKnown() throws {
    #expect(try readFile("/proc/self/status").count > 100)
  }

  @Test func failures() throws {
    try withFolder(["d/x": []]) { root throws in
      let tree = FileTree.disk(root)
      #expect(throws: FileError(path: root + "/none", code: ENOENT)) { try tree.read("none") }
      #expect(throws: FileError(path: root + "/none", code: ENOENT)) { try tree.list("none") }
      #expect(throws: FileError(path: root + "/d", code: EISDIR)) { try tree.read("d") }
      #expect(FileError(path: "x", code: ENOENT).reason == "No such file or directory")
    }
  }

  @Test func memoryBehavesAsDisk() throws {
    let files = ["b": "1", "a/z": "2", "a/b/c": "3", "ab/x": "4"]
    let memory = FileTree.memory(files)
    try withFolder(files.mapValues { Array($0.utf8) }) { root throws in
      let disk = FileTree.disk(root)
      for folder in ["", "a", "a/b"] { #expect(try memory.list(folder) == disk.list(folder)) }
      for path in files.keys { #expect(try memory.read(path) == disk.read(path)) }
    }
  }
}
