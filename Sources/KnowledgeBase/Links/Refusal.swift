import Diagnostics
import Markdown

/// Why a destination is not used on any page.
enum Refusal {
  case unsafe(String)
  case foreignImage

  func at(_ place: SourceLocation, _ severity: Diagnostic.Severity = .error) -> Diagnostic {
    switch self {
    case .unsafe(let destination):
      Diagnostic(
        severity, at: place, "unsafe-link",
        "‘\(destination.prefix { $0 != ":" }):’ leads nowhere that a page may lead to",
        notes: ["link to a file below articles/, or by https:"])
    case .foreignImage:
      Diagnostic(
        severity, at: place, "foreign-image", "the image lies elsewhere, and pages ask no other host",
        notes: ["put the file below articles/, or make it a link: take the ‘!’ away"])
    }
  }
}

/// Whether a browser might run what the destination holds, or read the reader's files.
func isUnsafe(_ destination: String) -> Bool {
  var destination = destination
  return destination.withUTF8 { isUnsafeURL($0) }
}
