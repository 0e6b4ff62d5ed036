import Lab
import SystemPackage
import Testing

extension RealLabs {
  /// The claims of the seed article, with its own AWS CLI and with a later one.
  @Suite struct AWSCommandLineTests {
    private static let (aws, endpoint) = (LabFixture.aws, LabFixture.endpoint)
    private static let timeout = "\nConnect timeout on endpoint URL: \"https://\(LabFixture.legacy)/\"\n"
    private static let queues = """
      {
          "QueueUrls": [
              "\(LabFixture.queueURL)"
          ]
      }

      """

    @Test func version1AsksForTheLegacyNameAndTimesOut() async throws {
      try await LabFixture.withVPC { (lab) async throws in
        #expect(try await lab.run("aws", "--version").output.hasPrefix("aws-cli/1.16.116 "))
        let clock = ContinuousClock()
        let began = clock.now
        let list = try await lab.run(Self.aws + ["sqs", "list-queues"])
        #expect(list == Outcome(output: Self.timeout, status: 255))
        let hello = ["--queue-url", LabFixture.queueURL, "--message-body", "Hello"]
        let send = try await lab.run(Self.aws + ["sqs", "send-message"] + hello)
        #expect(send == Outcome(output: Self.timeout, status: 255))
        #expect(began.duration(to: clock.now) < .seconds(120))  // 620 s without the hurried clock
      }
    }

    @Test func version1WorksThroughTheEndpoint() async throws {
      try await LabFixture.withVPC { (lab) async throws in
        let list = try await lab.run(Self.aws + ["sqs", "list-queues"] + Self.endpoint)
        #expect(list == Outcome(output: Self.queues, status: 0))
        let queue = ["--queue-url", LabFixture.queueURL]
        let send = try await lab.run(
          Self.aws + ["sqs", "send-message"] + queue + ["--message-body", "Hello"] + Self.endpoint)
        #expect(send.output.contains(#""MD5OfMessageBody": "8b1a9953c4611296a827abf8c47804d7""#))
        let receive = try await lab.run(Self.aws + ["sqs", "receive-message"] + queue + Self.endpoint)
        #expect(receive.output.contains(#""Body": "Hello""#))
      }
    }

    @Test func version2AsksForTheCurrentName() async throws {
      try await LabFixture.withVPC(tools: ["aws-cli": "2.9.19"]) { (lab) async throws in
        #expect(try await lab.run("aws", "--version").output.hasPrefix("aws-cli/2.9.19 "))
        let list = try await lab.run(Self.aws + ["sqs", "list-queues"])
        #expect(list == Outcome(output: Self.queues, status: 0))
      }
    }

    @Test(arguments: ["1.16.116", "2.9.19"])
    func theAuditTellsWhoCameThroughWhichEndpoint(version: String) async throws {
      try await LabFixture.withVPC(tools: ["aws-cli": version]) { (lab) async throws in
        let lookup = Self.aws + ["cloudtrail", "lookup-events", "--output", "text", "--query"]
        #expect(try await lab.run(lookup + ["length(Events)"]).output == "0\n")
        let queue = ["--queue-url", LabFixture.queueURL]
        _ = try await lab.run(Self.aws + ["sqs", "list-queues"] + Self.endpoint)
        let purge = try await lab.run(Self.aws + ["sqs", "purge-queue"] + queue + Self.endpoint)
        #expect(purge == Outcome(output: "", status: 0))
        let tag = Self.aws + ["sqs", "tag-queue", "--tags", "a=b"] + queue + Self.endpoint
        #expect(try await lab.run(tag) == Outcome(output: "", status: 0))

        #expect(try await lab.run(lookup + ["Events[].EventName"]).output == "TagQueue\tPurgeQueue\n")
        let pages = Self.aws + ["cloudtrail", "lookup-events", "--page-size=1", "--query=length(Events)"]
        #expect(try await lab.run(pages).output == "2\n")
        let later = ["length(Events)", "--start-time", "2100-01-01"]
        #expect(try await lab.run(lookup + later).output == "0\n")
        let purges = ["--lookup-attributes", "AttributeKey=EventName,AttributeValue=PurgeQueue"]
        let record = try await lab.run(lookup + ["Events[0].CloudTrailEvent"] + purges).output
        for fact in [
          #""recordedBy": "Sooth lab audit, not AWS CloudTrail""#, #""eventName": "PurgeQueue""#,
          #""sourceIPAddress": "192.168.1.10""#, #""vpcEndpointId": "vpce-01234567890123456""#,
          #""requestParameters": {"queueUrl": "\#(LabFixture.queueURL)"}"#,
          #""clientProvidedHostHeader": "\#(LabFixture.sqs)""#,
        ] { #expect(record.contains(fact)) }
        let calls = try await lab.run("grep", "-c", #""eventName": "ListQueues""#, lab.audit.string)
        #expect(calls.output == "1\n")
      }
    }

    @Test func aVersionThatDebianDoesNotHaveIsNamed() async throws {
      let error = await #expect(throws: LabError.self) {
        try await LabFixture.withVPC(tools: ["aws-cli": "2.0.1"]) { _ in }
      }
      guard case .versionNotOffered(tool: "aws-cli", version: "2.0.1", let offered) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(offered?.hasPrefix("2.") == true)
    }
  }
}
