extension Duration {
  /// For a person: `35 ms`, `6.1 s`, `5 min`.
  public var words: String {
    let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
    if seconds < 0.0995 { return "\(Int((seconds * 1000).rounded())) ms" }
    if seconds >= 120, seconds.truncatingRemainder(dividingBy: 60) == 0 { return "\(Int(seconds / 60)) min" }
    let tenths = Int((seconds * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }
}
