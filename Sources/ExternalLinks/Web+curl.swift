import FoundationEssentials
import Subprocess

extension Web {
  /// Asks by curl: it is kept, on nearly every machine, and knows proxies and certificates as they are set up there.
  /// `limit` is how long a request may take.
  public static func curl(limit: Duration = .seconds(20)) -> Web {
    Web { request async throws(WebError) in
      let bytes: (output: [UInt8], error: String)
      do {
        bytes = try await run(request, limit)
      } catch let error as SubprocessError where error.code == .executableNotFound {
        throw .noProgram
      } catch let error as SubprocessError where error.code == .outputLimitExceeded {
        throw .noAnswer("the page is larger than \(maximumSize >> 20) MB")
      } catch {
        throw .noAnswer("\(error)")
      }
      var reader = CurlReport(bytes.error)
      guard reader.response.status != 0 else { throw .noAnswer(reader.problem ?? "no answer") }
      if request.wantsText, reader.isHTML { reader.response.html = bytes.output }
      return reader.response
    }
  }

  private static let maximumSize = 8 << 20

  private static func run(_ request: Request, _ limit: Duration) async throws -> ([UInt8], String) {
    // Settings of ~/.curlrc would change what is printed; proxies come from the environment.
    var words = ["--disable", "--silent", "--show-error", "--globoff", "--proto", "=http,https", "--user-agent"]
    words += ["Sooth/0.1 (checks the links of a documentation)", "--header", "Accept: text/html, */*;q=0.5"]
    words += ["--max-time", "\(limit.components.seconds)", "--dump-header", "/dev/stderr"]
    words += ["--write-out", "%{stderr}\(CurlReport.mark)%{http_code} %{redirect_url}\n"]
    words += request.isHead ? ["--head"] : []
    words += request.wantsText ? ["--compressed"] : ["--output", "/dev/null"]
    let result = try await Subprocess.run(
      .name("curl"), arguments: Arguments(words + ["--url", request.address]), output: .bytes(limit: maximumSize),
      error: .string(limit: 1 << 20))
    return (result.standardOutput, result.standardError)
  }
}

/// What curl writes to standard error: headers, what went wrong, and a line with the status and where a redirection leads.
struct CurlReport {
  static let mark = "sooth: "

  var response = Response(status: 0)
  private(set) var isHTML = false
  private(set) var problem: String?

  init(_ text: String, now: Date = Date()) {
    for line in text.split(whereSeparator: \.isNewline) { read(line, now) }
  }

  private mutating func read(_ line: Substring, _ now: Date) {
    if line.hasPrefix("HTTP/") {
      // A proxy's answer, or an interim one, comes before the server's.
      isHTML = false
      response.retryAfter = nil
    } else if line.hasPrefix("curl: (") {
      problem = line.firstIndex(of: ")").map { String(line[line.index($0, offsetBy: 2)...]) }
    } else if line.hasPrefix(Self.mark) {
      let words = line.dropFirst(Self.mark.count).split(separator: " ", maxSplits: 1)
      response.status = words.first.flatMap { Int($0) } ?? 0
      response.redirect = words.count > 1 ? String(words[1]) : nil
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      switch line[..<colon].lowercased() {
      case "content-type": isHTML = value.lowercased().hasPrefix("text/html")
      case "retry-after": response.retryAfter = Self.wait(String(value), now)
      default: break
      }
    }
  }

  /// RFC 9110, section 10.2.3: seconds, or a date.
  private static func wait(_ value: String, _ now: Date) -> Duration? {
    if let seconds = Int(value) { return .seconds(max(0, seconds)) }
    guard let date = date(value) else { return nil }
    return .seconds(max(0, Int(date.timeIntervalSince(now).rounded(.up))))
  }

  /// `Wed, 18 Nov 2026 11:06:40 GMT` (RFC 9110, section 5.6.7); its older forms are met no more.
  private static func date(_ value: String) -> Date? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let words = value.split(separator: " ").map(String.init)
    guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: words[2]) else { return nil }
    return try? Date("\(words[3])-\(month < 9 ? "0" : "")\(month + 1)-\(words[1])T\(words[4])Z", strategy: .iso8601)
  }
}
