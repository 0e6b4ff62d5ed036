import TestSupport

/// Cases that nobody has thought of: examples made of what means something to the matcher, outputs that are nearly these.
struct RandomCases {
  private var random: SeededNumbers

  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  static func make(_ count: Int, seed: UInt64) -> [ParityCase] {
    var maker = RandomCases(seed: seed)
    return (0..<count).map { maker.makeCase("random \(seed)/\($0)") }
  }

  private mutating func makeCase(_ name: String) -> ParityCase {
    var found = ParityCase(name: name)
    let isJSON = chance(4)
    var example = isJSON ? json(depth: 0).split(separator: "\n").map(String.init) : lines()
    var output = example.map { filled($0) }
    if chance(2) { output = mutated(output) }
    if chance(3) { output = mutated(output) }
    if !isJSON, chance(3), example.count > 1 { example[Int(random.next() % UInt64(example.count))] = "..." }
    found.example = Array(example.joined(separator: "\n").utf8) + [0x0A]
    found.output = Array(output.joined(separator: "\n").utf8) + (chance(5) ? [] : [0x0A])
    if chance(6) { found.output = damaged(found.output) }
    found.attributes =
      ["", "", "", "", "match=unordered", "match=exact", "exit=any", "exit=nonzero"].randomElement(using: &random) ?? ""
    found.exit = chance(6) ? 3 : 0
    return found
  }

  private mutating func chance(_ n: UInt64) -> Bool { random.next() % n == 0 }

  private mutating func lines() -> [String] {
    let count = 1 + Int(random.next() % 6)
    var result: [String] = []
    for _ in 0..<count {
      if chance(8), let last = result.last { result.append(filled(last)) } else { result.append(line()) }
      if chance(7) { result.append("") }
    }
    return result
  }

  private mutating func line() -> String {
    (0...(random.next() % 4)).map { _ in token() }.joined(
      separator: [" ", "  ", "\t", ": ", "=", ", ", "/"].randomElement(using: &random) ?? " ")
  }

  private static let tokens = [
    "Name:", "Address:", "Server:", "a", "sqs", "日本語", "...", "10.0.0.1", "172.16.5.9", "54.240.225.157",
    "127.0.0.1#53",
    "169.254.1.1", "100.64.0.9", "fd00::1", "2001:db8::1", "::1", "fe80::1", "::ffff:10.0.0.1", "10.0.0.0/8",
    "1.2.3.4.5",
    "2019-03-03", "2019-03-03T12:00:00Z", "2019-03-03 12:00:00.123+09:00", "Tue, 15 Nov 1994 08:12:31 GMT",
    "Mon Nov 23 14:00:10 UTC 2026", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "123456789012",
    "https://sqs.ap-northeast-1.amazonaws.com/123456789012/q", "arn:aws:sqs:ap-northeast-1:123456789012:q",
    "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-0123456789abcdef0", "vpce-0123456789abcdef0",
    "vpce-0123456789abcdef0-a1b2c3d4.sqs", "i-01234567", "d41d8cd98f00b204e9800998ecf8427e",
    "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEf+/==", "3.2s", "45 ms", "0m0.723s", "12 seconds", "42", "1.16.116",
    "{{54.240.225.157 ~ public-ip}}", "{{3 ~ int >= 1}}", "{{192.168.4.179 ~ ip in 192.168.0.0/16}}",
    "{{vpce-01 ~ /vpce-[0-9a-f]{2,6}/}}", "{{x ~ /[[:alpha:]_]+|[^a-z]\\.?/}}", "\\{{x}}", "key", "value", "-", "'",
    "\"", "\\",
  ]

  private mutating func token() -> String { Self.tokens.randomElement(using: &random) ?? "" }

  /// The line with other values of the same kinds in places, holes and ellipses filled.
  private mutating func filled(_ line: String) -> String {
    var line = line
    let others = [
      ("10.0.0.1", "192.168.7.7"), ("54.240.225.157", "3.112.1.1"), ("123456789012", "999988887777"),
      ("2019-03-03", "2026-11-23"),
      ("0123456789abcdef0", "0fedcba9876543210"), ("3.2s", "12ms"), ("fd00::1", "fd12:3456::9"),
      ("d41d8cd9", "00ff00ff"),
      ("{{54.240.225.157 ~ public-ip}}", "8.8.8.8"), ("{{3 ~ int >= 1}}", "17"),
      ("{{vpce-01 ~ /vpce-[0-9a-f]{2,6}/}}", "vpce-abc"),
      ("{{192.168.4.179 ~ ip in 192.168.0.0/16}}", "192.168.1.1"), ("{{x ~ /[[:alpha:]_]+|[^a-z]\\.?/}}", "abc_d"),
      ("\\{{", "{{"),
      ("...", "and so on"),
    ]
    for (old, new) in others where !chance(3) { line = line.replacing(old, with: new) }
    return line
  }

  private mutating func mutated(_ lines: [String]) -> [String] {
    var lines = lines
    guard !lines.isEmpty else { return [token()] }
    let place = Int(random.next() % UInt64(lines.count))
    switch random.next() % 6 {
    case 0: lines.remove(at: place)
    case 1: lines.insert(line(), at: place)
    case 2: lines[place] += " " + token()
    case 3: lines.swapAt(place, 0)
    case 4: lines.insert(lines[place], at: place)
    default: lines[place] = lines[place].replacing("1", with: "2")
    }
    return lines
  }

  /// Bytes that are no text.
  private mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    let pieces: [[UInt8]] = [
      [0x1B, 0x5B, 0x31, 0x6D], [0x1B, 0x5B], [0x1B, 0x5D, 0x30, 0x3B, 0x78, 0x07], [0x1B], [0x0D], [0x0D, 0x0A],
      [0xFF], [0xE3, 0x81],
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0x00], [0x09], [0x0A, 0x0A], [0xF4, 0x90, 0x80, 0x80],
      [0x7F], [0x08],
    ]
    var bytes = bytes
    for _ in 0...(random.next() % 3) {
      let place = Int(random.next() % UInt64(bytes.count + 1))
      bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
    }
    return bytes
  }

  private mutating func json(depth: Int) -> String {
    let scalars = [
      "1", "-0.5e3", "true", "false", "null", "\"a\"", "\"10.0.0.1\"", "\"https://h/123456789012/q\"", "1551614400",
      "\"1551614400123\"",
      "\"123456789012\"", "\"...\"", "\"日本\\u3042\\n\"", "\"2019-03-03T12:00:00Z\"", "{{3 ~ int}}",
      "\"{{a ~ /[ab]+/}}\"", "12.50",
    ]
    let kind = depth > 2 ? 2 : depth == 0 ? random.next() % 2 : random.next() % 4
    let pad = String(repeating: "  ", count: depth + 1)
    let count = random.next() % 4
    switch kind {
    case 0:
      var items = (0..<count).map { _ in
        "\(pad)\"\(["a", "b", "QueueUrls", "k\\\"q"].randomElement(using: &random) ?? "")\": \(json(depth: depth + 1))"
      }
      if chance(4) { items.append("\(pad)...") }
      return "{\n" + items.joined(separator: ",\n") + "\n\(pad.dropLast(2))}"
    case 1:
      var items = (0..<count).map { _ in pad + json(depth: depth + 1) }
      if chance(4) { items.insert("\(pad)...", at: 0) }
      return "[\n" + items.joined(separator: ",\n") + "\n\(pad.dropLast(2))]"
    default: return scalars.randomElement(using: &random) ?? "1"
    }
  }
}
