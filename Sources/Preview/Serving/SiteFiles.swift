import KnowledgeBase
import Transcripts

/// The files of a built site, by the paths that browsers ask for.
struct SiteFiles: Sendable {
  struct Found: Sendable {
    let bytes: [UInt8]
    let type: String
  }

  let root: String

  /// The file that a path leads to; nil where there is none.
  func file(_ requested: String) -> Found? {
    guard let path = Self.path(requested), let bytes = try? readFile("\(root)/\(path)") else { return nil }
    return Found(bytes: bytes, type: Self.type(of: path))
  }

  /// Whether the path is a folder's without its last slash: links in its page would lead elsewhere.
  func isFolderWithoutSlash(_ requested: String) -> Bool {
    guard !requested.hasSuffix("/"), let path = Self.path(requested + "/") else { return false }
    return (try? readFile("\(root)/\(path)")) != nil
  }

  /// Tells one version of what a path leads to from another; the same for all that lead to nothing.
  func version(_ requested: String) -> String { file(requested).map { Self.version(of: $0.bytes) } ?? "-" }

  static func version(of bytes: [UInt8]) -> String { String(sha256(bytes).prefix(20)) }

  /// The path below the root that an encoded path of an address means (RFC 3986, section 3.3); a folder's is that of its page.
  /// Nil where it leads out of the root or to what is hidden.
  static func path(_ requested: String) -> String? {
    guard requested.hasPrefix("/"), let decoded = percentDecoded(requested.dropFirst()), !decoded.utf8.contains(0)
    else {
      return nil
    }
    let parts = decoded.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.dropLast().allSatisfy({ !$0.isEmpty }), parts.allSatisfy({ !$0.hasPrefix(".") }) else { return nil }
    return decoded.isEmpty || decoded.hasSuffix("/") ? decoded + "index.html" : decoded
  }

  /// Nil where a `%` stands before anything but two digits, or the bytes are no UTF-8.
  private static func percentDecoded(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, rest.first != 0x2B,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static let types = [
    "html": "text/html", "css": "text/css", "js": "text/javascript", "mjs": "text/javascript",
    "json": "application/json", "map": "application/json", "webmanifest": "application/manifest+json",
    "xml": "application/xml", "atom": "application/atom+xml", "svg": "image/svg+xml", "md": "text/markdown",
    "txt": "text/plain", "sh": "text/x-shellscript", "yml": "text/plain", "yaml": "text/plain", "csv": "text/csv",
    "log": "text/plain", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf",
    "woff": "font/woff", "woff2": "font/woff2", "mp4": "video/mp4", "webm": "video/webm", "zip": "application/zip",
    "gz": "application/gzip", "wasm": "application/wasm",
  ]

  /// The media type of a file by its name's ending, with its encoding where it is text.
  static func type(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    guard let type = types[ending] else { return "application/octet-stream" }
    let isText = type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
    return isText ? type + "; charset=utf-8" : type
  }
}
