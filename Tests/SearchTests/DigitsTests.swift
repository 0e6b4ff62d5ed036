import Testing

@testable import Search

@Suite struct DigitsTests {
  /// As the page's script reads them.
  private func read(_ text: [UInt8]) -> Int {
    var upper = 0
    for sign in text {
      let value = Digits.value(sign)
      guard value >= 60 else { return upper * 60 + value }
      upper = upper * 31 + value - 60
    }
    return -1
  }

  @Test(arguments: [0, 1, 59, 60, 61, 1859, 1860, 1861, 57_660, 57_661, 999_999, 12_345_678])
  func whatIsWrittenIsRead(_ number: Int) {
    var run = ByteRun()
    Digits.append(number, to: &run)
    let text = run.array
    #expect(read(text) == number)
    #expect(text.allSatisfy { $0 >= 0x23 && $0 <= 0x7E && $0 != 0x5C }, "no string of a script escapes it")
  }
}
