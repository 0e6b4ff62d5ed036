public import Diagnostics

extension EvidenceStore {
  /// Holds other runs off, making the folder where it is not there. Throws where another holds it; `way` says what to do then.
  public func lock(_ way: String) throws(Diagnosed) -> FolderLock {
    try prepare()
    if let lock = FolderLock(folder: folder) { return lock }
    throw Diagnosed(
      Diagnostic(at: SourceLocation(file: folder), "busy", "another run is gathering evidence here", notes: [way]))
  }
}
