extension Recognizer {
  /// `arn:partition:service:region:account:resource`, where resource is `name`, `type/name` or `type:name`.
  static func arn(in line: [UInt8], at start: Int) -> RecognizedValue? {
    guard line.starts(with: "arn:aws", at: start) else { return nil }
    let end = line.end(from: start) { $0.isAlphanumeric || "-_:/.+=,@*".utf8.contains($0) }
    let whole = line[start..<end].reversed().drop { $0 == 0x2E || $0 == 0x2C || $0 == 0x3A }.reversed()
    let parts = whole.split(separator: 0x3A, maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, !parts[5].isEmpty else { return nil }
    let resource = parts[5]
    let type = resource.firstIndex { $0 == 0x2F || $0 == 0x3A }.map { resource[..<$0].text } ?? ""
    return RecognizedValue(
      kind: .arn(
        partition: parts[1].text, service: parts[2].text, region: parts[3].text, resourceType: type),
      end: start + whole.count)
  }

  /// `vpce-0123456789abcdef0`, also with the random suffix of an endpoint's DNS name, `vpce-0123456789abcdef0-a1b2c3d4.`.
  static func awsID(in line: [UInt8], at start: Int) -> RecognizedValue? {
    if let before = line.byte(start - 1), before == 0x2D { return nil }
    guard let prefix = resourcePrefixes.first(where: { line.starts(with: $0, at: start) }) else { return nil }
    let digits = start + prefix.utf8CodeUnitCount
    let end = line.end(from: digits) { $0.isDigit || ($0 >= 0x61 && $0 <= 0x66) }
    guard end - digits == 17 || end - digits == 8 else { return nil }
    let name = String(describing: prefix).dropLast()
    if line.byte(end) == 0x2D {
      let suffix = line.end(from: end + 1) { $0.isDigit || $0.isLowercase }
      guard suffix - end == 9, let next = line.byte(suffix), next == 0x2E || next == 0x2D else { return nil }
      return RecognizedValue(kind: .awsID(prefix: String(name), suffixed: true), end: suffix)
    }
    if let next = line.byte(end), next.isWord { return nil }
    return RecognizedValue(kind: .awsID(prefix: String(name), suffixed: false), end: end)
  }

  /// Twelve digits as the first part of a queue URL's path: `https://host/123456789012/name`.
  static func accountID(in line: [UInt8], at start: Int) -> RecognizedValue? {
    guard line.number(at: start, digits: 12) != nil, line.byte(start - 1) == 0x2F, line.byte(start + 12) == 0x2F
    else { return nil }
    let host = line[..<(start - 1)].reversed().prefix { $0.isAlphanumeric || "-.:_".utf8.contains($0) }
    let scheme = start - 1 - host.count
    guard !host.isEmpty, line.starts(with: "//", at: scheme - 2)
    else { return nil }
    return RecognizedValue(kind: .accountID, end: start + 12)
  }

  /// Prefixes of AWS resource identifiers that infrastructure articles print; longer ones before those they begin with.
  private static let resourcePrefixes: [StaticString] = [
    "vpce-svc-", "vpce-", "vpc-", "eni-", "i-", "sg-", "sgr-", "subnet-", "rtb-", "igw-", "nat-", "acl-", "ami-",
    "vol-", "snap-",
    "eipalloc-", "eipassoc-", "pcx-", "tgw-attach-", "tgw-", "dopt-", "lt-", "fs-", "pl-", "rslvr-in-", "rslvr-out-",
  ]
}
