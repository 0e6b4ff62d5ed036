import FoundationEssentials
import SystemPackage

/// The tools of a lab's hosts: what has to be in the cache for them, and the folder of programs that comes
/// first on the hosts' `PATH`.
struct Toolbox {
  /// In the order of their names.
  let tools: [any LabTool]
  let clockRate: Int
  let cache: LabCache

  /// - Throws: ``LabError/unknownTool(_:known:)``, or ``LabError/notAVersion(_:tool:)``.
  init(tools versions: [String: String], clockRate: Int, cache: LabCache) throws(LabError) {
    var tools: [any LabTool] = []
    for (name, version) in versions.sorted(by: { $0.key < $1.key }) {
      tools.append(try labTool(name, version: version))
    }
    self.tools = tools
    self.clockRate = clockRate
    self.cache = cache
  }

  private var hurries: Bool { !tools.isEmpty && clockRate > 1 }

  var folders: [ToolFolder] { [.lab] + tools.map(\.folder) + (hurries ? [.faketime] : []) }

  /// Writes the programs where they are not there yet.
  /// - Returns: The folder of programs, or nil where the lab brings none.
  func writePrograms() throws -> FilePath? {
    guard !tools.isEmpty else { return nil }
    let programs = try tools.map { (name: type(of: $0).program, text: Array(try script(of: $0).utf8)) }
    var hash = ContentHash()
    for program in programs {
      hash.add(program.name.utf8)
      hash.add(program.text)
    }
    let folder = cache.wrappers(hash.name)
    try cache.make(folder)
    for program in programs {
      let path = folder.appending(program.name).string
      guard !FileManager.default.isExecutableFile(atPath: path) else { continue }
      try Data(program.text).write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    return folder
  }

  private func script(of tool: any LabTool) throws -> String {
    var lines = ["#!/bin/sh"]
    if hurries {
      lines.append("# This program's clock, and with it each time-out, runs \(clockRate) times as fast.")
      // A path in LD_PRELOAD could not have blanks.
      lines.append("export LD_LIBRARY_PATH=\(shellQuoted(try faketimeFolder()))")
      lines.append("export LD_PRELOAD=\(Toolbox.faketime) FAKETIME='+0 x\(clockRate)'")
    }
    return (lines + tool.script(in: cache)).joined(separator: "\n") + "\n"
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
