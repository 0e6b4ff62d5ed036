import Diagnostics
import Glibc

/// The watches of inotify(7) on a folder and all below it, those that come later too, and what they have told. Hidden files and
/// what editors put beside a file while they write are passed over.
struct FolderWatches {
  private static let wanted = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR)

  let descriptor: Int32
  private let root: String
  /// The folders by their watch, relative to the root.
  private var folders: [Int32: String] = [:]
  private var news: Set<String> = []
  /// Files that were made since the last news: what is gone again by then was never content.
  private var made: Set<String> = []
  private var hasOverflowed = false

  /// Throws where the folder cannot be watched.
  init(_ root: String) throws(Diagnosed) {
    self.root = root
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { throw Self.failure(root, errno) }
    let code = watch("")
    guard code == 0 else {
      close()
      throw Self.failure(root, code)
    }
    news = []
  }

  func close() { Glibc.close(descriptor) }

  private static func failure(_ root: String, _ code: Int32) -> Diagnosed {
    let way =
      code == ENOSPC || code == EMFILE
      ? "the system watches no more folders: raise fs.inotify.max_user_watches or max_user_instances by sysctl"
      : "name the folder that holds site.yml and articles/ by --content; ‘sooth init’ starts one"
    return Diagnosed(
      Diagnostic(
        at: SourceLocation(file: root), "unwatchable", "cannot be watched: \(String(cString: strerror(code)))",
        notes: [way]))
  }

  /// Whether a file of this name is anybody's content: not hidden, and no copy, swap or probing file of an editor.
  static func isContent(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasSuffix("~") && !name.hasPrefix("#") && !name.hasSuffix(".swp")
      && !name.hasSuffix(".swx") && !name.hasSuffix(".tmp") && name != "4913"
  }

  // MARK: - News

  var hasNews: Bool { hasOverflowed || !news.isEmpty }

  mutating func takeNews() -> ContentWatcher.Changes {
    defer { (news, made, hasOverflowed) = ([], [], false) }
    guard hasOverflowed else { return .paths(news.filter { !made.contains($0) || isThere($0) }) }
    // Folders of which nothing was told are watched from now on.
    watch("")
    return .unknown
  }

  /// Takes in the events that wait.
  mutating func read() {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      buffer.withUnsafeBytes { note(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }

  private mutating func note(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + MemoryLayout<inotify_event>.size <= bytes.count {
      let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let start = offset + MemoryLayout<inotify_event>.size
      let name = bytes[start..<start + Int(event.len)].prefix { $0 != 0 }
      note(event, String(decoding: name, as: UTF8.self))
      offset = start + Int(event.len)
    }
  }

  private mutating func note(_ event: inotify_event, _ name: String) {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { hasOverflowed = true }
    if event.mask & UInt32(IN_IGNORED) != 0 { folders[event.wd] = nil }
    guard !name.isEmpty, Self.isContent(name), let folder = folders[event.wd] else { return }
    let path = folder.isEmpty ? name : "\(folder)/\(name)"
    if event.mask & UInt32(IN_ISDIR) == 0 {
      // A file that was made is told of again when it is closed; a link, which nobody closes, is not.
      if event.mask & UInt32(IN_CREATE) != 0 {
        if !news.contains(path) { made.insert(path) }
        if isEmptyFile(path) { return }
      }
    } else if event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 {
      watch(path)
    } else if event.mask & UInt32(IN_MOVED_FROM) != 0 {
      unwatch(path)
    }
    news.insert(path)
  }

  private func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat("\(root)/\(path)", &status) == 0
  }

  private func isEmptyFile(_ path: String) -> Bool {
    var status = stat()
    return lstat("\(root)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
  }

  // MARK: - Folders

  /// Watches a folder and those below; files that are there already are news, since they may have come before the watch. Returns 0,
  /// or the code of what keeps it from that; a folder that is gone meanwhile does not.
  @discardableResult private mutating func watch(_ folder: String) -> Int32 {
    let path = folder.isEmpty ? root : "\(root)/\(folder)"
    let watch = inotify_add_watch(descriptor, path, Self.wanted)
    guard watch >= 0 else { return !folder.isEmpty && (errno == ENOENT || errno == ENOTDIR) ? 0 : errno }
    // A symbolic link may lead back to a folder above.
    if let known = folders[watch], known.isEmpty ? !folder.isEmpty : folder.hasPrefix(known + "/") { return 0 }
    folders[watch] = folder
    var code: Int32 = 0
    for name in Self.names(in: path) where Self.isContent(name) {
      let inside = folder.isEmpty ? name : "\(folder)/\(name)"
      var status = stat()
      if stat("\(root)/\(inside)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        let failure = self.watch(inside)
        if code == 0 { code = failure }
      } else {
        news.insert(inside)
      }
    }
    return code
  }

  private static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  /// A folder that was moved away would be told of under its old name.
  private mutating func unwatch(_ folder: String) {
    for (watch, path) in folders where path == folder || path.hasPrefix(folder + "/") {
      inotify_rm_watch(descriptor, watch)
      folders[watch] = nil
    }
  }
}
