import Evidence
import Glibc
import Subprocess
import SystemPackage

extension GitHistory {
  /// The git of this machine. Where there is none, nothing is known.
  public static let git = GitHistory(
    run: { folder, arguments, read in
      var options = PlatformOptions()
      options.createSession = true
      let isRead = try? await Subprocess.run(
        .name("git"), arguments: Arguments(["-C", folder, "--no-optional-locks"] + arguments), platformOptions: options,
        input: .none, output: .sequence, error: .discarded
      ) { execution in
        for try await piece in execution.standardOutput {
          if piece.withUnsafeBytes({ read(Array($0)) }) { continue }
          await execution.teardown(using: [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
          )
          return true
        }
        return false
      }
      return isRead.map { $0.closureResult || $0.terminationStatus.isSuccess } ?? false
    },
    readFile: { path in
      guard let descriptor = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else { return nil }
      defer { try? descriptor.close() }
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 4096)
      while let count = try? piece.withUnsafeMutableBytes({ try descriptor.read(into: $0) }), count > 0 {
        bytes += piece[..<count]
      }
      return bytes
    })
}
