import ArgumentParser
import Diagnostics
import Foundation
import KnowledgeBase

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin an article, or its translation.",
    discussion: """
      A translation begins as a copy of the original and as a draft: take the line ‘draft: true’ away when it is translated.

      Examples:
        sooth new sqs/dead-letter --title 'Where dead letters go' --tag sqs
        sooth new sqs/dead-letter --translate ja
      """)

  @Argument(help: ArgumentHelp("Where the article is, below articles/.", valueName: "path"))
  var path: String

  @Option(help: ArgumentHelp("The article's title.", valueName: "text")) var title: String?

  @Option(help: ArgumentHelp("The article's language, where it is not the site's.", valueName: "tag"))
  var language: String?

  @Option(name: .customLong("tag"), help: ArgumentHelp("A tag; may be given more than once.", valueName: "tag"))
  var tags: [String] = []

  @Option(help: ArgumentHelp("Begin the translation of this article into a language.", valueName: "tag"))
  var translate: String?

  @OptionGroup var content: ContentOption

  func validate() throws {
    if translate == nil {
      guard let title, !title.isEmpty else {
        throw ValidationError("an article needs a title: say --title 'What it is about'")
      }
    } else if title != nil || language != nil || !tags.isEmpty {
      throw ValidationError("--translate takes everything from the original")
    }
    for tag in [language, translate].compactMap(\.self) where !isLanguageTag(tag) {
      throw ValidationError("‘\(tag)’ is no language: write a BCP 47 tag such as en or ja")
    }
    _ = try slug()
  }

  func run() async throws {
    try await reporting {
      let tree = FileTree.disk(content.content)
      let settings = try KnowledgeBase.settings(of: tree)
      let name = tree.name("articles/\(try slug())")
      if let translate {
        try begin(translationInto: translate, of: name, tree, settings)
      } else {
        try begin(name, settings)
      }
    }
  }

  private func begin(_ name: String, _ settings: SiteSettings) throws {
    let file = Self.file(name, language ?? settings.language, settings)
    var lines = ["---", "title: \(yamlText(title ?? ""))", "date: \(Self.today)"]
    if !tags.isEmpty { lines.append("tags: [\(tags.map(yamlText).joined(separator: ", "))]") }
    lines += ["---", "", ""]
    try NewFiles(files: [(file, lines.joined(separator: "\n"))]).write()
    Console.print("Wrote     \(file)")
    Console.print("Next:     write it; sooth serve shows it meanwhile, sooth verify \(try slug()) runs it")
  }

  private func begin(
    translationInto language: String, of name: String, _ tree: FileTree, _ settings: SiteSettings
  ) throws {
    guard language != settings.language else {
      throw ValidationError("‘\(language)’ is the language of the site: its originals are in it")
    }
    let original: [UInt8]
    do {
      original = try tree.read("articles/\(try slug()).md")
    } catch let error as FileError {
      throw Diagnosed(
        Diagnostic(
          at: SourceLocation(file: name + ".md"), "no-original", "cannot be read: \(error.reason)",
          notes: ["‘sooth list’ shows the articles"]))
    }
    let file = Self.file(name, language, settings)
    try NewFiles(files: [(file, try Self.draft(original, name + ".md"))]).write()
    Console.print("Wrote     \(file), a draft")
    Console.print("Next:     translate it, but for the console blocks; then take ‘draft: true’ away")
  }

  /// The original, marked as a draft in its front matter.
  private static func draft(_ original: [UInt8], _ file: String) throws(Diagnosed) -> String {
    var lines = String(decoding: original, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.dropFirst().firstIndex { $0.hasPrefix("---") }
    guard let end, lines[0].hasSuffix("---") || lines[0].hasSuffix("---\r") else {
      throw Diagnosed(
        Diagnostic(
          at: SourceLocation(file: file, line: 1), "front-matter", "the article does not begin with front matter",
          notes: ["‘sooth check’ tells more"]))
    }
    if !lines[..<end].contains(where: { $0.hasPrefix("draft:") }) { lines.insert("draft: true", at: end) }
    return lines.joined(separator: "\n")
  }

  private static func file(_ name: String, _ language: String, _ settings: SiteSettings) -> String {
    name + (language == settings.language ? ".md" : ".\(language).md")
  }

  private static var today: String {
    let day = Calendar.current.dateComponents([.year, .month, .day], from: Date())
    return String(format: "%04d-%02d-%02d", day.year ?? 0, day.month ?? 0, day.day ?? 0)
  }

  /// The path below articles/ without its ending, however it was written.
  private func slug() throws -> String {
    var slug = path[...]
    for prefix in ["./", content.content + "/", "articles/"] where slug.hasPrefix(prefix) {
      slug = slug.dropFirst(prefix.count)
    }
    if slug.hasSuffix(".md") { slug = slug.dropLast(3) }
    let parts = slug.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix("~") && !$0.contains("\0") }
    guard isPlain else { throw ValidationError("‘\(path)’ is no path below articles/: write it as in sqs/dead-letter") }
    if let last = parts.last, let dot = last.lastIndex(of: "."), isLanguageTag(last[last.index(after: dot)...]) {
      throw ValidationError("say the language by --language or --translate, not in the path")
    }
    return String(slug)
  }
}
