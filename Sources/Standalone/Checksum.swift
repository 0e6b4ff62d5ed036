/// What cksum(1) prints for the bytes: the checksum of POSIX.1-2024 (cksum, "Extended description") and their number.
func posixChecksum(_ bytes: [UInt8]) -> String {
  var remainder: UInt32 = 0
  for byte in bytes { remainder = remainder << 8 ^ table[Int(UInt8(truncatingIfNeeded: remainder >> 24) ^ byte)] }
  var length = bytes.count
  while length > 0 {
    let byte = UInt8(truncatingIfNeeded: length)
    remainder = remainder << 8 ^ table[Int(UInt8(truncatingIfNeeded: remainder >> 24) ^ byte)]
    length >>= 8
  }
  return "\(~remainder) \(bytes.count)"
}

private let table: [UInt32] = (0..<256).map { index in
  (0..<8).reduce(UInt32(index) << 24) { value, _ in value & 0x8000_0000 != 0 ? value << 1 ^ 0x04C1_1DB7 : value << 1 }
}
