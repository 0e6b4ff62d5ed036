import Testing

/// The built `sooth` against the repository's own knowledge base, in real labs. The suites hang below this one, so that no
/// two of them run at once: some of what they check is time. Nothing is skipped where no lab can be had: the tests fail
/// with the words of `sooth`.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct RealLab {}
