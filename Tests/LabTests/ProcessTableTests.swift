import Glibc
import Testing

@testable import Lab

@Suite struct ProcessTableTests {
  @Test func findsThisProcessBelowItsParent() throws {
    #expect(try ProcessTable.child(of: getppid(), numbered: Int(getpid())) == getpid())
  }

  @Test func findsNoChildThatIsNone() throws {
    #expect(try ProcessTable.child(of: getpid(), numbered: 1) == nil)
  }
}
