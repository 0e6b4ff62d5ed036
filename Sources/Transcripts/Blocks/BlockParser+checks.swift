import Diagnostics

/// What is wrong, or may be, in what a block says.
extension BlockParser {
  /// A hole that cannot be read would be text, and never match: that is told.
  mutating func checkHoles(of command: Command) {
    for index in command.outputLines {
      for problem in holeProblems(in: lines[index]) {
        let location = SourceLocation(file: place.file, line: place.line + 1 + index, column: problem.offset + 1)
        diagnostics.append(Diagnostic(at: location, "hole", problem.summary, notes: problem.notes))
      }
    }
  }

  /// What is worth a warning in a command and its output.
  mutating func check(_ command: Command, like first: Prompt) {
    checkHoles(of: command)
    checkElisions(of: command)
    checkNestedShell(of: command, like: first)
    if let placeholder = Self.placeholder(in: command.text) {
      diagnostics.append(
        Diagnostic(
          .warning, at: place.contentLine(command.sourceLines.lowerBound), "placeholder",
          "a shell reads ‘\(placeholder)’ as redirections",
          notes: ["declare a variable and write {{name}}, or say skip=\"reason\""]))
    }
  }

  private static let elisions: Set<String> = [
    "(snip)", "(略)", "(中略)", "(前略)", "(後略)", "(省略)", "--snip--", "-- snip --", "[snip]", "<snip>", "<...>", "(...)",
  ]

  /// People leave out lines in many words; only `...` says so.
  private mutating func checkElisions(of command: Command) {
    for index in command.outputLines {
      let line = lines[index].trimmingBlanks
      // All begin with one of these.
      guard let first = line.first, "([<-".utf8.contains(first), Self.elisions.contains(line.text) else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, at: place.contentLine(index), "elision",
          "‘\(line.text)’ is compared as text",
          replacement: "..."))
    }
  }

  private static let nestingPrograms: Set<String> = [
    "su", "sudo", "ssh", "sh", "bash", "zsh", "dash", "docker", "podman", "kubectl", "nix-shell", "nix", "chroot",
    "lxc",
    "machinectl", "vagrant",
  ]

  /// The prompt of a shell inside the shell: what is typed there cannot be run.
  private mutating func checkNestedShell(of command: Command, like first: Prompt) {
    let found = command.outputLines.first { index in
      let line = lines[index]
      if line.starts(with: [0x23, 0x20]) { return true }
      return prompt(line).map { $0.shape != first.shape && line.count > $0.length } ?? false
    }
    guard let found, !command.programs.isDisjoint(with: Self.nestingPrograms) else { return }
    diagnostics.append(
      Diagnostic(
        .warning, at: place.contentLine(found), "nested-shell",
        "this looks like a command for the shell that was started, and is compared as output",
        notes: ["give the command to that shell: ‘bash -c …’, ‘ssh host …’, or say skip=\"reason\""]))
  }

  /// `<name>` outside quotes.
  private static func placeholder(in text: [UInt8]) -> String? {
    var quote: UInt8?
    for (index, byte) in text.enumerated() {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x27 || byte == 0x22 {
        quote = byte
      } else if byte == 0x3C, text.byte(index + 1)?.isLetter ?? false, text.byte(index - 1) != 0x3C {
        let end = text.end(from: index + 1) { $0.isWord || $0 == 0x2D || $0 == 0x20 }
        if text.byte(end) == 0x3E, text[end - 1] != 0x20 { return text[index...end].text }
      }
    }
    return nil
  }

  // MARK: - Errors

  /// A block in which no prompt is known: where the first line stands that may be meant for a command, and what to say.
  func noPrompt(at index: Int) -> Diagnostic {
    let shown = lines.indices.filter { !lines[$0].trimmingBlanks.isEmpty }
    guard let first = shown.first else {
      return Diagnostic(
        at: SourceLocation(file: place.file, line: place.line, column: 1), "no-prompt", "the console block is empty",
        notes: ["begin each command with ‘$ ’, or take the block away"])
    }
    let root = shown.first { lines[$0].starts(with: [0x23, 0x20]) }
    let named = shown.first { Self.oneWordPrompt(lines[$0]) != nil }
    var notes = [
      "begin each command with ‘$ ’, or use another language, such as ‘text’ or ‘sh’, for what is not to be run"
    ]
    if let named, let prompt = Self.oneWordPrompt(lines[named]) {
      notes.insert("if ‘\(prompt)’ is the prompt, write prompt=\"\(prompt)\"", at: 0)
    } else if root != nil {
      notes.insert("if ‘#’ is the prompt, write prompt=\"#\"", at: 0)
    } else if lines[first].first?.isBlank ?? false {
      notes.insert("a prompt is not indented", at: 0)
    }
    return Diagnostic(
      at: place.contentLine(named ?? root ?? (index < lines.count ? index : first)), "no-prompt",
      "the console block does not begin with a prompt", notes: notes)
  }

  /// `node1$` at the beginning of a line, if it may be a prompt.
  private static func oneWordPrompt(_ line: [UInt8]) -> String? {
    let end = line.firstIndex(of: 0x20) ?? line.count
    guard end > 1, end < line.count, let sign = line[..<end].last, "$%>#".utf8.contains(sign) else { return nil }
    let isPlain = line[..<(end - 1)].allSatisfy { $0.isWord || "-.:/~\\@[]".utf8.contains($0) }
    return isPlain ? line[..<end].text : nil
  }

  func unfinished(at line: Int, before next: Int?) -> Diagnostic {
    var notes = ["close its quote, here-document, ‘(’ or loop, or take the last ‘\\’, ‘|’ or ‘&&’ away"]
    if let next { notes.append("if the prompt of line \(place.line + 1 + next) belongs to it, put ‘\\’ before that") }
    return Diagnostic(
      at: place.contentLine(line), "unfinished-command",
      next == nil
        ? "the command is not finished where the block ends" : "the command is not finished where the next begins",
      notes: notes)
  }
}
