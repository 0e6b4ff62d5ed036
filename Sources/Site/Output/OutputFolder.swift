import Diagnostics
import Evidence
import FoundationEssentials
import Glibc
import KnowledgeBase
import Synchronization

/// The folder that the site is written to. New bytes are written aside first; nothing that is there changes before every page
/// is ready. Then each file is put in its place by a rename: new ones first, so that no page ever links to nothing, changed
/// ones after them, and last what is no longer made is taken away. Files of the same bytes keep their times. Only files that a
/// build has made are ever taken away.
final class OutputFolder: Sendable {
  struct Changes: Sendable {
    var written = 0
    var unchanged = 0
    var removed = 0
    /// The files that were written or taken away.
    var paths: [String] = []
  }

  /// What is put in its place by one rename: a file, or a folder of which there is nothing yet.
  struct Staged {
    let path: String
    let isNew: Bool
    /// Whether it is a page, or holds any.
    let hasPages: Bool

    init(path: String, isNew: Bool) {
      (self.path, self.isNew) = (path, isNew)
      hasPages = path.utf8.suffix(5).elementsEqual(".html".utf8)
    }

    init(folder: String, hasPages: Bool) { (path, isNew, self.hasPages) = (folder, true, hasPages) }

    /// What a page needs comes before the page, and the home page, which leads to everything, last of what is new.
    var turn: Int { isNew ? (hasPages ? (path == "index.html" ? 2 : 1) : 0) : 3 }
  }

  struct State {
    var staged: [Staged] = []
    var paths: Set<String> = []
    /// Folders made for what is staged: like the output's own, so that workers rarely meet in one.
    var folders: Set<String> = []
    var failure: (path: String, code: Int32)?
    var doubles: Set<String> = []
    var pages: [Address] = []
  }

  private static let privateFolder = ".sooth"
  let root: String
  let staging: String
  /// Whether the folder was empty when the build began: then no file of the site can be there.
  private let wasEmpty: Bool
  private let lock: FolderLock
  let state = Mutex(State())

  /// Makes the folder, if it is not there, and takes hold of it.
  init(_ root: String) throws(Diagnosed) {
    self.root = root
    staging = "\(root)/\(Self.privateFolder)/new"
    for path in [root, "\(root)/\(Self.privateFolder)"] {
      let code = makeFolders(path)
      guard code == 0 else { throw Self.unwritable(path, code) }
    }
    guard access(root, W_OK) == 0 else { throw Self.unwritable(root, errno) }
    guard let lock = FolderLock(folder: root) else {
      throw Diagnosed(
        Diagnostic(at: SourceLocation(file: root), "busy", "another build is writing here", notes: ["wait for it"]))
    }
    self.lock = lock
    wasEmpty = (try? FileManager.default.contentsOfDirectory(atPath: root)) == [Self.privateFolder]
    clearStaging()
    let code = makeFolders(staging)
    guard code == 0 else { throw Self.unwritable(staging, code) }
  }

  private static func unwritable(_ path: String, _ code: Int32) -> Diagnosed {
    Diagnosed(
      Diagnostic(
        at: SourceLocation(file: path), "unwritable", "cannot be written: \(String(cString: strerror(code)))",
        notes: ["make it writable, or name another folder by --output"]))
  }

  /// Notes that the site has a file at `path` with these bytes; they are written aside unless they are there already.
  func stage(_ path: String, _ bytes: UnsafeRawBufferPointer) {
    WorkTrace.current?.noteMade(path)
    let presence = wasEmpty ? .missing : Self.compare(root + "/" + path, bytes)
    let folder = path.utf8.lastIndex(of: 0x2F).map { String(path[..<$0]) } ?? ""
    let needsFolder = state.withLock { state in
      guard state.paths.insert(path).inserted else {
        state.doubles.insert(path)
        return false
      }
      if presence != .same { state.staged.append(Staged(path: path, isNew: presence == .missing)) }
      return presence != .same && state.folders.insert(folder).inserted
    }
    guard presence != .same else { return }
    if needsFolder { _ = makeFolders("\(staging)/\(folder)") }
    let place = staging + "/" + path
    var code = writeFile(place, bytes)
    // Another worker has said that it will make the folder, and has not come to it yet.
    if code == ENOENT, makeFolders("\(staging)/\(folder)") == 0 { code = writeFile(place, bytes) }
    if code != 0 { state.withLock { $0.failure = $0.failure ?? (path, code) } }
  }

  func stage(_ path: String, _ bytes: [UInt8]) { bytes.withUnsafeBytes { stage(path, $0) } }

  /// Stages a page for readers, which search engines may be told of.
  func stage(page address: Address, _ bytes: UnsafeRawBufferPointer) {
    stage(address.path, bytes)
    state.withLock { $0.pages.append(address) }
  }

  func stage(page address: Address, _ bytes: [UInt8]) { bytes.withUnsafeBytes { stage(page: address, $0) } }

  /// The pages staged so far, by their paths.
  var pages: [Address] { state.withLock(\.pages).sorted { $0.path < $1.path } }

  /// Puts everything in its place.
  func commit() throws(Diagnosed) -> Changes {
    let state = self.state.withLock { $0 }
    guard state.doubles.isEmpty else { throw Diagnosed(state.doubles.sorted().map(double)) }
    if let failure = state.failure {
      clearStaging()
      throw Self.unwritable("\(root)/\(failure.path)", failure.code)
    }
    let before = manifest()
    let stale = before.subtracting(state.paths)
    let inTheWay = try obstacles(to: state.staged, stale: stale)
    let replaced = state.staged.filter { !$0.isNew && !before.contains($0.path) }
    if let foreign = replaced.first(where: { Self.kind("\(root)/\($0.path)") == .file }) {
      throw notOurs(foreign.path)
    }
    // Until everything is in place, both the old and the new files are known as a build's own.
    try writeManifest(before.union(state.paths))
    var folders: Set<String> = []
    for path in inTheWay { remove(path) }
    for file in whole(state.staged).sorted(by: { $0.turn < $1.turn }) {
      let target = "\(root)/\(file.path)"
      let folder = String(target[..<(target.utf8.lastIndex(of: 0x2F) ?? target.startIndex)])
      let code = folders.insert(folder).inserted ? makeFolders(folder) : 0
      guard code == 0 else { throw Self.unwritable(folder, code) }
      guard rename("\(staging)/\(file.path)", target) == 0 else { throw Self.unwritable(target, errno) }
    }
    for path in stale { remove(path) }
    if !stale.isEmpty { try writeManifest(state.paths) }
    clearStaging()
    return Changes(
      written: state.staged.count, unchanged: state.paths.count - state.staged.count, removed: stale.count,
      paths: state.staged.map(\.path) + stale)
  }

  /// The same, with one for each folder at the top that is not there yet, in place of its files.
  private func whole(_ staged: [Staged]) -> [Staged] {
    var isThere: [Substring: Bool] = ["": true]
    var hasPages: [Substring: Bool] = [:]
    var files: [Staged] = []
    for file in staged {
      let folder = file.path[..<(file.path.utf8.firstIndex(of: 0x2F) ?? file.path.startIndex)]
      let isKnown = isThere[folder] ?? (Self.kind("\(root)/\(folder)") != .nothing)
      isThere[folder] = isKnown
      if isKnown { files.append(file) } else { hasPages[folder] = file.hasPages || hasPages[folder] ?? false }
    }
    return files + hasPages.map { Staged(folder: String($0), hasPages: $1) }
  }

  /// A file of somebody else's, which would be lost.
  private func notOurs(_ path: String) -> Diagnosed {
    Diagnosed(
      Diagnostic(
        at: SourceLocation(file: "\(root)/\(path)"), "foreign-file",
        "no build has made this file, and the site would replace it",
        notes: ["take it away, or name another folder by --output"]))
  }

  private func double(_ path: String) -> Diagnostic {
    Diagnostic(
      at: SourceLocation(file: "\(root)/\(path)"), "duplicate-page",
      "two parts of the site would be the file ‘\(path)’", notes: ["rename one of the two articles or files"])
  }

  /// Files of earlier builds where there is to be a folder now, or in a folder where there is to be a file. Throws where what is
  /// in the way is not a build's own; nothing has changed by then.
  private func obstacles(to staged: [Staged], stale: Set<String>) throws(Diagnosed) -> Set<String> {
    var found: Set<String> = []
    var folders: Set<Substring> = [""]
    for file in staged {
      var folder = file.path[..<(file.path.utf8.lastIndex(of: 0x2F) ?? file.path.startIndex)]
      while folders.insert(folder).inserted {
        if Self.kind("\(root)/\(folder)") == .file { found.insert(String(folder)) }
        folder = folder[..<(folder.utf8.lastIndex(of: 0x2F) ?? folder.startIndex)]
      }
      guard !file.isNew, Self.kind("\(root)/\(file.path)") == .folder else { continue }
      let inside = (try? FileTree.disk(root).list(file.path)) ?? [file.path]
      found.formUnion(inside.isEmpty ? [file.path] : inside)
    }
    if let foreign = found.subtracting(stale).min() { throw Self.unwritable("\(root)/\(foreign)", EEXIST) }
    return found
  }

  private enum Kind { case file, folder, nothing }

  private static func kind(_ path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// Forgets what was staged; the folder stays as it was.
  func abandon() { clearStaging() }

  private func remove(_ path: String) {
    unlink("\(root)/\(path)")
    if let slash = path.utf8.lastIndex(of: 0x2F) { removeEmpty(String(path[..<slash]), below: root) }
  }

  private func clearStaging() {
    var folders: Set<String> = state.withLock { $0.folders }
    for path in (try? FileTree.disk(staging).list("")) ?? [] {
      unlink("\(staging)/\(path)")
      if let slash = path.utf8.lastIndex(of: 0x2F) { folders.insert(String(path[..<slash])) }
    }
    for folder in folders { removeEmpty(folder, below: staging) }
    rmdir(staging)
  }

  /// Takes away a folder, and those above it up to `base`, as far as they are empty.
  private func removeEmpty(_ folder: String, below base: String) {
    var parts = folder.split(separator: "/")[...]
    while !parts.isEmpty, rmdir("\(base)/\(parts.joined(separator: "/"))") == 0 { parts = parts.dropLast() }
  }

  // MARK: - The files that builds have made

  private var manifestPath: String { "\(root)/\(Self.privateFolder)/files" }

  func manifest() -> Set<String> {
    guard let bytes = try? readFile(manifestPath) else { return [] }
    return Set(bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }.filter(isInside))
  }

  /// A manifest that somebody changed must not lead out of the folder.
  private func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains { $0 == ".." }
  }

  func writeManifest(_ paths: Set<String>) throws(Diagnosed) {
    let text = Array(paths.sorted().joined(separator: "\n").utf8)
    let aside = manifestPath + ".new"
    let code = text.withUnsafeBytes { writeFile(aside, $0) }
    guard code == 0 else { throw Self.unwritable(aside, code) }
    guard rename(aside, manifestPath) == 0 else { throw Self.unwritable(manifestPath, errno) }
  }

  // MARK: - Bytes

  private enum Presence { case same, different, missing }

  private static func compare(_ path: String, _ bytes: UnsafeRawBufferPointer) -> Presence {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .missing }
    guard status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count, let present = try? readFile(path),
      present.count == bytes.count
    else { return .different }
    let isSame = present.withUnsafeBytes { old in
      guard let old = old.baseAddress, let new = bytes.baseAddress else { return true }
      return memcmp(old, new, bytes.count) == 0
    }
    return isSame ? .same : .different
  }
}
