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
  return writeAll(descriptor, bytes)
}

/// Puts new bytes in the place of a file's, whole or not at all: written beside it under a name of their own, then renamed
/// over it. What is a symbolic link stays one; owner and permissions are those of the file that was there. A file with several
/// names (hard links) is written in place, so that it keeps them. `mode` is for a file that is not there yet. Returns 0, or the error's code.
public func replaceFile(_ path: String, _ bytes: UnsafeRawBufferPointer, mode: UInt32 = 0o644) -> Int32 {
  let target = realPath(path) ?? path
  var status = stat()
  let isThere = stat(target, &status) == 0
  if isThere, status.st_nlink > 1 { return writeFile(target, bytes) }
  var template = Array("\(target).XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else { return errno }
  defer { close(descriptor) }
  var code = writeAll(descriptor, bytes)
  if code == 0, fchmod(descriptor, isThere ? status.st_mode & 0o7777 : mode) != 0 { code = errno }
  // Only root can give a file away; another's own files are its own anyway.
  if code == 0, isThere, geteuid() == 0, fchown(descriptor, status.st_uid, status.st_gid) != 0 { code = errno }
  if code == 0, rename(template, target) != 0 { code = errno }
  if code != 0 { unlink(template) }
  return code
}

/// The path without symbolic links, `.` and `..` (realpath(3)); nil where there is nothing.
public func realPath(_ path: String) -> String? {
  realpath(path, nil).map { pointer in
    defer { free(pointer) }
    return String(cString: pointer)
  }
}

private func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
  var written = 0
  while written < bytes.count {
    let count = write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return count < 0 ? errno : EIO }
    written += count
  }
  return 0
}
