import SystemPackage
import Testing

@testable import Lab

@Suite struct ToolboxTests {
  private let cache = LabCache(root: "/it's a cache")

  @Test func fetchesOnlyWhatIsNeeded() throws {
    func names(_ tools: [String: String], clockRate: Int) throws -> [String] {
      try Toolbox(tools: tools, clockRate: clockRate, cache: cache).folders.map(\.name)
    }
    #expect(try names([:], clockRate: 60) == ["moto-5.2.1"])
    #expect(try names(["aws-cli": "2.9.19"], clockRate: 1) == ["moto-5.2.1", "aws-cli-2.9.19"])
    #expect(
      try names(["boto3": "1.26.0", "aws-cli": "1.46.2"], clockRate: 1)
        == ["moto-5.2.1", "aws-cli-1.46.2", "boto3-1.26.0"])
    let hurried = try names(["aws-cli": "1.46.2"], clockRate: 60)
    #expect(hurried == ["moto-5.2.1", "aws-cli-1.46.2", "libfaketime"])
  }

  @Test func namesTheToolThatItDoesNotKnow() {
    #expect(throws: LabError.unknownTool("terraform", known: ["aws-cli", "boto3"])) {
      try Toolbox(tools: ["aws-cli": "1.16.116", "terraform": "1.0"], clockRate: 1, cache: cache)
    }
  }

  @Test(arguments: ["", "1", "latest", "1.16.x", "1./../..", "2.", "1.16.116 "])
  func takesNoOtherWordForAVersion(version: String) {
    for tool in ["aws-cli", "boto3"] {
      #expect(throws: LabError.notAVersion(version, tool: tool)) {
        try Toolbox(tools: [tool: version], clockRate: 1, cache: cache)
      }
    }
  }

  @Test func runsEachVersionWithItsOwnLibraries() {
    #expect(
      AWSCommandLine(version: "1.16.116").script(in: cache) == [
        #"exec '/it'\''s a cache/tools/aws-cli-1.16.116/bin/python' -W ignore "#
          + #"'/it'\''s a cache/tools/aws-cli-1.16.116/bin/aws' "$@""#
      ])
    #expect(
      AWSCommandLine(version: "2.9.19").script(in: cache) == [
        #"export PYTHONPATH='/it'\''s a cache/tools/aws-cli-2.9.19/root/usr/lib/python3/dist-packages'"#,
        #"exec /usr/bin/python3 -W ignore '/it'\''s a cache/tools/aws-cli-2.9.19/root/usr/bin/aws' "$@""#,
      ])
    #expect(
      Boto3(version: "1.26.0").script(in: cache) == [
        #"exec '/it'\''s a cache/tools/boto3-1.26.0/bin/python' "$@""#
      ])
  }
}
