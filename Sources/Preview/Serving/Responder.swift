import FlyingFox
import FoundationEssentials

/// Answers requests: the site's files, and the preview's own below `/.sooth/`, where no site has any.
struct Responder: Sendable {
  let files: SiteFiles
  let hub: EventHub

  func respond(to request: HTTPRequest) -> HTTPResponse {
    guard HostCheck.isLocal(request.headers[.host]) else {
      return answer(.forbidden, "This preview answers to 127.0.0.1 and localhost alone.\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      return answer(.methodNotAllowed, "Only GET and HEAD are answered.\n", [HTTPHeader("Allow"): "GET, HEAD"])
    }
    let isHead = request.method == .HEAD
    let path = request.target.path()
    switch path {
    case "/.sooth/events": return events(request)
    case "/.sooth/preview.js":
      return whole(.ok, PackageResources.preview_js, SiteFiles.type(of: path), isHead, request)
    case "/.sooth/preview.css":
      return whole(.ok, PackageResources.preview_css, SiteFiles.type(of: path), isHead, request)
    default: return page(path, isHead, request)
    }
  }

  private func page(_ path: String, _ isHead: Bool, _ request: HTTPRequest) -> HTTPResponse {
    if let found = files.file(path) {
      let isPage = found.type.hasPrefix("text/html")
      let bytes = isPage ? LivePage.enlivened(found.bytes, version: SiteFiles.version(of: found.bytes)) : found.bytes
      return whole(.ok, bytes, found.type, isHead, request)
    }
    if files.isFolderWithoutSlash(path) {
      return answer(.movedPermanently, "", [.location: path + "/"])
    }
    let lost = files.file("/404.html")?.bytes ?? LivePage.nothing(hasSite: files.file("/") != nil)
    return whole(.notFound, LivePage.enlivened(lost, version: "-"), "text/html; charset=utf-8", isHead, request)
  }

  private func whole(
    _ status: HTTPStatusCode, _ bytes: [UInt8], _ type: String, _ isHead: Bool, _ request: HTTPRequest
  ) -> HTTPResponse {
    let tag = "\"\(SiteFiles.version(of: bytes))\""
    // RFC 9111, section 5.2.2.4: kept, and asked about each time.
    var headers: HTTPHeaders = [
      .contentType: type, .cacheControl: "no-cache", .eTag: tag, HTTPHeader("X-Content-Type-Options"): "nosniff",
    ]
    if status == .ok, request.headers[HTTPHeader("If-None-Match")]?.contains(tag) ?? false {
      return HTTPResponse(statusCode: .notModified, headers: headers)
    }
    if isHead { headers[.contentLength] = "\(bytes.count)" }
    return HTTPResponse(statusCode: status, headers: headers, body: isHead ? Data() : Data(bytes))
  }

  private func answer(
    _ status: HTTPStatusCode, _ text: String, _ more: [HTTPHeader: String] = [:]
  ) -> HTTPResponse {
    var headers: HTTPHeaders = [.contentType: "text/plain; charset=utf-8"]
    for (header, value) in more { headers[header] = value }
    return HTTPResponse(statusCode: status, headers: headers, body: Data(text.utf8))
  }

  private func events(_ request: HTTPRequest) -> HTTPResponse {
    let page = request.query.first { $0.name == "page" }?.value
    let version = request.query.first { $0.name == "version" }?.value
    let isOutdated = page.map { version != nil && files.version($0) != version } ?? false
    let stream = hub.listen(page: page.flatMap(SiteFiles.path), isOutdated: isOutdated)
    return HTTPResponse(
      statusCode: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: HTTPBodySequence(from: EventBytes(events: stream)))
  }
}
