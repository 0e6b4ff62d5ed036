import Glibc

/// Held while evidence is being gathered, so that two runs do not mix. The lock is on the folder itself (`flock`): nothing
/// is left behind, however the run ends.
public struct RunLock: ~Copyable {
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

  deinit { close(descriptor) }
}
