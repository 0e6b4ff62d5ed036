/// A tab of the browser with one page in it, and what it has complained of.
final class Tab {
  private let browser: Browser
  private let session: String
  /// Errors and warnings of the console, and what a policy has forbidden.
  private(set) var complaints: [String] = []
  /// The addresses that were asked for.
  private(set) var requests: [String] = []

  /// Opens a page and waits until it is loaded. `before` runs before any script of the page's own.
  init(_ browser: Browser, _ url: String, runsScripts: Bool = true, before: String = "") throws {
    self.browser = browser
    let target = try browser.call("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
    session =
      try browser.call("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String ?? ""
    for domain in ["Page", "Runtime", "Network", "Log"] { try call("\(domain).enable") }
    _ = browser.takeEvents()
    try call("Emulation.setScriptExecutionDisabled", ["value": !runsScripts])
    if !before.isEmpty { try call("Page.addScriptToEvaluateOnNewDocument", ["source": before]) }
    try call("Page.navigate", ["url": url])
    try browser.wait(for: "Page.loadEventFired")
    listen()
  }

  /// The value of a JavaScript expression; a promise is waited for.
  func value(_ expression: String) throws -> Any? {
    let answer = try call(
      "Runtime.evaluate",
      ["expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true])
    listen()
    if let failure = answer["exceptionDetails"] { throw Browser.Failure(description: "\(expression): \(failure)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  func text(_ expression: String) throws -> String { try value(expression) as? String ?? "" }
  func number(_ expression: String) throws -> Int { try value(expression) as? Int ?? -1 }
  func holds(_ expression: String) throws -> Bool { try value(expression) as? Bool ?? false }

  /// From now on the page is as a printer gets it.
  func print() throws { try call("Emulation.setEmulatedMedia", ["media": "print"]) }

  /// Lays the page out for a screen of this width, in CSS pixels.
  func resize(width: Int) throws {
    try call(
      "Emulation.setDeviceMetricsOverride", ["width": width, "height": 800, "deviceScaleFactor": 1, "mobile": true])
  }

  /// From now on the reader's system is dark, or light.
  func prefer(dark: Bool) throws {
    let feature = ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]
    try call("Emulation.setEmulatedMedia", ["features": [feature]])
  }

  /// Gives its memory back; nothing is asked of it afterwards.
  func close() { _ = try? call("Page.close") }

  @discardableResult
  private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    try browser.call(method, parameters, session: session)
  }

  private func listen() {
    for event in browser.takeEvents() {
      switch event.method {
      case "Runtime.consoleAPICalled": complaints.append("console: \(event.parameters["args"] ?? "")")
      case "Runtime.exceptionThrown": complaints.append("exception: \(event.parameters["exceptionDetails"] ?? "")")
      case "Log.entryAdded":
        let entry = event.parameters["entry"] as? [String: Any]
        complaints.append("log: \(entry?["text"] ?? "") \(entry?["url"] ?? "")")
      case "Network.requestWillBeSent":
        requests.append((event.parameters["request"] as? [String: Any])?["url"] as? String ?? "")
      default: break
      }
    }
  }
}
