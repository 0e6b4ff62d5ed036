/// One line of the table: a block, what its command prints and how it ends, and what both verifiers have to say of it.
struct ParityCase: Sendable {
  var name: String
  /// What stands behind the block's language.
  var attributes = ""
  var example: [UInt8] = []
  var output: [UInt8] = []
  var exit = 0
  /// The verdict, and the first claim that broke; nil where nobody has written it down.
  var verdict: String?
  var claim: String?
}
