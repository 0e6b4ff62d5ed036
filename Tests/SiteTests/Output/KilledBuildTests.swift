import Foundation
import Glibc
import Testing

/// Builds by the real program, ended by SIGKILL at any moment: what is there then is whole, and the next build repairs it.
@Suite struct KilledBuildTests {
  private static let count = 300

  /// Two versions of a site: the second changes pages, adds some, takes others away.
  private static func content(_ version: Int) -> [String: String] {
    var files = ["site.yml": "title: Version \(version)", "articles/only\(version)/index.md": article("Only here")]
    for number in 0..<count where (number + version) % 10 > 0 {
      let present = { (other: Int) in (other + version) % 10 > 0 ? other : other + 1 }
      let links = (1...4).map { step in
        let other = present((number + step * 37) % (count - 2))
        return "[\(other)](../s\(other % 7)/n\(other).md)"
      }
      // Two pages in three are the same in both versions, the site's title apart.
      let text = number % 3 == 0 ? "Text of version \(version)." : "Text."
      files["articles/s\(number % 7)/n\(number).md"] = article(
        "Article \(number)", "\(text) \(links.joined(separator: " "))\n\n```console\n$ echo \(number)\n\(number)\n```\n"
      )
    }
    return files
  }

  @Test(.timeLimit(.minutes(2))) func whatIsThereIsWholeAtAnyMoment() throws {
    let shop = try Workshop()
    var whole: [[String: Data]] = []
    for version in 0..<2 {
      try shop.write(Self.content(version), below: "content\(version)")
      let program = try start(version, shop, into: "whole\(version)")
      program.waitUntilExit()
      try #require(program.terminationStatus == 0)
      whole.append(try bytes(of: shop.root + "/whole\(version)"))
    }
    let duration = try time { try start(0, shop, into: "timed").waitUntilExit() }

    // Onto nothing at all, then from one version to the other.
    for round in 0..<4 { try killed(0, shop, into: "new\(round)", duration, whole, isCommitting: round % 2 == 0) }
    for round in 0..<10 { try killed(round % 2, shop, into: "new0", duration, whole, isCommitting: round % 2 == 0) }

    let repair = try start(1, shop, into: "new0")
    repair.waitUntilExit()
    #expect(repair.terminationStatus == 0)
    #expect(try bytes(of: shop.root + "/new0") == whole[1], "the next build repairs everything")
  }

  /// Starts a build, kills it, and looks at what is there.
  private func killed(
    _ version: Int, _ shop: Workshop, into output: String, _ duration: TimeInterval, _ whole: [[String: Data]],
    isCommitting: Bool
  ) throws {
    let root = shop.root + "/" + output
    let manifest = stamp(root + "/.sooth/files")
    let program = try start(version, shop, into: output)
    if isCommitting {
      // Files are put in their places once the manifest knows of both the old and the new: a matter of milliseconds.
      while program.isRunning, stamp(root + "/.sooth/files") == manifest {}
      usleep(UInt32.random(in: 0..<8000))
    } else {
      usleep(UInt32(Double.random(in: 0..<1) * duration * 1e6))
    }
    kill(program.processIdentifier, SIGKILL)
    program.waitUntilExit()
    for (path, data) in try bytes(of: root) {
      #expect(whole.contains { $0[path] == data }, "\(path) is of neither version")
    }
    guard FileManager.default.fileExists(atPath: root + "/index.html") else { return }
    var check = LinkCheck(root)
    check.checkReachable(from: "index.html")
    #expect(check.problems.isEmpty, "\(check.problems.prefix(3))")
  }

  private func start(_ version: Int, _ shop: Workshop, into output: String) throws -> Process {
    let program = Process()
    program.executableURL = URL(filePath: Self.soothPath)
    program.arguments = ["build", "--content", "\(shop.root)/content\(version)", "--output", "\(shop.root)/\(output)"]
    program.standardOutput = FileHandle.nullDevice
    try program.run()
    return program
  }

  /// The program lies beside the tests that it is built with.
  private static let soothPath: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: tests).deletingLastPathComponent().path + "/sooth"
  }()

  private func time(_ work: () throws -> Void) rethrows -> TimeInterval {
    let begin = Date()
    try work()
    return Date().timeIntervalSince(begin)
  }

  private func stamp(_ path: String) -> [Int] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    return [Int(status.st_ino), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
  }

  private func bytes(of root: String) throws -> [String: Data] {
    var result: [String: Data] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? [] where !path.hasPrefix(".sooth") {
      if let data = FileManager.default.contents(atPath: root + "/" + path) { result[path] = data }
    }
    return result
  }
}
