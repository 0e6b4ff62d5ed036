import ArgumentParser
import Diagnostics
import Verification

/// Runs the body of a command. What is wrong with content or call is printed with its place and ends in status 2.
func reporting(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let error as Diagnosed {
    Console.print(error.diagnostics)
    let errors = error.diagnostics.count { $0.severity == .error }
    Console.print("\(errors) problem\(errors == 1 ? "" : "s")", to: .error)
    throw ExitCode(ExitStatus.contentWrong.rawValue)
  } catch let error as ValidationError {
    // The call as a whole is told of where it is read; this is what came of carrying it out.
    Console.print("Error: \(error)", to: .error)
    throw ExitCode(ExitStatus.contentWrong.rawValue)
  } catch is CancellationError {
    throw ExitCode(Interruption.status)
  }
}
