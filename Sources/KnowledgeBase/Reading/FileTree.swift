import Glibc

/// The files of a knowledge base, by paths relative to its folder. The one way in which content is read, so that a test can
/// hand in a tree of its own.
public struct FileTree: Sendable {
  /// Every file below `folder`, hidden ones left out, sorted by their bytes.
  public var list: @Sendable (_ folder: String) throws(FileError) -> [String]
  public var read: @Sendable (_ path: String) throws(FileError) -> [UInt8]
  /// How a path is named to the user.
  public var name: @Sendable (_ path: String) -> String

  public init(
    list: @escaping @Sendable (String) throws(FileError) -> [String],
    read: @escaping @Sendable (String) throws(FileError) -> [UInt8],
    name: @escaping @Sendable (String) -> String
  ) {
    self.list = list
    self.read = read
    self.name = name
  }
}

/// A file or folder that could not be read.
public struct FileError: Error, Hashable {
  public var path: String
  public var code: Int32

  /// What the system says of it, such as "No such file or directory".
  public var reason: String { String(cString: strerror(code)) }

  /// Whether there is nothing at the path.
  public var isMissing: Bool { code == ENOENT }
}

extension FileTree {
  /// The folder `root` on disk.
  public static func disk(_ root: String) -> FileTree {
    let root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    return FileTree(
      list: { folder throws(FileError) in try listFiles(root: root, folder: folder) },
      read: { path throws(FileError) in try readFile(root + "/" + path) },
      name: { $0.isEmpty ? root : root + "/" + $0 })
  }

  /// Texts in memory, by their paths.
  public static func memory(_ files: [String: String]) -> FileTree {
    FileTree(
      list: { folder in
        files.keys.filter { folder.isEmpty || $0.hasPrefix(folder + "/") }.sorted {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
      },
      read: { path throws(FileError) in
        guard let text = files[path] else { throw FileError(path: path, code: ENOENT) }
        return Array(text.utf8)
      },
      name: { "Content/" + $0 })
  }
}

private func listFiles(root: String, folder: String) throws(FileError) -> [String] {
  var files: [String] = []
  /// Folders to list, each with those that lead to it.
  var folders: [(path: String, above: [[UInt64]])] = [(folder, [])]
  while let (next, above) = folders.popLast() {
    let path = next.isEmpty ? root : root + "/" + next
    guard let directory = opendir(path) else { throw FileError(path: path, code: errno) }
    defer { closedir(directory) }
    // A symbolic link may lead back to where it stands.
    var status = stat()
    guard fstat(dirfd(directory), &status) == 0 else { throw FileError(path: path, code: errno) }
    let identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
    guard !above.contains(identity) else { continue }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix("."), !name.hasSuffix("~") else { continue }
      let relative = next.isEmpty ? name : next + "/" + name
      if isFolder(root + "/" + relative, entry.pointee.d_type) {
        folders.append((relative, above + [identity]))
      } else {
        files.append(relative)
      }
    }
  }
  return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// `d_type` tells without a call, unless the file system or a symbolic link leaves it open.
private func isFolder(_ path: String, _ type: UInt8) -> Bool {
  if type == UInt8(DT_DIR) { return true }
  guard type == UInt8(DT_UNKNOWN) || type == UInt8(DT_LNK) else { return false }
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The whole file at `path`.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
  // Opening a named pipe waits for a writer, unless told not to.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, code: errno) }
  let kind = status.st_mode & S_IFMT
  guard kind == S_IFREG else { throw FileError(path: path, code: kind == S_IFDIR ? EISDIR : ENOTSUP) }
  var bytes: [UInt8] = []
  var code: Int32 = 0
  // One byte more than the size, so that the end shows without another round for an ordinary file.
  var capacity = Int(status.st_size) + 1
  while true {
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let result = Glibc.read(descriptor, buffer.baseAddress, capacity)
      if result < 0 { code = errno }
      count = max(0, result)
    }
    guard code == 0 else { throw FileError(path: path, code: code) }
    if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    if chunk.count < capacity { return bytes }
    capacity = 64 << 10
  }
}
