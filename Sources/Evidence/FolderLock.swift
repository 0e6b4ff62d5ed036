import Glibc

/// Held while something is written to a folder (evidence being gathered, a site being built), so that two runs do not mix. The
/// lock is on the folder itself (`flock`): nothing is left behind, however the run ends.
public struct FolderLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Locks `folder`, which must exist; nil if another run holds it.
  public init?(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  deinit {
    // A process that is being started at this moment holds a copy of the descriptor: closing alone would not let go.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
