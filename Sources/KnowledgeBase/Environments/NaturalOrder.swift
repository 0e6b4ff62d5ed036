/// Whether `a` comes before `b` where numbers in names count as numbers: web-2 before web-10.
public func naturallyPrecedes(_ a: String, _ b: String) -> Bool {
  var (left, right) = (Array(a.utf8)[...], Array(b.utf8)[...])
  while let x = left.first, let y = right.first {
    guard isDigit(x), isDigit(y) else {
      if x != y { return x < y }
      (left, right) = (left.dropFirst(), right.dropFirst())
      continue
    }
    let (m, n) = (takeNumber(&left), takeNumber(&right))
    if m.count != n.count { return m.count < n.count }
    if m != n { return m.lexicographicallyPrecedes(n) }
  }
  // Names that differ in leading zeros alone still have an order.
  return left.isEmpty && right.isEmpty ? a < b : left.isEmpty
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

/// The digits at the beginning, without leading zeros.
private func takeNumber(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let digits = text.prefix(while: isDigit)
  text = text[digits.endIndex...]
  return digits.drop { $0 == 0x30 }
}
