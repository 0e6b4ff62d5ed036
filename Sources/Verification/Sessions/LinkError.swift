/// The way to a far side could not be had, or broke.
struct LinkError: Error {
  /// What the program that makes the way said last, or what is known besides.
  let said: String
  /// Whether it was there before.
  var wasOpen = false
}
