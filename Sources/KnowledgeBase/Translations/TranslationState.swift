import Markdown
public import Diagnostics
import Transcripts

/// How far a translation follows its original.
public enum TranslationState: Hashable, Sendable {
  case current
  /// Its original was changed since; the fingerprint that it has now.
  case older(String)
  /// Nobody has recorded what it follows, and the two are built differently: how, a line each.
  case different([String])
}

extension KnowledgeBase {
  public func state(of translation: ArticleContent, original: ArticleContent) -> TranslationState {
    guard let theirs = original.outline, let own = translation.outline else { return .current }
    if let recorded = translation.article.matter.original {
      return recorded.value == theirs.fingerprint ? .current : .older(theirs.fingerprint)
    }
    let (here, there) = (tree.name(translation.article.path), tree.name(original.article.path))
    // Headings say the same in other words, so their levels alone can be compared; commands are the same in every language.
    let sections = own.headings.map(\.level).difference(from: theirs.headings.map(\.level)).map { change in
      switch change {
      case .remove(let offset, _, _):
        "missing: the section ‘\(theirs.headings[offset].text)’ (\(there):\(theirs.headings[offset].line))"
      case .insert(let offset, _, _):
        "not in the original: the section ‘\(own.headings[offset].text)’ (\(here):\(own.headings[offset].line))"
      }
    }
    let (ours, originals) = (commands(of: translation), commands(of: original))
    let steps = ours.map(\.text).difference(from: originals.map(\.text)).map { change in
      switch change {
      case .remove(let offset, _, _): "missing: \(originals[offset].words)"
      case .insert(let offset, _, _): "not in the original: \(ours[offset].words)"
      }
    }
    let all = sections + steps
    return all.isEmpty ? .current : .different(all)
  }

  private func commands(of content: ArticleContent) -> [(text: [UInt8], words: String)] {
    content.transcripts.flatMap { transcript in
      transcript.block.commands.enumerated().map { index, command in
        let place = transcript.location(ofCommand: index)
        return (command.text, "‘\(command.title)’ (\(place.file):\(place.line ?? 1))")
      }
    }
  }

  /// Translations that do not follow their originals any more, or may not.
  public func translationWarnings(_ contents: [ArticleContent]) -> [Diagnostic] {
    let originals = Dictionary(
      contents.filter { $0.article.language == settings.language }.map { ($0.article.slug, $0) },
      uniquingKeysWith: { first, _ in first })
    return contents.compactMap { content in
      let recorded = content.article.matter.original
      guard content.article.language != settings.language, let original = originals[content.article.slug] else {
        return recorded.map {
          Diagnostic(.warning, at: $0.location, "no-original", "the article has no original", notes: ["take it away"])
        }
      }
      return warning(content, original)
    }
  }

  private func warning(_ translation: ArticleContent, _ original: ArticleContent) -> Diagnostic? {
    let file = tree.name(original.article.path)
    let accept = "once it says the same, run ‘sooth translated \(original.article.name)’"
    let place =
      translation.article.matter.original?.location
      ?? SourceLocation(file: tree.name(translation.article.path), line: 1)
    switch state(of: translation, original: original) {
    case .current: return nil
    case .older(let now):
      return Diagnostic(
        .warning, at: place, "older-translation", "the original, \(file), has changed since and is now \(now)",
        notes: [accept])
    case .different(let differences):
      let more = differences.count > 6 ? ["and \(differences.count - 6) more"] : []
      return Diagnostic(
        .warning, at: place, "different-translation", "the translation differs from its original, \(file)",
        notes: differences.prefix(6) + more + [accept])
    }
  }
}
