/// Secrets that are known by their own shape, wherever they stand.
extension Redactor {
  /// The beginnings of tokens of GitHub, GitLab, Slack, npm and PyPI, as their makers document them.
  private static let prefixes = [
    "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "npm_", "pypi-",
  ].map { Array($0.utf8) }

  /// The words that are tokens: known by their beginning, JSON Web Tokens (RFC 7519), what follows `Bearer` (RFC 6750).
  static func withoutTokens(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    var isAfterBearer = false
    while index < bytes.count {
      guard isTokenByte(bytes[index]) else {
        result.append(bytes[index])
        isAfterBearer = isAfterBearer && bytes[index] == 0x20
        index += 1
        continue
      }
      let wide = isAfterBearer
      let end = bytes[index...].firstIndex { !isTokenByte($0) && !(wide && "+/=~".utf8.contains($0)) } ?? bytes.count
      let word = bytes[index..<end]
      result += isToken(word) || isAfterBearer && word.count >= 16 ? Array(mark.utf8)[...] : word
      isAfterBearer = word.elementsEqual("Bearer".utf8, by: { $0 | 0x20 == $1 | 0x20 })
      index = end
    }
    return result
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || "_-.".utf8.contains(byte)
  }

  private static func isToken(_ word: ArraySlice<UInt8>) -> Bool {
    if word.count >= 20, prefixes.contains(where: { word.starts(with: $0) }) { return true }
    return word.count >= 40 && word.starts(with: "eyJ".utf8) && word.count { $0 == 0x2E } == 2
  }

  /// The lines between `-----BEGIN … PRIVATE KEY-----` and its end (RFC 7468).
  static func withoutPrivateKeys(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.firstRange(of: Array("PRIVATE KEY-----".utf8)) != nil else { return bytes }
    var isInside = false
    var lines: [[UInt8]] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isKey = line.firstRange(of: Array("PRIVATE KEY-----".utf8)) != nil
      let ends = isKey && line.firstRange(of: Array("-----END".utf8)) != nil
      if isInside, !ends {
        if lines.last != Array(mark.utf8) { lines.append(Array(mark.utf8)) }
        continue
      }
      isInside = isKey && !ends
      lines.append(Array(line))
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}
