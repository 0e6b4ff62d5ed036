import Glibc

/// Makes a folder and those above it. Returns 0, or the error's code (errno(3)).
public func makeFolders(_ path: String) -> Int32 {
  var status = stat()
  if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR ? 0 : ENOTDIR }
  if let slash = path.dropFirst().lastIndex(of: "/") {
    let code = makeFolders(String(path[..<slash]))
    if code != 0 { return code }
  }
  return mkdir(path, 0o755) == 0 || errno == EEXIST ? 0 : errno
}

/// Writes a file whole, without regard for what is there. Returns 0, or the error's code.
public func writeFile(_ path: String, _ bytes: UnsafeRawBufferPointer) -> Int32 {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { return errno }
  defer { close(descriptor) }
  var written = 0
  while written < bytes.count {
    let count = write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return count < 0 ? errno : EIO }
    written += count
  }
  return 0
}
