import ArgumentParser
import Diagnostics
import Evidence
import History
import KnowledgeBase
import Site
import Verification

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Write the site.",
    discussion: """
      Nothing in the output changes before every page is ready; files of the same bytes keep their times. A mistake in the \
      content or a broken link fails the build; failed or stale evidence does not, it shows on the page.

      Examples:
        sooth build
        sooth build --content docs --output public
      """)

  @OptionGroup var content: ContentOption

  @Option(help: ArgumentHelp("Where the site is written.", valueName: "dir"))
  var output = "Output"

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Where the site will be served, instead of what site.yml says.", valueName: "url"))
  var baseURL: String?

  @Flag(
    help: ArgumentHelp(
      "Build in spite of broken links.",
      discussion: "Each is a warning, and on its page a marked text that leads nowhere."))
  var allowBroken = false

  func validate() throws {
    if let baseURL, !isWebAddress(baseURL) {
      throw ValidationError("‘\(baseURL)’ is no web address: write https://docs.example.com/ or with a path")
    }
  }

  /// Pages among the sources would be taken for articles, and might replace them.
  private func refuseOutputBesideSources() throws {
    // A folder that is not there yet will be below the nearest that is.
    var folder = output
    var place = realPath(folder)
    while place == nil {
      folder = folder.lastIndex(of: "/").map { $0 == folder.startIndex ? "/" : String(folder[..<$0]) } ?? "."
      place = realPath(folder)
    }
    guard let place, let sources = realPath(content.content) else { return }
    let own = ["articles", "environments", "evidence", "theme"].map { "\(sources)/\($0)/" }
    guard output == folder && place == sources || own.contains(where: { "\(place)/".hasPrefix($0) }) else { return }
    throw Diagnosed(
      Diagnostic(
        at: SourceLocation(file: output), "output", "the site would be written among its sources",
        notes: ["name another folder by --output"]))
  }

  func run() async throws {
    try await reporting {
      let begin = ContinuousClock.now
      var base = try await content.load(baseURL: baseURL)
      if allowBroken { base.brokenLinks = .warning }
      try refuseOutputBesideSources()
      let store = EvidenceStore(folder: content.content + "/evidence")
      let changes = await GitHistory.git.lastChanges(in: content.content)
      let summary = try await SiteBuilder(base, evidence: store, output: output, changes: changes).build()
      Console.print(summary.warnings)
      let style = Console.style(for: .output)
      let drafts = summary.drafts > 0 ? " · \(summary.drafts) draft\(summary.drafts == 1 ? "" : "s") left out" : ""
      let heading = TerminalReport(style: style, width: Console.width).heading("Build")
      Console.print(
        "\(heading)\(summary.articles) article\(summary.articles == 1 ? "" : "s") (\(summary.languages.joined(separator: ", "))) · \(summary.pages) pages · \(summary.warnings.count) problem\(summary.warnings.count == 1 ? "" : "s")\(drafts) · \(summary.written) written, \(summary.unchanged) unchanged, \(summary.removed) removed   \((ContinuousClock.now - begin).words)"
      )
      if summary.lacksAddress {
        Console.print(
          "Left out: sitemap.xml, feeds and canonical addresses; they take baseURL in site.yml, or --base-url")
      }
    }
  }
}
