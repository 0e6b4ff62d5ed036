/// Takes secrets out of texts before they are printed or written. Claims are compared before, so a secret may be claimed.
public struct Redactor: Sendable {
  public static let mark = "[redacted]"
  private let secrets: [[UInt8]]

  /// `environment` is what the commands run with: values of variables whose names speak of secrets never leave.
  public init(environment: [String: String]) {
    secrets = environment.filter { name, value in Self.isSecret(name: name) && value.utf8.count >= 8 }
      .map { Array($0.value.utf8) }.sorted { $0.count > $1.count }
  }

  private static func isSecret(name: String) -> Bool {
    let name = name.uppercased()
    return ["SECRET", "TOKEN", "PASSWORD", "PASSWD", "PRIVATE_KEY"].contains { name.contains($0) }
  }

  public func redacted(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for secret in secrets { bytes = replacing(secret, in: bytes) }
    return String(decoding: withoutAuthorization(withoutAccessKeys(bytes)), as: UTF8.self)
  }

  private func replacing(_ secret: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= secret.count else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == secret[0], bytes[index...].starts(with: secret) {
        result += Array(Self.mark.utf8)
        index += secret.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Access key identifiers (`AKIA…`, `ASIA…`, 20 characters; IAM User Guide, "IAM identifiers"); AWS's own example keys,
  /// which end in EXAMPLE, are nobody's.
  private func withoutAccessKeys(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let word = bytes[index...].prefix(20)
      let key = word.starts(with: "AKIA".utf8) || word.starts(with: "ASIA".utf8)
      if key, word.count == 20, word.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 }),
        !word.suffix(7).elementsEqual("EXAMPLE".utf8)
      {
        result += Array(Self.mark.utf8)
        index += 20
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The rest of a line after `Authorization:`, as `curl -v` and `--debug` print it.
  private func withoutAuthorization(_ bytes: [UInt8]) -> [UInt8] {
    let header = Array("authorization:".utf8)
    guard bytes.contains(0x3A) else { return bytes }
    var result: [UInt8] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if number > 0 { result.append(0x0A) }
      let lower = line.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      guard let start = lower.indices.first(where: { lower[$0...].starts(with: header) }) else {
        result += line
        continue
      }
      result += line.prefix(start + header.count)
      result += Array((" " + Self.mark).utf8)
    }
    return result
  }
}
