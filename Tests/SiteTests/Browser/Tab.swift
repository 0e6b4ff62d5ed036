import Foundation

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

  // MARK: - A reader's hands

  /// Clicks on the middle of an element, as often as is said.
  func click(on selector: String, times: Int = 1) throws {
    let (x, y) = try middle(of: selector)
    for count in 1...times {
      for type in ["mousePressed", "mouseReleased"] { try mouse(type, x, y, clicks: count) }
    }
  }

  func move(to selector: String) throws {
    let (x, y) = try middle(of: selector)
    try mouse("mouseMoved", x, y)
  }

  /// Draws the pointer from the middle of one element to that of another, the button held.
  func drag(from first: String, to last: String) throws {
    let (start, line) = try middle(of: first)
    try mouse("mouseMoved", start, line)
    try mouse("mousePressed", start, line, clicks: 1)
    let (end, bottom) = try middle(of: last, scrolls: false)
    for step in [0.3, 0.6, 1] {
      try mouse("mouseMoved", start + (end - start) * step, line + (bottom - line) * step, isHeld: true)
      // The selection follows with the next frame.
      _ = try value("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")
    }
    try mouse("mouseReleased", end, bottom, clicks: 1)
  }

  /// Presses a key and lets it go. `modifiers`: 2 for Control, 8 for Shift.
  func press(_ key: String, code: String, modifiers: Int = 0, commands: [String] = []) throws {
    let codes = ["Tab": 9, "Escape": 27]
    let virtual = codes[key] ?? Int(key.uppercased().utf8.first ?? 0)
    var event: [String: Any] = [
      "type": "keyDown", "key": key, "code": code, "modifiers": modifiers, "windowsVirtualKeyCode": virtual,
      "commands": commands,
    ]
    if key.count == 1, modifiers != 2 { event["text"] = key }
    try call("Input.dispatchKeyEvent", event)
    event["type"] = "keyUp"
    event["text"] = nil
    event["commands"] = nil
    try call("Input.dispatchKeyEvent", event)
    listen()
  }

  func type(_ text: String) throws {
    try call("Input.insertText", ["text": text])
    listen()
  }

  private func middle(of selector: String, scrolls: Bool = true) throws -> (Double, Double) {
    let scroll = scrolls ? "e.scrollIntoView({ block: 'center', behavior: 'instant' });" : ""
    let place = try value(
      "(() => { const e = document.querySelector('\(selector)'); \(scroll) const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })()"
    )
    let numbers = (place as? [Any] ?? []).compactMap { ($0 as? NSNumber)?.doubleValue }
    guard numbers.count == 2 else { throw Browser.Failure(description: "there is no \(selector)") }
    return (numbers[0], numbers[1])
  }

  private func mouse(_ type: String, _ x: Double, _ y: Double, clicks: Int = 0, isHeld: Bool = false) throws {
    let isButton = clicks > 0 || isHeld
    try call(
      "Input.dispatchMouseEvent",
      [
        "type": type, "x": x, "y": y, "button": isButton ? "left" : "none", "clickCount": clicks,
        "buttons": isHeld || type == "mousePressed" ? 1 : 0,
      ])
    listen()
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
