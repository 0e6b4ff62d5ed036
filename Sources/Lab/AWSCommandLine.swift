import SystemPackage

/// A version of the AWS CLI, and how this machine comes by it.
struct AWSCommandLine: LabTool {
  static let name = "aws-cli"
  static let program = "aws"

  let folder: ToolFolder

  init(version: String) {
    let name = "\(AWSCommandLine.name)-\(version)"
    switch version {
    case "1.16.116":
      folder = ToolFolder(
        name: name, title: "AWS CLI \(version), from PyPI", recipe: "\(name).sh", arguments: [])
    case _ where version.hasPrefix("1."):
      folder = ToolFolder(
        name: name, title: "AWS CLI \(version), from PyPI", recipe: "pypi.sh",
        arguments: ["awscli==\(version)"])
    default:  // Version 2 is not on PyPI; of Debian's package, a release of Debian has one version
      folder = ToolFolder(
        name: name, title: "AWS CLI \(version), from Debian's packages", recipe: "debian.sh",
        arguments: AWSCommandLine.debianPackages, debianVersion: version)
    }
  }

  /// Debian's `awscli` and what it depends on beyond the Python that every lab needs.
  private static let debianPackages = [
    "awscli", "docutils-common", "python3-awscrt", "python3-colorama", "python3-dateutil", "python3-docutils",
    "python3-jmespath", "python3-prompt-toolkit", "python3-pyasn1", "python3-roman", "python3-ruamel.yaml",
    "python3-ruamel.yaml.clib", "python3-urllib3", "python3-wcwidth",
  ]

  /// Warnings of a newer Python are not the program's output.
  func script(in cache: LabCache) -> [String] {
    let root = folder.path(in: cache)
    if !folder.isVenv {
      let libraries = root.appending("root/usr/lib/python3/dist-packages").string
      let program = root.appending("root/usr/bin/aws").string
      return [
        "export PYTHONPATH=\(shellQuoted(libraries))",
        "exec \(Machine.python) -W ignore \(shellQuoted(program)) \"$@\"",
      ]
    }
    let python = root.appending("bin/python").string
    return ["exec \(shellQuoted(python)) -W ignore \(shellQuoted(root.appending("bin/aws").string)) \"$@\""]
  }
}
