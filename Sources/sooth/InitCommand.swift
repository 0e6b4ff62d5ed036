import ArgumentParser
import Foundation

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Start a knowledge base that builds and verifies at once.",
    discussion: """
      Writes Content/ with settings, an environment and a first article, and .gitignore where there is none. Nothing that is \
      there is overwritten.

      Examples:
        sooth init kb && cd kb && sooth verify && sooth serve
        sooth init --language ja
      """)

  @Argument(help: ArgumentHelp("The folder; it is made where it is not there.", valueName: "dir"))
  var folder = "."

  @Option(help: ArgumentHelp("The language of the first article: en or ja.", valueName: "tag"))
  var language = "en"

  @Option(help: ArgumentHelp("The site's title; the folder's name, if not said.", valueName: "text"))
  var title: String?

  func validate() throws {
    guard ["en", "ja"].contains(language) else {
      throw ValidationError("there is a first article in en and ja; write ‘language:’ in site.yml for any other")
    }
    if let title, title.isEmpty { throw ValidationError("--title is empty") }
  }

  func run() async throws {
    try await reporting {
      let name = URL(filePath: folder).standardizedFileURL.lastPathComponent
      let starter = Starter(title: title ?? (name.isEmpty || name == "/" ? "Sooth" : name), language: language)
      let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
      var files = starter.files.map { (path: prefix + $0.path, text: $0.text) }
      let ignored = prefix + ".gitignore"
      let hasIgnored = NewFiles.isThere(ignored)
      if !hasIgnored { files.append((ignored, "/Output/\n")) }
      try NewFiles(files: files).write()
      for file in files { Console.print("Wrote     \(file.path)") }
      if hasIgnored { Console.print("Add /Output/ to \(ignored): it is built anew at any time.") }
      Console.print("")
      if !prefix.isEmpty { Console.print("Next:     cd \(shellWord(folder))") }
      Console.print("\(prefix.isEmpty ? "Next:  " : "       ")   sooth verify     run what the article shows")
      Console.print("          sooth serve      see the site while you write")
      Console.print("          sooth new PATH --title TEXT")
    }
  }

  /// The text as one word of a shell.
  private func shellWord(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "/._-+".contains($0) } && !text.hasPrefix("-")
    return isPlain ? text : "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
