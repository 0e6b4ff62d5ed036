import Foundation
import SystemPackage
import Testing

@testable import Lab

@Suite struct AdapterFilesTests {
  @Test func carriesEveryResource() throws {
    let resources = FilePath(#filePath).removingLastComponent().appending("../../Sources/Lab/Resources")
      .string
    let cache = LabCache(root: FilePath("/tmp/sooth-adapter-\(UUID())"))
    defer { try? FileManager.default.removeItem(atPath: cache.root.string) }
    let written = try AdapterFiles.write(into: cache)
    let names = try FileManager.default.contentsOfDirectory(atPath: resources).filter { $0 != "__pycache__" }
    #expect(!names.isEmpty)
    for name in names {
      let source = try Data(contentsOf: URL(filePath: "\(resources)/\(name)"))
      #expect(try Data(contentsOf: URL(filePath: written[name])) == source)
    }
  }

  @Test func writesOnceAndForAllWritersAlike() async throws {
    let cache = LabCache(root: FilePath("/tmp/sooth-adapter-\(UUID())"))
    defer { try? FileManager.default.removeItem(atPath: cache.root.string) }
    let first = try AdapterFiles.write(into: cache)
    let marked = first["mark"]
    #expect(FileManager.default.createFile(atPath: marked, contents: nil))
    #expect(try AdapterFiles.write(into: cache).folder == first.folder)
    #expect(FileManager.default.fileExists(atPath: marked))
    let folder = cache.root.appending("adapter").string
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
  }
}
