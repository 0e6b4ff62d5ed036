import ArgumentParser
import Diagnostics
import Evidence
import Glibc
import KnowledgeBase
import Verification

struct TranslatedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translated", abstract: "Say that translations are up to date with their originals.",
    discussion: """
      Writes ‘original: …’ into the front matter of a translation: eight digits that stand for the text of its original, \
      outputs of commands left out. Once the original changes, ‘sooth check’ and ‘sooth build’ warn, and the page of the \
      translation says so.

      Examples:
        sooth translated legacy-endpoint
        sooth translated Content/articles/legacy-endpoint.ja.md
      """)

  @Argument(help: ArgumentHelp("An article, with all its translations, or the file of one.", valueName: "article"))
  var articles: [String]

  @OptionGroup var content: ContentOption

  func run() async throws {
    try await reporting {
      let base = try await content.load()
      let chosen = try Plan.articles(named: articles, in: base).filter { $0.language != base.settings.language }
      guard !chosen.isEmpty else {
        throw Diagnosed(
          Diagnostic(
            at: SourceLocation(file: base.tree.name("articles")), "no-translation",
            "there is no translation of what is named", notes: ["write one beside its original, as name.ja.md"]))
      }
      for translation in chosen { try record(translation, base) }
    }
  }

  private func record(_ translation: Article, _ base: KnowledgeBase) throws(Diagnosed) {
    let file = base.tree.name(translation.path)
    let original = base.articles.first { $0.slug == translation.slug && $0.language == base.settings.language }
    guard let original, let fingerprint = try base.content(of: original).outline?.fingerprint else {
      throw wrong(file, "no-original", "the article has no original", "write it first")
    }
    let source = try base.source(of: translation)
    guard let bytes = source.recording(original: fingerprint) else {
      throw wrong(
        file, "front-matter", "the front matter has no room for one more line",
        "write ‘original: \(fingerprint)’ into it by hand")
    }
    if bytes != source.bytes {
      let code = bytes.withUnsafeBytes { replaceFile(file, $0) }
      guard code == 0 else {
        throw wrong(
          file, "article-unwritable", "the article cannot be written: \(String(cString: strerror(code)))",
          "make it and its folder writable")
      }
    }
    Console.print("\(file): original: \(fingerprint)")
  }

  private func wrong(_ file: String, _ identifier: String, _ summary: String, _ way: String) -> Diagnosed {
    Diagnosed(Diagnostic(at: SourceLocation(file: file), identifier, summary, notes: [way]))
  }
}
