import CCMark
import Glibc

/// The memory of libcmark's trees: taken piece by piece from one run of bytes, and given back all at once when the last tree of
/// the thread is gone. libcmark asks for a piece for each node and each text, so asking the C library takes as long as parsing.
///
/// Every thread has its own, since libcmark's functions for memory are told of nothing else. A document is made, rendered and
/// dropped without a pause, so its trees never see another thread; whoever breaks that is stopped.
struct TreeMemory {
  /// Pieces are at multiples of this, and their sizes stand before them.
  private static let alignment = 16
  private static let chunkSize = 256 << 10

  private let thread = pthread_self()
  private var trees = 0
  private var chunk: UnsafeMutableRawPointer
  private var (used, capacity) = (0, TreeMemory.chunkSize)
  /// Chunks that are full.
  private var full: [UnsafeMutableRawPointer] = []

  private init() { chunk = Self.newChunk(Self.chunkSize) }

  private static func newChunk(_ size: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: size, alignment: alignment)
  }

  // MARK: - The thread's own

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      guard let memory = pointer?.assumingMemoryBound(to: TreeMemory.self) else { return }
      memory.pointee.giveBack()
      memory.pointee.chunk.deallocate()
      memory.deinitialize(count: 1)
      memory.deallocate()
    }
    return key
  }()

  static var current: UnsafeMutablePointer<TreeMemory> {
    if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: TreeMemory.self) }
    let memory = UnsafeMutablePointer<TreeMemory>.allocate(capacity: 1)
    memory.initialize(to: TreeMemory())
    pthread_setspecific(key, memory)
    return memory
  }

  /// What libcmark calls; it lives as long as the program.
  nonisolated(unsafe) static let functions: UnsafeMutablePointer<cmark_mem> = {
    let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let piece = TreeMemory.current.pointee.take(count * size)
          memset(piece, 0, count * size)
          return piece
        },
        realloc: { piece, size in TreeMemory.current.pointee.resize(piece, to: size) },
        free: { _ in }))
    return functions
  }()

  // MARK: - Trees

  mutating func open() { trees += 1 }

  mutating func close() {
    precondition(pthread_equal(thread, pthread_self()) != 0, "a document is dropped where it was made")
    trees -= 1
    if trees == 0 { giveBack() }
  }

  /// Keeps one chunk for the next trees.
  private mutating func giveBack() {
    for chunk in full { chunk.deallocate() }
    full = []
    used = 0
    guard capacity > Self.chunkSize else { return }
    chunk.deallocate()
    (chunk, capacity) = (Self.newChunk(Self.chunkSize), Self.chunkSize)
  }

  // MARK: - Pieces

  private mutating func take(_ size: Int) -> UnsafeMutableRawPointer {
    let length = Self.length(size)
    if capacity - used < length {
      full.append(chunk)
      capacity = max(capacity * 2, length)
      (chunk, used) = (Self.newChunk(capacity), 0)
    }
    let piece = chunk + used + Self.alignment
    (piece - Self.alignment).storeBytes(of: size, as: Int.self)
    used += length
    return piece
  }

  private mutating func resize(_ piece: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer {
    guard let piece else { return take(size) }
    let old = (piece - Self.alignment).load(as: Int.self)
    let start = piece - Self.alignment - chunk
    // The piece taken last grows where it is.
    if start >= 0, start + Self.length(old) == used, start + Self.length(size) <= capacity {
      (piece - Self.alignment).storeBytes(of: size, as: Int.self)
      used = start + Self.length(size)
      return piece
    }
    if size <= old { return piece }
    let larger = take(size)
    memcpy(larger, piece, old)
    return larger
  }

  private static func length(_ size: Int) -> Int { alignment + (size + alignment - 1) & ~(alignment - 1) }
}
