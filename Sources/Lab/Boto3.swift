import SystemPackage

/// A version of boto3, the AWS SDK for Python, with a Python that finds it.
struct Boto3: LabTool {
  static let name = "boto3"
  static let program = "python3"

  let folder: ToolFolder

  init(version: String) {
    folder = ToolFolder(
      name: "\(Boto3.name)-\(version)", title: "boto3 \(version), from PyPI", recipe: "pypi.sh",
      arguments: ["boto3==\(version)"])
  }

  func script(in cache: LabCache) -> [String] {
    ["exec \(shellQuoted(folder.path(in: cache).appending("bin/python").string)) \"$@\""]
  }
}
