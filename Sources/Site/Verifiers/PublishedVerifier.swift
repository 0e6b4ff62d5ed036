/// An article's `verify.sh` as the site has it, and what its page says of it.
struct PublishedVerifier: Sendable {
  /// `legacy-endpoint/verify.sh`.
  let address: Address
  /// The SHA-256 of its bytes, and their number.
  let digest: String
  let size: Int
  let commandCount: Int
  let programs: [String]
  let writingCount: Int
}
