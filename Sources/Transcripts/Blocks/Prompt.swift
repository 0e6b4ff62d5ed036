/// The shape of a shell prompt. Its directory and a leading `(name)` may change from line to line; the rest is what makes
/// a later line a command and not output.
struct Prompt: Hashable, Sendable {
  enum Shape: Hashable, Sendable {
    /// `$ ` or `% `.
    case sign(UInt8)
    /// `user@host:dir$ ` or `user@host:dir# `.
    case userAtHost(user: [UInt8], host: [UInt8], sign: UInt8)
    /// `bash-5.1$ `.
    case versioned(name: [UInt8], sign: UInt8)
    /// `[user@host dir]$ `.
    case bracketed(user: [UInt8], host: [UInt8], sign: UInt8)
    /// `[name]$ ` or `[name:dir]$ `.
    case named(name: [UInt8], sign: UInt8)
    /// `PS C:\> ` or `PS> `.
    case powerShell
    /// What the author says that it is.
    case custom([UInt8])
  }

  var shape: Shape
  /// How many bytes of the line it takes, the blank after it included.
  var length: Int

  /// The prompt at the beginning of a line, if there is one. Where the author names the block's prompt, it is that alone.
  init?(_ line: some Collection<UInt8>, named name: [UInt8]? = nil) {
    let line = Array(line)
    if let name {
      guard line.starts(with: name), let length = Self.blankAfter(line, at: name.count) else { return nil }
      self.shape = .custom(name)
      self.length = length
      return
    }
    let start = Self.afterName(line)
    guard let (shape, end) = Self.shape(line, at: start), let length = Self.blankAfter(line, at: end) else {
      return nil
    }
    self.shape = shape
    self.length = length
  }

  /// `(venv) ` before a prompt.
  private static func afterName(_ line: [UInt8]) -> Int {
    guard line.first == 0x28, let close = line.firstIndex(of: 0x29), line.byte(close + 1) == 0x20 else { return 0 }
    return close + 2
  }

  private static func blankAfter(_ line: [UInt8], at end: Int) -> Int? {
    if end == line.count { return end }
    return line[end] == 0x20 ? end + 1 : nil
  }

  private static func shape(_ line: [UInt8], at start: Int) -> (Shape, Int)? {
    switch line.byte(start) {
    case 0x24, 0x25: return (.sign(line[start]), start + 1)
    case 0x5B: return bracketed(line, at: start)
    case 0x50 where line.starts(with: "PS ", at: start) || line.starts(with: "PS>", at: start):
      return powerShell(line, at: start)
    default: return userAtHost(line, at: start) ?? versioned(line, at: start)
    }
  }

  private static func isName(_ byte: UInt8) -> Bool { byte.isWord || byte == 0x2D || byte == 0x2E }
  private static func isSign(_ byte: UInt8?) -> Bool { byte == 0x24 || byte == 0x23 || byte == 0x25 }

  private static func userAtHost(_ line: [UInt8], at start: Int) -> (Shape, Int)? {
    let user = line.end(from: start, while: isName)
    guard user > start, line.byte(user) == 0x40 else { return nil }
    let host = line.end(from: user + 1, while: isName)
    guard host > user + 1, line.byte(host) == 0x3A else { return nil }
    // The directory may hold blanks; the sign ends it.
    let sign = line.end(from: host + 1) { !isSign($0) }
    guard isSign(line.byte(sign)), line.byte(sign + 1).map({ $0 == 0x20 }) ?? true else { return nil }
    return (
      .userAtHost(user: Array(line[start..<user]), host: Array(line[user + 1..<host]), sign: line[sign]), sign + 1
    )
  }

  private static func versioned(_ line: [UInt8], at start: Int) -> (Shape, Int)? {
    let name = line.end(from: start) { $0.isLowercase }
    guard line[start..<name].text == "bash" || line[start..<name].text == "sh", line.byte(name) == 0x2D else {
      return nil
    }
    let version = line.end(from: name + 1) { $0.isDigit || $0 == 0x2E }
    guard version > name + 1, isSign(line.byte(version)) else { return nil }
    return (.versioned(name: Array(line[start..<name]), sign: line[version]), version + 1)
  }

  private static func bracketed(_ line: [UInt8], at start: Int) -> (Shape, Int)? {
    let user = line.end(from: start + 1, while: isName)
    guard user > start + 1, line.byte(user) == 0x40 else { return named(line, at: start, nameEnd: user) }
    let host = line.end(from: user + 1, while: isName)
    guard host > user + 1, line.byte(host) == 0x20, let close = line[host...].firstIndex(of: 0x5D),
      isSign(line.byte(close + 1))
    else { return nil }
    return (
      .bracketed(
        user: Array(line[start + 1..<user]), host: Array(line[user + 1..<host]), sign: line[close + 1]), close + 2
    )
  }

  private static func named(_ line: [UInt8], at start: Int, nameEnd: Int) -> (Shape, Int)? {
    guard nameEnd > start + 1, line.byte(nameEnd) == 0x5D || line.byte(nameEnd) == 0x3A,
      let close = line[nameEnd...].firstIndex(of: 0x5D), let sign = line.byte(close + 1), isSign(sign), sign != 0x23
    else { return nil }
    return (.named(name: Array(line[start + 1..<nameEnd]), sign: sign), close + 2)
  }

  private static func powerShell(_ line: [UInt8], at start: Int) -> (Shape, Int)? {
    guard let sign = line[start...].firstIndex(of: 0x3E) else { return nil }
    return (.powerShell, sign + 1)
  }
}
