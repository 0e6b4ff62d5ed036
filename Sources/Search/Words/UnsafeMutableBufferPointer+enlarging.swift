extension UnsafeMutableBufferPointer {
  /// Puts a larger buffer in place of one whose first elements alone are initialized, and deallocates that.
  mutating func enlarge(to capacity: Int, keeping count: Int) {
    let larger = Self.allocate(capacity: capacity)
    _ = larger[..<count].initialize(fromContentsOf: self[..<count])
    deallocate()
    self = larger
  }
}
