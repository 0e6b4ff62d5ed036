import KnowledgeBase

/// The guard of an environment did not hold, so nothing was run there.
struct GuardError: Error {
  let command: String
  let claim: String
}

extension Job {
  /// Why it could not be run, or not to its end, with the way out where one is known.
  func words(_ error: any Error) -> String {
    switch error {
    case ShellError.notStarted(let said):
      "the shell could not be started: \(String(decoding: said, as: UTF8.self))"
    case let error as GuardError:
      "the guard ‘\(error.command)’ does not hold, so nothing was run: \(error.claim)"
    case let error as LinkError: linkWords(error)
    default: "\(error)"
    }
  }

  private func linkWords(_ error: LinkError) -> String {
    let lines = error.said.split(whereSeparator: \.isNewline).filter { !$0.isEmpty }
    let said = lines.suffix(3).joined(separator: "; ")
    let words = said.isEmpty ? "" : ": \(said)"
    let place = variant.host ?? "‘\(variant.environment.command ?? "")’"
    if error.wasOpen { return "the way to \(place) broke\(words)" }
    guard let host = variant.host else { return "\(place) gives no shell\(said.isEmpty ? ": it says nothing" : words)" }
    let way: [(sign: String, way: String)] = [
      ("Permission denied", "nobody is there to type a password: name a key in ~/.ssh/config, or add one by ssh-add"),
      (
        "Host key verification failed", "its key is not known here: connect once by hand, ‘ssh \(host)’, and compare it"
      ),
      ("Could not resolve", "check the name, or give it a HostName in ~/.ssh/config"),
    ]
    let help = way.first { said.contains($0.sign) }.map { "; \($0.way)" } ?? ""
    return "\(host) cannot be reached by ssh\(said.isEmpty ? ": it does not answer" : words)\(help)"
  }
}
