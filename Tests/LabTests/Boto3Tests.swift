import Lab
import Testing

extension RealLabs {
  /// The AWS SDK for Python, on both sides of the release that changed its endpoint.
  @Suite struct Boto3Tests {
    @Test(arguments: [("1.25.5", LabFixture.legacy), ("1.26.0", LabFixture.sqs)])
    func asksForTheNameOfItsVersion(version: String, name: String) async throws {
      try await LabFixture.withVPC(tools: ["boto3": version]) { (lab) async throws in
        let script = """
          import boto3
          print(boto3.__version__, boto3.client("sqs", "ap-northeast-1").meta.endpoint_url)
          client = boto3.client("sqs", "ap-northeast-1", endpoint_url="https://\(LabFixture.sqs)")
          print(client.get_queue_url(QueueName="test-queue")["QueueUrl"])
          """
        let seen = try await lab.run("python3", "-W", "ignore", "-c", script)
        #expect(seen == Outcome(output: "\(version) https://\(name)\n\(LabFixture.queueURL)\n", status: 0))
      }
    }
  }
}
