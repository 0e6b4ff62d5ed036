/// An article as an index takes it in. It depends on nothing but the article, so it can be kept until the article changes.
public struct SearchEntry: Sendable, Equatable {
  /// What is shown of it, as JSON: address, title, and for each section its id, heading and text.
  let record: [UInt8]

  /// The other languages that it can be read in.
  let translations: [String]

  /// Its terms with what a shard tells of each, by `KeyRange`: the length of the key, the key, two bytes for the length of what
  /// follows, and that as it will stand in a shard: the weight, for pairs the places.
  let postings: [[UInt8]]
}

/// The parts of all keys that are put together side by side. One ends where the next begins.
enum KeyRange: Int, CaseIterable {
  /// What belongs to an index alone, and digits.
  case signs
  case upToL
  case fromM
  case beyondASCII

  init(_ first: UInt8) {
    self =
      first < UInt8(ascii: "a") ? .signs : first < UInt8(ascii: "m") ? .upToL : first < 0x80 ? .fromM : .beyondASCII
  }
}
