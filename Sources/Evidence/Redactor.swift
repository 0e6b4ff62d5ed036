/// Takes secrets out of texts before they are printed or written. Claims are compared before, so a secret may be claimed.
public struct Redactor: Sendable {
  public static let mark = "[redacted]"
  private let secrets: [[UInt8]]

  /// `environment` is what the commands run with: values of variables whose names speak of secrets never leave.
  public init(environment: [String: String]) {
    self.init(secrets: environment.filter { Self.isSecret(name: $0.key) }.map(\.value))
  }

  /// Columns of a report show a text line by line, so each line of a secret is one.
  private init(secrets: [String]) {
    self.secrets = secrets.flatMap { $0.split(separator: "\n") }.map { Array($0.utf8) }.filter { $0.count >= 6 }
      .sorted { $0.count > $1.count }
  }

  /// The redactor for a session whose shell exports these variables by now, as `export -p` prints them.
  public func including(exports: [UInt8]) -> Redactor {
    let found = exportedVariables(exports).filter { Self.isSecret(name: $0.name) }.map(\.value)
    guard !found.isEmpty else { return self }
    return Redactor(secrets: Array(Set(found + secrets.map { String(decoding: $0, as: UTF8.self) })))
  }

  /// Whether the name of a variable speaks of a secret.
  public static func isSecret(name: String) -> Bool {
    let name = name.uppercased()
    // The identifier of a key is none of its secret.
    if name.hasSuffix("_ID") { return false }
    let words = [
      "SECRET", "TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "PRIVATE_KEY", "ACCESS_KEY", "API_KEY",
      "APIKEY",
    ]
    return words.contains { name.contains($0) }
  }

  public func redacted(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for secret in secrets { bytes = replacing(secret, in: bytes) }
    bytes = withoutNamedSecrets(withoutAuthorization(withoutAccessKeys(bytes)))
    return String(decoding: Self.withoutPrivateKeys(Self.withoutTokens(bytes)), as: UTF8.self)
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
      guard bytes[index] == UInt8(ascii: "A") else {
        result.append(bytes[index])
        index += 1
        continue
      }
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

  /// Where the colon after `authorization` ends, if `text` begins with both; a quote may stand between, as in the tables that
  /// `aws --debug` prints.
  private static func endOfHeader(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.starts(with: "authorization".utf8) else { return nil }
    let rest = text.dropFirst("authorization".utf8.count)
    let colon = rest.first == 0x22 || rest.first == 0x27 ? rest.dropFirst() : rest
    return colon.first == 0x3A ? colon.startIndex + 1 : nil
  }

  /// The rest of a line after `Authorization:`, as `curl -v` and `--debug` print it.
  private func withoutAuthorization(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x3A) else { return bytes }
    var result: [UInt8] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if number > 0 { result.append(0x0A) }
      let lower = line.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      guard let end = lower.indices.lazy.compactMap({ Self.endOfHeader(lower[$0...]) }).first else {
        result += line
        continue
      }
      result += line.prefix(end)
      result += Array((" " + Self.mark).utf8)
    }
    return result
  }

  /// The value behind a name that speaks of a secret, as files of credentials and JSON print them:
  /// `aws_secret_access_key = …`, `"SessionToken": "…"`.
  private func withoutNamedSecrets(_ bytes: [UInt8]) -> [UInt8] {
    [
      "secret_access_key", "secretaccesskey", "session_token", "sessiontoken", "password", "secretstring",
      "client_secret", "clientsecret", "x-api-key", "api_key", "apikey", "access_token", "refresh_token",
      "x-amz-signature",
      "x-amz-security-token",
    ].reduce(bytes) {
      withoutValues(behind: Array($1.utf8), in: $0)
    }
  }

  private func withoutValues(behind name: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index + name.count < bytes.count {
      // Hardly a byte begins a name, and an output may be a megabyte of them.
      guard bytes[index] | 0x20 == name[0],
        bytes[index..<index + name.count].elementsEqual(name, by: { ($0 | 0x20) == $1 || $0 == $1 })
      else {
        index += 1
        continue
      }
      index += name.count
      guard let value = valueRange(in: bytes, after: index) else { continue }
      result += bytes[copied..<value.lowerBound]
      result += Array(Self.mark.utf8)
      (copied, index) = (value.upperBound, value.upperBound)
    }
    return result + bytes[copied...]
  }

  /// The word of eight or more characters behind `=` or `:`, quotes around it left out.
  private func valueRange(in bytes: [UInt8], after start: Int) -> Range<Int>? {
    let isFiller: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x22 || $0 == 0x27 }
    let sign = bytes[start...].firstIndex { !isFiller($0) } ?? bytes.count
    guard sign < bytes.count, bytes[sign] == 0x3D || bytes[sign] == 0x3A else { return nil }
    let begin = bytes[(sign + 1)...].firstIndex { !isFiller($0) } ?? bytes.count
    let end = bytes[begin...].firstIndex { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 || $0 == 0x2C } ?? bytes.count
    return end - begin >= 8 ? begin..<end : nil
  }
}
