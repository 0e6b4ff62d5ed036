import KnowledgeBase

/// Where a reader sets the values of the variables that a page uses. The page's script shows it; without one the site's values stand.
struct VariablesMarkup {
  let fragments: Fragments
  private var phrases: Phrases { fragments.phrases }

  init(_ fragments: Fragments) { self.fragments = fragments }

  /// Empty where the page uses none.
  func html(_ used: Set<String>) -> String {
    guard !used.isEmpty else { return "" }
    let fields = used.sorted().map { name in
      let value = escaped(fragments.settings.variables[name] ?? "")
      return
        "<p><label>\(escaped(name)) <input name=\"\(escaped(name))\" value=\"\(value)\" maxlength=\"200\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\"></label></p>"
    }
    return """
      <details class="check vars" hidden>
      <summary><span>\(phrases(.variables))</span></summary>
      <form data-quoting="\(phrases(.variablesQuoting))">
      <p>\(phrases(.variablesLead))</p>
      \(fields.joined(separator: "\n"))
      <p class="note" role="status"></p>
      <button type="reset">\(phrases(.variablesReset))</button>
      </form>
      </details>
      """
  }
}
