import Diagnostics
import Glibc
import Synchronization

/// Standard output and standard error: what is printed there, and how.
struct Console: Sendable {
  enum Stream: Int32 {
    case input = 0
    case output = 1
    case error = 2
  }

  /// Colour is for terminals alone, and for nobody who sets NO_COLOR (no-color.org).
  static func style(for stream: Stream) -> Style {
    Style(colored: isTerminal(stream) && (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb")
  }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// The width of the terminal; a hundred columns where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(Stream.output.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static func print(_ text: String, to stream: Stream = .output) { write(text + "\n", to: stream) }

  static func write(_ text: String, to stream: Stream) { write(Array(text.utf8), to: stream) }

  /// Writes all of `bytes`. A reader that is gone (a closed pipe) ends the work, as SIGPIPE would end other programs.
  static func write(_ bytes: [UInt8], to stream: Stream) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress, $0.count) }
      if count < 0, errno == EPIPE { return Interruption.interrupt(by: SIGPIPE) }
      guard count > 0 || errno == EINTR else { return failed(stream, errno) }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// The next line of standard input, without its end; nil where it ends, or where the work is cancelled meanwhile.
  static func readLine() async -> String? {
    var line: [UInt8] = []
    while true {
      var wait = pollfd(fd: Stream.input.rawValue, events: Int16(POLLIN), revents: 0)
      if poll(&wait, 1, 0) == 0 {
        do { try await Task.sleep(for: .milliseconds(20)) } catch { return nil }
        continue
      }
      var byte: UInt8 = 0
      guard read(Stream.input.rawValue, &byte, 1) == 1 else {
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
      }
      if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
      if byte != 0x0D { line.append(byte) }
    }
  }

  /// The error's code where something could not be written to standard output, such as a full disk.
  static let outputFailure = Mutex<Int32>(0)

  private static func failed(_ stream: Stream, _ code: Int32) {
    if stream == .output { outputFailure.withLock { $0 = code } }
  }

  static func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { print(diagnostic.rendered(with: style(for: .error)), to: .error) }
  }
}
