import Evidence
import Glibc
import Synchronization

extension OutputFolder {
  /// Notes that files of the last build stay as they are.
  func keep(_ paths: [String]) {
    state.withLock { state in
      state.paths.formUnion(paths)
      state.pages += paths.filter { $0.hasSuffix(".html") }.map { Address(path: $0) }
    }
  }

  /// Puts files that are staged in their places before the others, and returns those whose bytes are new; nil where one has to
  /// wait for something that is in its way.
  func publish(_ paths: [String]) -> [String]? {
    let wanted = Set(paths)
    let ready = state.withLock { state in state.staged.filter { wanted.contains($0.path) } }
    if ready.contains(where: \.isNew) {
      guard (try? writeManifest(manifest().union(wanted))) != nil else { return nil }
    }
    for file in ready {
      let target = "\(root)/\(file.path)"
      guard makeFolders(String(target[..<(target.lastIndex(of: "/") ?? target.startIndex)])) == 0,
        rename("\(staging)/\(file.path)", target) == 0
      else { return nil }
      state.withLock { $0.staged.removeAll { $0.path == file.path } }
    }
    return ready.map(\.path)
  }
}
