import Testing

@testable import Lab

@Suite struct LabAnswerTests {
  @Test func readsHosts() throws {
    guard case .ready(let hosts) = LabAnswer(line: #"{"ready": true, "hosts": {"a": 4, "b": 5}}"#) else {
      Issue.record("not ready")
      return
    }
    #expect(hosts == ["a": 4, "b": 5])
  }

  @Test func readsTheReason() throws {
    guard case .failed(let reason) = LabAnswer(line: #"{"error": "ip: no"}"#) else {
      Issue.record("not failed")
      return
    }
    #expect(reason == "ip: no")
  }

  @Test(arguments: ["", "unshare: unshare failed: No space left on device", "{", "{}", "[1]"])
  func takesNothingElseForAnAnswer(line: String) {
    #expect(LabAnswer(line: line).map { _ in line } == nil)
  }
}
