import FoundationEssentials
import SystemPackage

/// The tools of a lab's hosts: what has to be in the cache for them, and the folder of programs that comes
/// first on the hosts' `PATH`.
struct Toolbox {
  let aws: AWSCommandLine?
  let clockRate: Int
  let cache: LabCache

  /// - Throws: ``LabError/unknownTool(_:known:)``, or ``LabError/notAVersion(_:tool:)``.
  init(tools: [String: String], clockRate: Int, cache: LabCache) throws(LabError) {
    for name in tools.keys.sorted() where name != AWSCommandLine.tool {
      throw .unknownTool(name, known: [AWSCommandLine.tool])
    }
    if let version = tools[AWSCommandLine.tool] {
      aws = try AWSCommandLine(version: version)
    } else {
      aws = nil
    }
    self.clockRate = clockRate
    self.cache = cache
  }

  private var hurries: Bool { aws != nil && clockRate > 1 }

  var folders: [ToolFolder] {
    var folders = [ToolFolder.lab]
    if let aws { folders.append(aws.folder) }
    if hurries { folders.append(.faketime) }
    return folders
  }

  /// Writes the programs where they are not there yet.
  /// - Returns: The folder of programs, or nil where the lab brings none.
  func writePrograms() throws -> FilePath? {
    guard let aws else { return nil }
    let program = Array(try script(of: aws).utf8)
    var hash = ContentHash()
    hash.add(program)
    let folder = cache.wrappers(hash.name)
    let path = folder.appending("aws").string
    if !FileManager.default.isExecutableFile(atPath: path) {
      try cache.make(folder)
      try Data(program).write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    return folder
  }

  private func script(of aws: AWSCommandLine) throws -> String {
    var lines = ["#!/bin/sh"]
    if hurries {
      lines.append("# This program's clock, and with it each time-out, runs \(clockRate) times as fast.")
      // A path in LD_PRELOAD could not have blanks.
      lines.append("export LD_LIBRARY_PATH=\(shellQuoted(try faketimeFolder()))")
      lines.append("export LD_PRELOAD=\(Toolbox.faketime) FAKETIME='+0 x\(clockRate)'")
    }
    return (lines + aws.script(in: cache)).joined(separator: "\n") + "\n"
  }

  private static let faketime = "libfaketime.so.1"

  /// The library lies below a folder that is named for the machine's architecture.
  private func faketimeFolder() throws -> String {
    let libraries = ToolFolder.faketime.path(in: cache).appending("root/usr/lib")
    for architecture in try FileManager.default.contentsOfDirectory(atPath: libraries.string) {
      let folder = libraries.appending("\(architecture)/faketime")
      let library = folder.appending(Toolbox.faketime).string
      if FileManager.default.fileExists(atPath: library) { return folder.string }
    }
    throw LabError.provisioningFailed(
      what: ToolFolder.faketime.title, output: "no \(Toolbox.faketime) below \(libraries)")
  }
}
