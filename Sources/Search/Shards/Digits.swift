/// Numbers as text of a shard: a run of digits of 31, which are the upper ones, and a last digit of 60. The 91 signs are those
/// from `#` to `~` without `\`: no string of JavaScript escapes them, and blank and `!` are left to set things apart.
enum Digits {
  /// The largest number of one sign.
  static let last = 59

  static func append(_ number: Int, to text: inout ByteRun) {
    if number > last { appendUpper(number / 60, to: &text) }
    text.append(sign(number % 60))
  }

  private static func appendUpper(_ number: Int, to text: inout ByteRun) {
    if number >= 31 { appendUpper(number / 31, to: &text) }
    text.append(sign(60 + number % 31))
  }

  /// One that is not larger than `last`.
  static func sign(_ digit: Int) -> UInt8 { UInt8(digit + (digit < 57 ? 35 : 36)) }

  /// The number that one sign stands for.
  static func value(_ sign: UInt8) -> Int { Int(sign) - (sign < 92 ? 35 : 36) }
}
