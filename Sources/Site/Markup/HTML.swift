import Markdown

/// Text made safe for HTML, in content and in attributes.
func escaped(_ text: String) -> String {
  var text = text
  guard text.withUTF8({ mustBeEscaped($0) }) else { return text }
  return text.withUTF8 { escapedText($0) }
}

func escaped(_ bytes: some Collection<UInt8>) -> String {
  bytes.withContiguousStorageIfAvailable(escapedText) ?? escaped(String(decoding: Array(bytes), as: UTF8.self))
}

private func escapedText(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  guard mustBeEscaped(bytes) else { return String(decoding: bytes, as: UTF8.self) }
  return htmlText { $0.appendEscaped(bytes) }
}

/// What `write` appends to a buffer, as a text.
func htmlText(_ write: (inout HTMLBuffer) -> Void) -> String {
  var html = HTMLBuffer(capacity: 1 << 10)
  write(&html)
  return html.withBytes { String(decoding: $0, as: UTF8.self) }
}

extension HTMLBuffer {
  /// Appends a text, escaped, between what was known when the program was compiled.
  mutating func appendElement(_ opening: StaticString, _ text: String, _ closing: StaticString) {
    append(opening)
    appendEscaped(text)
    append(closing)
  }
}
