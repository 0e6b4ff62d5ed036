import KnowledgeBase

/// "Check this yourself": the lines that fetch, run and check an article's `verify.sh`, and what it will run.
struct VerifierMarkup {
  let fragments: Fragments
  let verifier: PublishedVerifier
  /// Names of environments, where the reader has to say which is theirs.
  let environments: [String]
  private var phrases: Phrases { fragments.phrases }

  init(_ verifier: PublishedVerifier, _ base: KnowledgeBase, _ fragments: Fragments) {
    self.fragments = fragments
    self.verifier = verifier
    let isChosen = base.environments.count == 1 || base.settings.environment != nil
    environments = isChosen ? [] : base.environments.map(\.name)
  }

  var html: String {
    let place =
      environments.isEmpty ? "" : "\n<p>\(phrases(.verifierPlace, ["environments": listed(environments)]))</p>"
    return """
      <details class="check">
      <summary><span>\(phrases(.verifier))</span></summary>
      <div>
      <p>\(facts)</p>
      \(line(call))\(place)
      <p>\(phrases(.verifierSum))</p>
      \(line(sum))
      <p class="note">\(phrases(.verifierOptions))</p>
      </div>
      </details>
      """
  }

  /// How many commands, with which programs, and how many of them change something.
  private var facts: String {
    let runs: Phrase = verifier.commandCount == 1 ? .verifierRunsOne : .verifierRuns
    var sentences = [
      phrases(runs, ["url": link, "size": "\((verifier.size + 999) / 1000)", "n": "\(verifier.commandCount)"])
    ]
    if !verifier.programs.isEmpty {
      sentences.append(phrases(.verifierPrograms, ["programs": listed(verifier.programs)]))
    }
    let writes: Phrase =
      switch verifier.writingCount {
      case 0: .verifierReads
      case 1: .verifierWritesOne
      default: .verifierWrites
      }
    sentences.append(phrases(writes, ["n": "\(verifier.writingCount)"]))
    return sentences.joined(separator: phrases.isJapanese ? "" : " ")
  }

  private func listed(_ names: [String]) -> String {
    names.map { "<code>\(escaped($0))</code>" }.joined(separator: ", ")
  }

  private var link: String { fragments.address.link(to: verifier.address) }

  /// Where the site does not know its own address, the page's script puts the page's in.
  private var call: String {
    let run = "<span class=\"k-cmd\">sh</span> <span class=\"file\">verify.sh</span>"
    func fetch(_ attributes: String, _ url: String) -> String {
      "<span class=\"fetch\"\(attributes)><span class=\"k-cmd\">curl</span> <span class=\"k-opt\">-fsSLO</span> <span class=\"w\">\(url)</span> &amp;&amp; </span>"
    }
    guard let baseURL = fragments.settings.baseURL else {
      return "<code data-file=\"\(link)\">\(prompt)\(fetch(" hidden", ""))\(run)</code>"
    }
    return "<code>\(prompt)\(fetch("", escaped(shellWord(verifier.address.absolute(baseURL)))))\(run)</code>"
  }

  private var sum: String {
    let text = "'\(verifier.digest)  <span class=\"file\">verify.sh</span>'"
    return
      "<code>\(prompt)<span class=\"k-cmd\">echo</span> <span class=\"k-str\">\(text)</span> | <span class=\"k-cmd\">sha256sum</span> <span class=\"k-opt\">-c</span></code>"
  }

  private var prompt: String { "<span class=\"p\">$ </span>" }

  private func line(_ code: String) -> String { "<div class=\"code\"><pre class=\"cmd\">\(code)</pre></div>" }
}

/// The text as a shell reads it as one word, in quotes only where it takes them.
private func shellWord(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy {
    ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || "%+,-./:=@_".utf8.contains($0)
  }
  return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
