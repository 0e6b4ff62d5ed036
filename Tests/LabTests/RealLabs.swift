import Testing

/// The suites that raise real labs hang below this one, so that no two of them run at once: a lab that shares
/// two cores with others takes its time, and some of what is checked is that time.
@Suite(.serialized)
struct RealLabs {}
