// A combobox over a list of links: the input keeps the focus while arrows move, and Tab goes to the links themselves.
const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};
const withMarks = (parts) => parts.map((part) => (typeof part === "string" ? part : element("mark", {}, part[0])));

const batch = 8;
let shown;

class Search {
  constructor(button, indexes) {
    this.button = button;
    this.indexes = indexes;
    this.texts = indexes[0].manifest.texts;
    this.turn = 0;
    this.active = -1;
    this.build();
  }

  build() {
    const { texts } = this;
    this.input = element("input", {
      type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "page:found", "aria-autocomplete": "list",
      "aria-label": texts.search, placeholder: texts.hint, autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      enterkeyhint: "search",
    });
    this.status = element("p", { class: "says", role: "status" });
    this.list = element("div", { id: "page:found", role: "listbox", "aria-label": texts.search, tabindex: "-1" });
    this.more = element("button", { type: "button", class: "more", hidden: "" }, texts.more);
    const close = element("button", { type: "button", class: "close" }, texts.close);
    this.dialog = element("dialog", { class: "search", "aria-label": texts.search },
      element("div", { class: "ask", role: "search" }, this.input, close), this.status, this.list, this.more,
      element("p", { class: "keys", "aria-hidden": "true" }, texts.keys));
    if (this.button.dataset.errors) {
      this.errors = element("p", { class: "errors-link", hidden: "" },
        element("a", { href: this.button.dataset.errors }, texts.errors));
      this.more.after(this.errors);
    }
    document.body.append(this.dialog);
    close.addEventListener("click", () => this.dialog.close());
    this.more.addEventListener("click", () => this.show(this.turn));
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("paste", (event) => this.paste(event));
    this.dialog.addEventListener("keydown", (event) => this.press(event));
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    this.dialog.addEventListener("close", () => this.remember(null));
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("a")));
  }

  open(text) {
    if (!this.dialog.open) this.dialog.showModal();
    if (text !== undefined) this.input.value = text;
    this.input.focus();
    this.input.select();
    if (this.input.value.trim()) this.search();
  }

  // An input has one line; what stood in several stays apart.
  paste(event) {
    const text = event.clipboardData?.getData("text/plain") || "";
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    this.input.setRangeText(text.trim().replace(/\s*[\r\n]\s*/g, " "), this.input.selectionStart, this.input.selectionEnd, "end");
    this.search(true);
  }

  press(event) {
    if (event.isComposing) return;
    const options = this.list.children;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      this.choose((this.active + step + options.length + (this.active < 0 && step < 0 ? 1 : 0)) % options.length);
      this.input.focus();
    } else if (event.key === "Enter" && event.target === this.input && options.length) {
      event.preventDefault();
      options[Math.max(this.active, 0)].click();
    }
  }

  choose(place) {
    this.list.children[this.active]?.removeAttribute("aria-selected");
    this.active = place;
    const option = this.list.children[place];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  // The place in the history that leads back here opens the search again.
  remember(text) { history.replaceState(text ? { ...history.state, search: text } : null, ""); }

  follow(link) {
    if (!link) return;
    this.remember(this.input.value);
    const isHere = link.href.split("#")[0] === location.href.split("#")[0];
    if (isHere) this.dialog.close();
  }

  async search(isPasted = false) {
    const turn = this.turn += 1;
    const asked = question(this.input.value, isPasted);
    if (!asked.tokens.length) return this.clear("");
    try {
      await this.answer(turn, asked);
    } catch {
      // Files that are gone: the site was built anew since the page was opened.
      if (turn !== this.turn) return;
      try {
        this.indexes = await Promise.all(this.button.dataset.indexes.split(" ").map(Index.open));
        await this.answer(turn, asked);
      } catch {
        if (turn === this.turn) this.clear(this.texts.failed);
      }
    }
  }

  async answer(turn, asked) {
    const own = this.indexes[0].language;
    const answers = await Promise.all(this.indexes.map(async (index, place) => {
      const answer = await ask(index, asked);
      const known = place ? index.translated(own) : new Set();
      return { ...answer, results: answer.results.filter((entry) => !known.has(entry.article)).map((entry) => ({ ...entry, source: index })) };
    }));
    if (turn !== this.turn) return;
    this.results = answers.flatMap((answer) => answer.results);
    this.terms = [...new Set(answers.flatMap((answer) => answer.terms))];
    this.corrected = answers.find((answer) => answer.results.length)?.corrected;
    this.isPasted = asked.isPasted;
    this.next = 0;
    await this.show(turn, true);
  }

  // The next few results, each as soon as its text is there; those of which a word was assumed are left out where it is not in
  // them.
  async show(turn, isFirst) {
    let count = 0;
    let first;
    while (count < batch && this.next < this.results.length) {
      const some = this.results.slice(this.next, this.next + batch - count);
      const records = some.map(({ source, article }) => source.record(article));
      Promise.all(records).catch(() => {});
      for (const [place, entry] of some.entries()) {
        const record = await records[place];
        if (turn !== this.turn) return;
        this.next += 1;
        if (!hasAll(record, entry.assumed)) continue;
        const option = this.option(record, entry.source);
        first ||= option;
        if (isFirst && !count) this.list.replaceChildren(option); else this.list.append(option);
        option.id = `page:found-${this.list.children.length}`;
        if (isFirst && !count) this.choose(0);
        count += 1;
      }
    }
    this.more.hidden = this.next >= this.results.length;
    if (!isFirst) first?.focus();
    if (isFirst && !count) { this.list.replaceChildren(); this.choose(-1); }
    if (isFirst) this.list.scrollTop = 0;
    this.announce();
  }

  announce() {
    const count = this.more.hidden ? this.list.children.length : this.results.length;
    const { texts } = this;
    const words = this.corrected?.join(", ");
    const told = count === 1 ? texts.one : texts.count.replace("{n}", count);
    this.status.textContent = !count ? texts.none : words ? `${texts.instead.replace("{words}", words)} · ${told}` : told;
    this.input.setAttribute("aria-expanded", String(count > 0));
    if (this.errors) this.errors.hidden = count > 0 && !this.isPasted;
  }

  clear(text) {
    this.results = [];
    this.list.replaceChildren();
    this.more.hidden = true;
    if (this.errors) this.errors.hidden = true;
    this.choose(-1);
    this.input.setAttribute("aria-expanded", "false");
    this.status.textContent = text;
  }

  option(record, index) {
    const best = passage(record, this.terms);
    const isOther = index !== this.indexes[0];
    const link = element("a", {
      role: "option", href: record.url + (best.id ? `#${encodeURIComponent(best.id)}` : ""), lang: index.language,
    }, element("b", {}, ...withMarks(marked(record.title, hits(record.title, this.terms)))));
    if (isOther) link.append(element("i", {}, index.manifest.texts.language));
    if (best.heading && best.heading !== record.title) link.append(element("span", { class: "in" }, ...withMarks(best.headingParts)));
    if (best.parts.length) link.append(element("span", { class: "text" }, ...withMarks(best.parts)));
    return link;
  }
}

// The page's script calls this when somebody wants to search.
document.currentScript.search = async (button, text) => {
  shown ||= Promise.all(button.dataset.indexes.split(" ").map(Index.open)).then((indexes) => new Search(button, indexes));
  try {
    (await shown).open(text);
  } catch (error) {
    shown = null;
    throw error;
  }
};
