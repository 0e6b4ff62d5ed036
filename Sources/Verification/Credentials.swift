/// What tools say when it is not the claim that is wrong but the caller's credentials: of AWS's CLI and SDKs, in the words of
/// botocore, and of what SSO and STS answer ("Common error types" in AWS's API references).
enum Credentials {
  private static let complaints: [(text: String, way: String)] = [
    ("Error loading SSO Token", sso), ("Error when retrieving token from sso", sso),
    ("The SSO session associated with this profile has expired", sso), ("The SSO access token has expired", sso),
    ("Token has expired and refresh failed", sso),
    ("Your session has expired. Please reauthenticate", "run ‘aws login’"),
    ("(ExpiredToken)", renew), ("(ExpiredTokenException)", renew), ("(RequestExpired)", renew),
    ("The security token included in the request is expired", renew),
    ("Unable to locate credentials", "let some in, such as by inherit: [AWS_PROFILE], or run ‘aws configure’"),
    ("NoCredentialsError", "let some in, such as by inherit: [AWS_PROFILE], or run ‘aws configure’"),
  ]
  private static let sso = "run ‘aws sso login{profile}’"
  private static let renew = "get new ones, such as by ‘aws sso login{profile}’"

  /// The line of an output that complains, and the way out; nil if none does. `command` may name the profile.
  static func complaint(in output: [UInt8], of command: String) -> String? {
    // A complaint ends the work of a tool: it stands among the last lines.
    let text = String(decoding: output.suffix(20_000), as: UTF8.self)
    guard let found = complaints.first(where: { text.contains($0.text) }) else { return nil }
    let line = text.split(separator: "\n").first { $0.contains(found.text) }.map { $0.prefix(300) } ?? ""
    return "the credentials do not serve (\(line)): \(found.way.replacing("{profile}", with: profile(in: command)))"
  }

  private static func profile(in command: String) -> String {
    let words = command.split(separator: " ")
    if let place = words.firstIndex(of: "--profile"), place + 1 < words.count {
      return " --profile \(words[place + 1])"
    }
    return words.first { $0.hasPrefix("--profile=") }.map { " \($0)" } ?? ""
  }
}
