import Testing
import Verification

@Suite struct DurationWordsTests {
  static let words: [(Duration, String)] = [
    (.zero, "0 ms"), (.microseconds(400), "0 ms"), (.microseconds(600), "1 ms"), (.milliseconds(35), "35 ms"),
    (.milliseconds(99), "99 ms"), (.microseconds(99_600), "0.1 s"), (.milliseconds(100), "0.1 s"),
    (.milliseconds(949), "0.9 s"), (.milliseconds(950), "1 s"), (.milliseconds(6149), "6.1 s"), (.seconds(30), "30 s"),
    (.seconds(60), "60 s"), (.seconds(90), "90 s"), (.seconds(120), "2 min"), (.seconds(150), "150 s"),
    (.seconds(360), "6 min"), (.milliseconds(360_200), "360.2 s"), (.seconds(7200), "120 min"),
  ]

  @Test(arguments: words) func inWords(_ duration: Duration, _ expected: String) {
    #expect(duration.words == expected)
  }
}
