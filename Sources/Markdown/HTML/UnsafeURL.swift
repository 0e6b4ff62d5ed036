/// Whether a browser may run what the URL holds, or read the visitor's files: `javascript:`, `vbscript:`,
/// `file:` and `data:`, except for PNG, GIF, JPEG and WebP images. libcmark's list (`_scan_dangerous_url`),
/// in any case.
public func isUnsafeURL(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
  switch url.first.map({ $0 | 0x20 }) {
  case UInt8(ascii: "j"): url.hasPrefix(ignoringCase: "javascript:")
  case UInt8(ascii: "v"): url.hasPrefix(ignoringCase: "vbscript:")
  case UInt8(ascii: "f"): url.hasPrefix(ignoringCase: "file:")
  case UInt8(ascii: "d"): url.hasPrefix(ignoringCase: "data:") && !isImageData(url)
  default: false
  }
}

private func isImageData(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
  url.hasPrefix(ignoringCase: "data:image/png") || url.hasPrefix(ignoringCase: "data:image/gif")
    || url.hasPrefix(ignoringCase: "data:image/jpeg") || url.hasPrefix(ignoringCase: "data:image/webp")
}

extension UnsafeBufferPointer<UInt8> {
  /// - Parameter prefix: ASCII in lower case.
  func hasPrefix(ignoringCase prefix: StaticString) -> Bool {
    guard count >= prefix.utf8CodeUnitCount else { return false }
    return (0..<prefix.utf8CodeUnitCount).allSatisfy { self[$0].asciiLowercased == prefix.utf8Start[$0] }
  }
}
