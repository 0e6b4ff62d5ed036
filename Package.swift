// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .treatWarning("DeprecatedDeclaration", as: .warning),
]

/// A room of the house: a module under `Sources/` whose tests, if it has any, mirror it under `Tests/`.
func room(
  _ name: String, uses dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: ["Diagnostics"] + dependencies, resources: resources,
    swiftSettings: settings)
}

func tests(of name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies,
    swiftSettings: settings)
}

let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "sooth",
  products: [.executable(name: "sooth", targets: ["sooth"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    // SHA-256 from Debian's libmd: small, kept, and on every Debian (dpkg needs it).
    .systemLibrary(name: "CMD", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .target(name: "Diagnostics", swiftSettings: settings),
    room("Markdown", uses: ["CCMark"]),
    room("Transcripts", uses: ["CMD"]),
    room("Highlighting", uses: []),
    room(
      "KnowledgeBase",
      uses: ["Markdown", "Transcripts", .product(name: "Yams", package: "Yams")]),
    room("Evidence", uses: ["Transcripts"]),
    room("History", uses: ["Evidence", subprocess, system]),
    room(
      "Lab", uses: ["KnowledgeBase", subprocess, system],
      resources: [
        "audit.py", "aws-cli-1.16.116.sh", "call.py", "certificates.py", "cloud.py", "debian.sh", "health.py",
        "host.sh", "hosts.py", "main.py", "network.py", "openssh-server.sh", "preflight.sh", "provision.sh", "proxy.py",
        "pypi.sh", "python2019.py", "resolver.py", "ssh.py", "tools.py",
      ].map { .embedInCode("Resources/\($0)") }),
    room(
      "Standalone", uses: ["KnowledgeBase", "Transcripts", "Evidence"],
      resources: [
        "engine.sh", "processes.sh", "session.sh", "article.sh", "report.sh", "main.sh", "bytes.awk", "values.awk",
        "holes.awk", "patterns.awk", "records.awk", "lines.awk", "alignment.awk", "json.awk", "json-match.awk",
        "redaction.awk", "judge.awk", "versions.awk", "state.awk", "evidence.awk", "main.awk",
      ].map { .embedInCode("Resources/\($0)") }),
    room("Verification", uses: ["KnowledgeBase", "Transcripts", "Evidence", "Lab", subprocess, system]),
    room("ExternalLinks", uses: ["Markdown", "KnowledgeBase", "Evidence", subprocess, system]),
    room("Search", uses: ["Markdown"]),
    room(
      "Site",
      uses: [
        "Markdown", "Search", "Transcripts", "Highlighting", "KnowledgeBase", "Evidence", "Standalone",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [
        "missing.mustache", "article.mustache", "errors.mustache", "home.mustache", "layout.mustache",
        "listing.mustache",
        "path.mustache", "section.mustache", "tag.mustache", "verification.mustache", "icon.svg",
        "Styles/base.css",
        "Styles/frame.css",
        "Styles/head.css",
        "Styles/article.css",
        "Styles/markdown.css",
        "Styles/transcript.css",
        "Styles/code.css",
        "Styles/terminal.css",
        "Styles/variables.css",
        "Styles/tabs.css",
        "Styles/toc.css",
        "Styles/lists.css",
        "Styles/around.css",
        "Styles/finder.css",
        "Styles/verification.css",
        "Styles/links.css",
        "Styles/search.css",
        "Styles/media.css",
        "Scripts/base.js",
        "Scripts/theme.js",
        "Scripts/contents.js",
        "Scripts/freshness.js",
        "Scripts/tabs.js",
        "Scripts/finder.js",
        "Scripts/verifier.js",
        "Scripts/copy.js",
        "Scripts/search.js",
        "Search/words.js",
        "Search/shards.js",
        "Search/lists.js",
        "Search/spelling.js",
        "Search/asking.js",
        "Search/passages.js",
        "Search/dialog.js",
        "Scripts/moved.js",
        "Scripts/variables.js",
        "Scripts/meanings.js",
        "Scripts/scrollers.js",
      ].map { .embedInCode("Theme/\($0)") }),
    room(
      "Preview",
      uses: [
        "KnowledgeBase", "Transcripts", "Evidence", "Verification", "Site",
        .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      resources: [.embedInCode("Resources/preview.js"), .embedInCode("Resources/preview.css")]),
    .executableTarget(
      name: "sooth",
      dependencies: [
        "Diagnostics", "ExternalLinks", "KnowledgeBase", "Transcripts", "Evidence", "History", "Lab", "Standalone",
        "Verification",
        "Site", "Preview", subprocess, system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests(of: "Diagnostics"),
    tests(of: "Markdown", uses: ["CCMark"]),
    tests(of: "Transcripts", uses: ["Diagnostics"]),
    tests(of: "Highlighting"),
    tests(of: "Search", uses: ["Markdown"]),
    .testTarget(
      name: "ScenarioTests",
      dependencies: ["sooth", "KnowledgeBase", "Markdown", "Transcripts", "Diagnostics", subprocess, system],
      exclude: ["Scenarios"], swiftSettings: settings),
    tests(of: "KnowledgeBase", uses: ["Diagnostics", "Transcripts"]),
    tests(of: "History", uses: ["Evidence"]),
    tests(of: "ExternalLinks", uses: ["Diagnostics", "Evidence", "KnowledgeBase"]),
    tests(of: "Evidence", uses: ["Diagnostics", "Transcripts"]),
    tests(
      of: "Site",
      uses: [
        "sooth", "Diagnostics", "Evidence", "KnowledgeBase", "Markdown", "Transcripts",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    tests(of: "Preview", uses: ["sooth", "Diagnostics", "Evidence", "KnowledgeBase", "Site", "Transcripts"]),
    tests(of: "Verification", uses: ["Diagnostics", "Evidence", "KnowledgeBase", "Transcripts", subprocess, system]),
    .testTarget(
      name: "AcceptanceTests",
      dependencies: [
        "sooth", "Evidence", "KnowledgeBase", "Transcripts", subprocess, system,
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "StandaloneTests",
      dependencies: ["Standalone", "TestSupport", "sooth", "KnowledgeBase", "Transcripts", subprocess, system],
      exclude: ["Parity", "sessions.md"], swiftSettings: settings),
    tests(of: "Lab", uses: ["KnowledgeBase", subprocess, system]),
  ],
  swiftLanguageModes: [.v6]
)
