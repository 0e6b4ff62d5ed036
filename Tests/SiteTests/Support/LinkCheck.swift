import Foundation

/// Follows every address of every page of a folder to see whether there is anything, and the anchor that it names.
struct LinkCheck {
  let root: String
  private var pages: [String: HTMLTags] = [:]
  private var anchors: [String: Set<String>] = [:]
  private(set) var problems: [String] = []

  init(_ root: String) { self.root = root }

  /// Everything below the folder, whether anything leads to it or not.
  mutating func checkAll() throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
    where path.hasSuffix(".html") && !path.hasPrefix(".sooth/") {
      check(path)
    }
  }

  /// What a reader can come to from a page.
  mutating func checkReachable(from first: String) {
    var waiting = [first]
    var seen: Set<String> = [first]
    while let path = waiting.popLast() {
      waiting += check(path).filter { $0.hasSuffix(".html") && seen.insert($0).inserted }
    }
  }

  /// Notes what is wrong on one page, and returns the files that it leads to.
  @discardableResult
  private mutating func check(_ path: String) -> [String] {
    guard let page = tags(path) else {
      problems.append("\(path) cannot be read")
      return []
    }
    let ids = page.ids
    if Set(ids).count < ids.count {
      let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      problems.append("\(path) has ids twice: \(twice)")
    }
    return page.addresses.compactMap { follow($0, from: path) }
  }

  private mutating func follow(_ address: String, from page: String) -> String? {
    if address.hasPrefix("https://") || address.hasPrefix("http://") || address.hasPrefix("mailto:") { return nil }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].prefix { $0 != "?" }
    guard let target = path.isEmpty ? page : Self.resolved(String(path), from: page) else {
      problems.append("\(page): ‘\(address)’ leads out of the site")
      return nil
    }
    guard FileManager.default.isReadableFile(atPath: root + "/" + target) else {
      problems.append("\(page): ‘\(address)’ leads to nothing")
      return nil
    }
    if parts.count > 1, let fragment = String(parts[1]).removingPercentEncoding, !fragment.isEmpty {
      if !(known(target).contains(fragment)) { problems.append("\(page): ‘\(address)’ names no anchor there") }
    }
    return target
  }

  private mutating func tags(_ path: String) -> HTMLTags? {
    if let page = pages[path] { return page }
    guard let data = FileManager.default.contents(atPath: root + "/" + path) else { return nil }
    let page = HTMLTags(Array(data))
    pages[path] = page
    return page
  }

  private mutating func known(_ path: String) -> Set<String> {
    if let ids = anchors[path] { return ids }
    let ids = Set(tags(path)?.ids ?? [])
    anchors[path] = ids
    return ids
  }

  /// RFC 3986, section 5.2, for relative paths; nil where it leads above the root.
  static func resolved(_ path: String, from page: String) -> String? {
    guard !path.contains(":"), let path = path.removingPercentEncoding else { return nil }
    // The page of what is not there is served at any depth: its links begin at the root.
    guard !path.hasPrefix("/") || page == "404.html" else { return nil }
    var folders = path.hasPrefix("/") ? [] : page.split(separator: "/").dropLast()
    for part in path.split(separator: "/") where part != "." {
      guard part == ".." else {
        folders.append(part)
        continue
      }
      guard folders.popLast() != nil else { return nil }
    }
    return folders.joined(separator: "/")
  }
}

/// What is wrong with the links and ids of a site.
func linkProblems(_ root: String) throws -> [String] {
  var check = LinkCheck(root)
  try check.checkAll()
  return check.problems
}
