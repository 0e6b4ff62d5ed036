import Testing
import Transcripts

@testable import Verification

@Suite struct ToolTests {
  /// What the tools of Debian 12 really answer, and some others.
  static let answers: [(String, String, String?)] = [
    ("aws-cli", "aws-cli/1.16.116 Python/3.11.2 Linux/6.1.0 botocore/1.12.106\n", "1.16.116"),
    ("aws-cli", "aws-cli/2.9.19 Python/3.11.2 Linux/6.1.0 source/x86_64.debian.12 prompt/off\n", "2.9.19"),
    (
      "aws-cli",
      "/usr/lib/python3/x.py:12: DeprecationWarning: use 3.12.\naws-cli/1.16.116 Python/3.11.2\n", "1.16.116"
    ),
    ("nslookup", "nslookup 9.18.49-1~deb12u3-Debian\n", "9.18.49"),
    ("dig", "DiG 9.18.49-1~deb12u3-Debian\n", "9.18.49"),
    (
      "curl",
      "curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1 OpenSSL/3.0.19 zlib/1.2.13\nRelease-Date: 2023-02-20\n",
      "7.88.1"
    ),
    ("curl", "curl 8.5.0 (x86_64-pc-linux-gnu) libcurl/8.14.1 OpenSSL/3.0.19\n", "8.5.0"),
    ("openssl", "OpenSSL 3.0.19 27 Jan 2026 (Library: OpenSSL 3.0.19 27 Jan 2026)\n", "3.0.19"),
    ("python3", "Python 3.11.2\n", "3.11.2"),
    ("git", "git version 2.39.5\n", "2.39.5"),
    ("jq", "jq-1.6\n", "1.6"),
    ("ssh", "OpenSSH_9.2p1 Debian-2+deb12u6, OpenSSL 3.0.19 27 Jan 2026\n", "9.2"),
    ("docker", "Docker version 28.2.2, build e6534b4\n", "28.2.2"),
    (
      "busybox",
      "BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\nBusyBox is copyrighted by many authors\n",
      "1.35.0"
    ),
    ("boto3", "1.26.0\n", "1.26.0"),
    ("other", "Release 12.\n", nil),
    ("other", "version 7\n", nil),
    ("other", "...\n", nil),
    ("other", "", nil),
  ]

  @Test(arguments: answers) func version(_ name: String, _ answer: String, _ expected: String?) {
    #expect(Tool.version(in: Array(answer.utf8), of: name)?.description == expected)
  }

  static let questions = [
    ("aws-cli", "aws --version"), ("nslookup", "nslookup -version"), ("dig", "dig -v"),
    ("openssl", "openssl version"), ("ssh", "ssh -V"), ("jq", "jq --version"), ("busybox", "busybox --help"),
    ("boto3", #"python3 -c 'import importlib.metadata as m; print(m.version("boto3"))' 2>/dev/null"#),
    ("terraform", "terraform --version"),
  ]

  @Test(arguments: questions) func question(_ name: String, _ words: String) {
    let tool = Tool.named(name)
    #expect("\(tool.program) \(tool.question)" == words)
    #expect(tool.name == name)
  }

  @Test func thatOfACommand() async throws {
    let piped = try await Fixture.command("$ aws sqs list-queues | jq . | sort", "needs=\"aws-cli <2, terraform\"")
    #expect(used(by: piped) == ["aws-cli", "jq", "terraform"])
    #expect(used(by: try await Fixture.command("$ echo aws")) == [])
    #expect(used(by: try await Fixture.command("$ python3 -c 'import boto3'")) == ["python3"])
    #expect(used(by: try await Fixture.command("$ python3 x.py", "needs=boto3")) == ["boto3", "python3"])
    #expect(used(by: try await Fixture.command("$ /usr/bin/nslookup example.com")) == ["nslookup"])
  }

  private func used(by planned: PlannedCommand) -> [String] {
    Tool.used(by: planned.command, needing: planned.attributes.needs)
  }

  static let needs: [(String, String?)] = [
    ("jq", nil), ("aws-cli >=1.16 <2", nil), ("terraform", nil),
    ("aws-cli >=2", "needs aws-cli >=2, here is 1.16.116"),
    ("terraform >=1", "needs terraform >=1, whose version could not be read"),
    ("kubectl", "needs kubectl, which is not there"), ("kubectl >=1", "needs kubectl >=1, which is not there"),
  ]

  @Test(arguments: needs) func objection(_ need: String, _ words: String?) throws {
    var inventory = ToolInventory()
    inventory.present = ["aws-cli", "jq", "terraform"]
    inventory.versions = ["aws-cli": try #require(ToolVersion("1.16.116")), "jq": try #require(ToolVersion("1.6"))]
    let requirement = try #require(try BlockAttributes.needs(need).first)
    #expect(inventory.objection(to: requirement) == words)
  }
}
