import Foundation
import Testing

/// Whoever has an error finds the article, whatever the region, the tool's prefix and the width of the terminal.
@Suite struct SymptomTests {
  static let errors: [(slug: String, text: String)] = [
    ("legacy-endpoint", #"Connect timeout on endpoint URL: "https://eu-west-1.queue.amazonaws.com/""#),
    ("legacy-endpoint", #"Connect timeout on endpoint URL: "https://queue.amazonaws.com/""#),
    (
      "legacy-endpoint",
      #"aws: [ERROR]: Connect timeout on endpoint URL: "https://ap-northeast-1.queue.amazonaws.com/""#
    ),
    ("names-by-region", #"Connect timeout on endpoint URL: "https://cn-north-1.queue.amazonaws.com.cn/""#),
    ("private-dns-off", #"Connect timeout on endpoint URL: "https://sqs.us-west-2.amazonaws.com/""#),
    ("private-but-hanging", #"aws: [ERROR]: Connect timeout on endpoint URL: "https://sqs.us-west-2.amazonaws.com/""#),
    ("same-error-other-words", #"Could not connect to the endpoint URL: "https://sqs.ap-northeast1.amazonaws.com/""#),
    ("no-proxy-patterns", #"Failed to connect to proxy URL: "http://127.0.0.1:3128""#),
    ("no-proxy-patterns", #"aws: [ERROR]: Failed to connect to proxy URL: "http://proxy.corp:8080""#),
    (
      "alias-breaks-tls",
      #"SSL validation failed for https://sqs.corp.example/ hostname 'sqs.corp.example' doesn't match either of 'sqs.ap-northeast-1.amazonaws.com', '*.sqs.ap-northeast-1.vpce.amazonaws.com'"#
    ),
    (
      "alias-breaks-tls",
      #"SSL validation failed for https://sqs.corp.example/ hostname u'sqs.corp.example' doesn't match either of 'a', 'b'"#
    ),
    (
      "same-error-other-words",
      #"SSL validation failed for https://sqs.eu-west-1.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)"#
    ),
    ("same-error-other-words", #"Read timeout on endpoint URL: "https://sqs.eu-west-1.amazonaws.com/""#),
    (
      "same-error-other-words",
      #"Connection was closed before we received a valid response from endpoint URL: "http://sqs.eu-west-1.amazonaws.com:443/"."#
    ),
    (
      "same-error-other-words",
      #"Bad value for --endpoint-url "sqs.eu-west-1.amazonaws.com": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/"#
    ),
    (
      "same-error-other-words",
      #"You must specify a region. You can also configure your region by running "aws configure"."#
    ),
    (
      "same-error-other-words",
      #"Unable to locate credentials. You can configure credentials by running "aws configure"."#
    ),
    (
      "same-error-other-words",
      #"aws: [ERROR]: An error occurred (NoCredentials): Unable to locate credentials. You can configure credentials by running "aws login"."#
    ),
    ("same-error-other-words", #"Provided region_name 'bad region' doesn't match a supported format."#),
    (
      "same-error-other-words",
      #"An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the GetQueueUrl operation: The specified queue does not exist for this wsdl version."#
    ),
    (
      "same-error-other-words",
      #"An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the SendMessage operation: The specified queue does not exist."#
    ),
    (
      "cli-v1-never-switched",
      #"FutureWarning: The sqs client is currently using a deprecated endpoint: eu-west-1.queue.amazonaws.com. In the next minor version this will be moved to sqs.eu-west-1.amazonaws.com. See https://github.com/boto/botocore/issues/2705 for more details."#
    ),
    (
      "endpoint-url-variable-ignored",
      #"An error occurred (InvalidClientTokenId) when calling the ListQueues operation: The security token included in the request is invalid."#
    ),
    ("stored-legacy-queue-urls", #"SignatureDoesNotMatch Credential should be scoped to a valid region, not 'queue'."#),
    (
      "queue-url-is-not-the-endpoint",
      #"QueueUrl=https://sqs.us-east-1.amazonaws.com/1/q differs from SQSClient resolved endpoint=https://sqs.us-west-2.amazonaws.com/, using QueueUrl host as endpoint."#
    ),
    (
      "private-dns-off",
      #"InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for vpc-0123"#
    ),
    (
      "endpoint-name-from-outside",
      #"Connect timeout on endpoint URL: "https://vpce-0123456789abcdef0-abcdefgh.sqs.us-east-1.vpce.amazonaws.com/""#
    ),
    (
      "endpoint-name-from-outside",
      #"Connect timeout on endpoint URL: "https://vpce-0123456789abcdef0-abcdefgh-us-east-1a.sqs.us-east-1.vpce.amazonaws.com/""#
    ),
    ("fips-that-is-not", #"Could not connect to the endpoint URL: "https://sqs-fips.eu-west-1.amazonaws.com/""#),
    ("dual-stack-names", #"Could not connect to the endpoint URL: "https://eu-west-1.queue.api.aws/""#),
    ("dual-stack-names", #"Could not connect to the endpoint URL: "https://queue.api.aws/""#),
    ("private-but-hanging", #"Task timed out after 15.01 seconds"#),
    ("stored-legacy-queue-urls", #"The address https://queue.amazonaws.com/ is not valid for this endpoint."#),
    (
      "same-error-other-words",
      #"Operation detection failed. Missing Action in request for query-protocol service ServiceModel(sqs)"#
    ),
    ("fips-that-is-not", #"** server can't find sqs-fips.ap-northeast-1.amazonaws.com: NXDOMAIN"#),
    ("resolver-and-client-disagree", #"*** Can't find sqs.eu-west-1.amazonaws.com: No answer"#),
    ("resolver-and-client-disagree", #";; communications error to 127.10.0.2#53: timed out"#),
    ("resolver-and-client-disagree", #";; no servers could be reached"#),
    ("same-error-other-words", #"Access to the resource https://sqs.us-east-1.amazonaws.com/ is denied."#),
    ("same-error-other-words", #"because no VPC endpoint policy allows the sqs:SendMessage action"#),
  ]

  @Test(arguments: errors.indices) func isFound(_ index: Int) async throws {
    let (slug, text) = Self.errors[index]
    let content = Workspace.repository.appending(path: "Content").path(percentEncoded: false)
    let workspace = try Workspace()
    defer { workspace.remove() }
    for shown in [text, wrapped(text), "\u{1B}[31m\(text)\u{1B}[0m"] {
      let outcome = try await workspace.sooth("explain", "--language", "en", "--content", content, shown)
      #expect(outcome.status == 0, "\(shown)\n\(outcome.words)")
      #expect(outcome.output.contains("sooth verify \(slug) "), "\(shown)\n\(outcome.words)")
    }
  }

  /// As a terminal of 60 columns breaks it, which is copied with line ends.
  private func wrapped(_ text: String) -> String {
    var lines: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(60))
      rest = rest.dropFirst(60)
    }
    return lines.joined(separator: "\n")
  }
}
