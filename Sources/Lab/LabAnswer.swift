import FoundationEssentials

/// The one line that the adapter answers a plan with.
enum LabAnswer {
  /// Healthy. The process that holds each host's namespaces, as the lab's own PID namespace numbers it.
  case ready(hosts: [String: Int])
  /// What failed first, in words.
  case failed(String)

  private struct Line: Decodable {
    let hosts: [String: Int]?
    let error: String?
  }

  /// Nil for a line that is no answer: something that a tool said before the adapter could answer.
  init?(line: String) {
    guard line.hasPrefix("{"), let line = try? JSONDecoder().decode(Line.self, from: Data(line.utf8))
    else { return nil }
    if let error = line.error {
      self = .failed(error)
    } else if let hosts = line.hosts {
      self = .ready(hosts: hosts)
    } else {
      return nil
    }
  }
}
