/// What a recognised value is. Two values match where their kinds do: the kind is the claim, the value an example of it.
public enum ValueKind: Hashable, Sendable {
  case address(AddressScope)
  /// An address whose scope is no claim: the resolver in nslookup's header.
  case anyAddress
  case timestamp(TimestampForm)
  /// RFC 9562.
  case uuid
  /// Twelve digits where only an AWS account number stands.
  case accountID
  /// `arn:partition:service:region:account:resource`, see AWS's page "Amazon Resource Names (ARNs)".
  case arn(partition: String, service: String, region: String, resourceType: String)
  /// An AWS resource identifier such as `vpce-0123456789abcdef0`; an endpoint's name adds a random suffix.
  case awsID(prefix: String, suffixed: Bool)
  /// At least 32 hexadecimal digits.
  case digest(length: Int)
  /// At least 40 characters of base64 (RFC 4648).
  case token(TokenAlphabet)
  case duration
  /// Seconds (10 digits) or milliseconds (13) since 1970, in JSON.
  case epoch(digits: Int)
}

public enum AddressScope: String, Hashable, Sendable {
  /// RFC 1918, or an IPv6 unique local address (RFC 4193).
  case `private`
  case `public`
  case loopback
  /// RFC 3927, or fe80::/10.
  case linkLocal = "link-local"
  /// Carrier-grade NAT, RFC 6598.
  case cgnat
}

public enum TimestampForm: Hashable, Sendable {
  /// ISO 8601 with the `T`.
  case dateTime
  /// ISO 8601 with a space in place of the `T`.
  case spacedDateTime
  case date
  /// `Tue, 15 Nov 1994 08:12:31 GMT`.
  case rfc1123
  /// What `date` prints in the C locale: `Mon Nov 23 14:00:10 UTC 2026`.
  case unixDate
}

public enum TokenAlphabet: Hashable, Sendable {
  /// Letters and digits alone: both alphabets have them.
  case common
  case base64
  case base64URL
}

extension ValueKind {
  /// Whether an example of this kind holds for a value of kind `seen`.
  public func accepts(_ seen: ValueKind) -> Bool {
    switch (self, seen) {
    case (.anyAddress, .address), (.anyAddress, .anyAddress): true
    case (.token(let a), .token(let b)): a == b || a == .common || b == .common
    default: self == seen
    }
  }

  /// The kind without what may be a claim: values of one family at the same place are examples of the same thing.
  var family: ValueKind {
    switch self {
    case .address: .anyAddress
    case .arn: .arn(partition: "", service: "", region: "", resourceType: "")
    case .awsID: .awsID(prefix: "", suffixed: false)
    default: self
    }
  }

  /// The kind in words, with its article: "a private address".
  public var words: String {
    switch self {
    case .address(let scope): "a \(scope.rawValue) address"
    case .anyAddress: "an address"
    case .timestamp(let form): form == .date ? "a date" : "a date and time"
    case .uuid: "a UUID"
    case .accountID: "an account number"
    case .arn(_, let service, let region, _):
      region.isEmpty ? "an ARN of \(service)" : "an ARN of \(service) in \(region)"
    case .awsID(let prefix, _): "an identifier \(prefix)-…"
    case .digest(let length): "\(length) hexadecimal digits"
    case .token: "a token"
    case .duration: "a duration"
    case .epoch(let digits): digits == 10 ? "seconds since 1970" : "milliseconds since 1970"
    }
  }

  /// A short name, as used in reports and on pages: `private-ip`.
  public var name: String {
    switch self {
    case .address(let scope): "\(scope.rawValue)-ip"
    case .anyAddress: "ip"
    case .timestamp, .epoch: "timestamp"
    case .uuid: "uuid"
    case .accountID: "account-id"
    case .arn: "arn"
    case .awsID: "aws-id"
    case .digest: "digest"
    case .token: "token"
    case .duration: "duration"
    }
  }
}
