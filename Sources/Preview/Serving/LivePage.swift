import Transcripts

/// Pages as the preview serves them: with the script that keeps them up to date.
enum LivePage {
  /// The page with the script in its head; `version` tells it from others of the same address.
  static func enlivened(_ page: [UInt8], version: String) -> [UInt8] {
    let script = Array("<script src=\"/.sooth/preview.js\" data-version=\"\(version)\" defer></script>\n".utf8)
    let end = page.firstRange(of: Array("</head>".utf8))?.lowerBound ?? page.endIndex
    return page[..<end] + script + page[end...]
  }

  /// What is served where there is no page.
  static func nothing(hasSite: Bool) -> [UInt8] {
    let text =
      hasSite
      ? "There is no such page. <a href=\"/\">Home</a>"
      : "The site could not be built yet. It appears here once it can."
    return Array(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="color-scheme" content="light dark">
      <title>\(hasSite ? "No such page" : "Not built yet")</title>
      </head>
      <body><p>\(text)</p></body>
      </html>

      """.utf8)
  }
}
