import Foundation

/// A package for Python that carries a checker, in a virtual environment of the tests' own below the cache folder.
struct PythonPackage {
  struct Failure: Error, CustomStringConvertible { let description: String }

  let name: String
  let version: String

  /// The path of a file of the package, fetched where it is not there yet.
  func file(_ name: String) throws -> String {
    let variables = ProcessInfo.processInfo.environment
    let cache = variables["XDG_CACHE_HOME"] ?? (variables["HOME"] ?? NSHomeDirectory()) + "/.cache"
    let environment = "\(cache)/sooth/tests/\(self.name)-\(version)"
    if !FileManager.default.fileExists(atPath: environment + "/done") { try install(environment) }
    let files = try FileManager.default.subpathsOfDirectory(atPath: environment)
    guard let path = files.first(where: { $0.hasSuffix("/" + name) }) else {
      throw Failure(description: "there is no \(name) in \(environment): delete that folder")
    }
    return environment + "/" + path
  }

  private func install(_ environment: String) throws {
    let python = try run("/usr/bin/python3", ["-m", "venv", environment])
    guard python.status == 0 else {
      throw Failure(description: "no virtual environment: apt-get install python3-venv\n\(python.output)")
    }
    // The checker alone: what else the package would want is not used.
    let pip = try run(environment + "/bin/pip", ["install", "--quiet", "--no-deps", "\(name)==\(version)"])
    guard pip.status == 0 else { throw Failure(description: "\(name) cannot be fetched: \(pip.output)") }
    try Data().write(to: URL(filePath: environment + "/done"))
  }
}

/// Runs a program to its end.
func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
  let program = Process()
  program.executableURL = URL(filePath: path)
  program.arguments = arguments
  let pipe = Pipe()
  program.standardOutput = pipe
  program.standardError = pipe
  try program.run()
  let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
  program.waitUntilExit()
  return (program.terminationStatus, String(decoding: output, as: UTF8.self))
}
