import CMD
import Synchronization

/// SHA-256 (FIPS 180-4) of `bytes`, as 64 lower-case hexadecimal digits.
public func sha256(_ bytes: [UInt8]) -> String {
  var context = SHA2_CTX()
  SHA256Init(&context)
  SHA256Update(&context, bytes, bytes.count)
  var digest = [UInt8](repeating: 0, count: 32)
  SHA256Final(&digest, &context)
  return hexadecimal(digest)
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// A digest that is worked out when somebody first asks for it: of a block that nobody has run, nobody does.
final class DeferredDigest: Sendable {
  private enum State {
    case pending([UInt8])
    case known(String)
  }

  private let state: Mutex<State>

  init(_ bytes: [UInt8]) { state = Mutex(.pending(bytes)) }

  var text: String {
    state.withLock { state in
      switch state {
      case .known(let text): return text
      case .pending(let bytes):
        let text = sha256(bytes)
        state = .known(text)
        return text
      }
    }
  }
}
