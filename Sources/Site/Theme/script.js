// Runs from the head, before the first paint, so that a stored theme never flashes. The page reads
// the same without it; it adds the theme switch, the copy buttons, tabs, the search for an error, the age of the
// evidence and the address of verify.sh.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const key = "sooth-theme";

  // Storage may be forbidden (private windows, some file: pages): then a choice lasts for the page.
  const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (key, value) => {
    try {
      if (value) localStorage.setItem(key, value); else localStorage.removeItem(key);
    } catch { /* as above */ }
  };
  const system = () => (dark.matches ? "dark" : "light");
  const current = () => root.dataset.theme || system();

  const chosen = stored(key);
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  function themeSwitch() {
    const button = document.querySelector("button.theme");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(current() === "dark"));
    button.addEventListener("click", () => {
      const theme = current() === "dark" ? "light" : "dark";
      root.dataset.theme = theme;
      // Back to what the system says: follow the system again.
      store(key, theme === system() ? null : theme);
      show();
    });
    dark.addEventListener("change", show);
    button.hidden = false;
    show();
  }

  // Evidence: the page is static, so only the reader's clock knows whether it is still fresh.
  function markStale(row, ago) {
    for (const word of row.querySelectorAll('.st[data-s="verified"] .sw')) {
      word.textContent = root.dataset.lastVerified;
    }
    for (const use of row.querySelectorAll('[data-s="verified"] use[href="#m-verified"]')) {
      use.setAttribute("href", "#m-stale");
      use.closest("[data-s]").dataset.s = "stale";
    }
    const says = row.querySelector(".says");
    if (!says) return;
    const late = document.createElement("span");
    late.className = "late";
    late.textContent = root.dataset.stale.replace("{ago}", ago);
    const note = says.querySelector(".note");
    if (note) note.before(" ", late); else says.append(" ", late);
  }

  // The contents and the labels of tabs show the state of a block: they follow it.
  function markContents(block) {
    for (const mark of document.querySelectorAll('[data-of][data-s="verified"]')) {
      if (mark.dataset.of !== block.id) continue;
      mark.dataset.s = "stale";
      mark.firstElementChild.setAttribute("href", "#m-stale");
    }
  }

  function freshness() {
    const words = new Intl.RelativeTimeFormat(root.lang, { numeric: "always" });
    for (const time of document.querySelectorAll("time[data-fresh-for]")) {
      const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
      const row = time.closest("li, tr, .whole");
      if (!row || !(seconds > Number(time.dataset.freshFor))) continue;
      const days = Math.floor(seconds / 86400);
      const ago = days ? words.format(-days, "day") : words.format(-Math.floor(seconds / 3600), "hour");
      const block = time.closest("figure.tx");
      markStale(row, ago);
      if (block && row.querySelector('.st[data-s="stale"]')) markContents(block);
    }
  }

  // Copying: commands only, without prompts (`.p`).
  function commandText(code) {
    const copy = code.cloneNode(true);
    for (const prompt of copy.querySelectorAll(".p")) prompt.remove();
    return copy.textContent.replace(/\n+$/, "");
  }

  async function write(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No clipboard API on plain http: the old way, through a selection.
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "off";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  function copyButton(label, visible, text, live) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = visible ? "copy wide" : "icon copy";
    button.innerHTML = '<svg class="mk" aria-hidden="true"><use href="#i-copy"/></svg>';
    button.title = label;
    button.setAttribute("aria-label", label);
    if (visible) button.append(Object.assign(document.createElement("span"), { textContent: label }));
    const use = button.querySelector("use");
    button.addEventListener("click", async () => {
      await write(text());
      button.focus();
      use.setAttribute("href", "#i-done");
      live.textContent = root.dataset.copied;
      setTimeout(() => { use.setAttribute("href", "#i-copy"); live.textContent = ""; }, 1600);
    });
    return button;
  }

  function copyButtons() {
    const live = document.createElement("div");
    live.className = "off";
    live.setAttribute("role", "status");
    document.body.append(live);
    for (const block of document.querySelectorAll("figure.tx")) {
      const commands = [...block.querySelectorAll(".cmd code")];
      for (const code of commands) {
        const one = copyButton(root.dataset.copy, false, () => commandText(code), live);
        code.closest(".cmd").after(one);
      }
      if (commands.length < 2) continue;
      const all = () => commands.map(commandText).join("\n") + "\n";
      block.querySelector("figcaption").append(copyButton(root.dataset.copyAll, true, all, live));
    }
    for (const code of document.querySelectorAll(".code code")) {
      const one = copyButton(root.dataset.copy, false, () => commandText(code), live);
      code.closest("pre").after(one);
    }
  }

  // The line that fetches the article's verify.sh and runs it, by the page's own address where the site does not know its own.
  // In a folder of the reader's there is nothing to fetch.
  const inQuotes = (text) => text.replaceAll("'", "'\\''");
  const shellWord = (text) => (/^[\w%+,\-./:=@]+$/.test(text) ? text : `'${inQuotes(text)}'`);

  function verifyLines() {
    const line = document.querySelector(".check code[data-file]");
    if (!line) return;
    const fetching = line.querySelector(".fetch");
    const { protocol, origin, pathname } = new URL(line.dataset.file, location.href);
    if (protocol === "http:" || protocol === "https:") {
      fetching.querySelector(".w").textContent = shellWord(origin + pathname);
      fetching.hidden = false;
      return;
    }
    fetching.remove();
    let path = "";
    try { path = protocol === "file:" ? decodeURIComponent(pathname) : ""; } catch { /* not UTF-8: no text can say it */ }
    if (!path) return;
    line.querySelector(".file").textContent = shellWord(path);
    // What sha256sum and echo would read in another way stays as it is.
    if (!/[\\\n\r]/.test(path)) document.querySelector(".check .k-str .file").textContent = inQuotes(path);
  }

  // What fits needs no tab stop; without this script everything that could scroll keeps one.
  function scrollers() {
    const fit = (entries) => {
      for (const { target } of entries) {
        const scrolls = target.scrollWidth > target.clientWidth;
        target.toggleAttribute("tabindex", false);
        if (scrolls) target.tabIndex = 0;
        if (scrolls) target.setAttribute("role", "region"); else target.removeAttribute("role");
        if (scrolls) target.setAttribute("aria-label", target.dataset.label);
        else target.removeAttribute("aria-label");
      }
    };
    const observer = new ResizeObserver(fit);
    for (const box of document.querySelectorAll('[role="region"][tabindex]')) {
      box.dataset.label = box.getAttribute("aria-label");
      observer.observe(box);
    }
  }

  // On a wide screen the style sheet shows the contents always: let the state say so too.
  function contents() {
    const wide = matchMedia("(min-width: 70em)");
    const toc = document.querySelector("details.toc");
    if (!toc) return;
    const show = () => { toc.open = wide.matches; };
    wide.addEventListener("change", show);
    show();
  }

  // Tabs: what is chosen holds for every set that has the label, on this page and on the next.
  const tabsKey = "sooth-tabs";
  const tabSets = [];
  let labels = [];
  try { labels = JSON.parse(stored(tabsKey)) || []; } catch { /* nothing that this script has written */ }

  function tabSet(box) {
    const panels = [...box.children];
    if (panels.length < 2) return;
    const list = document.createElement("div");
    list.setAttribute("role", "tablist");
    const tabs = panels.map((panel, index) => {
      const label = panel.querySelector(".tab-label");
      const tab = document.createElement("button");
      tab.type = "button";
      tab.id = panel.id + "-label";
      tab.innerHTML = label.innerHTML;
      tab.dataset.label = label.firstChild.data;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      tab.addEventListener("click", () => choose(index));
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      list.append(tab);
      return tab;
    });
    const names = tabs.map((tab) => tab.dataset.label);
    function show(index) {
      for (const [number, tab] of tabs.entries()) {
        const isShown = number === index;
        tab.setAttribute("aria-selected", String(isShown));
        tab.tabIndex = isShown ? 0 : -1;
        panels[number].hidden = !isShown;
      }
    }
    function choose(index) {
      labels = [names[index], ...labels.filter((label) => label !== names[index])].slice(0, 20);
      store(tabsKey, JSON.stringify(labels));
      const top = list.getBoundingClientRect().top;
      for (const set of tabSets) set.follow();
      // Sets further up may have grown: what the reader looks at stays where it is.
      scrollBy({ top: list.getBoundingClientRect().top - top, behavior: "instant" });
      tabs[index].focus({ preventScroll: true });
    }
    list.addEventListener("keydown", (event) => {
      const current = tabs.indexOf(document.activeElement);
      const last = tabs.length - 1;
      const target = { ArrowRight: current < last ? current + 1 : 0, ArrowLeft: current > 0 ? current - 1 : last,
        Home: 0, End: last }[event.key];
      if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      choose(target);
    });
    box.prepend(list);
    box.classList.add("live");
    tabSets.push({
      // The label that was chosen last, of those that the set has.
      follow() { show(Math.max(0, names.indexOf(labels.find((label) => names.includes(label))))); },
      open(panel) { if (panels.includes(panel)) show(panels.indexOf(panel)); },
    });
  }

  // An address may lead into a tab that is not shown.
  function reveal(hash) {
    let id = hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const target = document.getElementById(id);
    const panel = target && target.closest(".tab");
    if (!panel || !panel.hidden) return;
    for (const set of tabSets) set.open(panel);
    target.scrollIntoView();
  }

  function tabs() {
    for (const box of document.querySelectorAll(".tabs")) tabSet(box);
    for (const set of tabSets) set.follow();
    if (!tabSets.length) return;
    reveal(location.hash);
    addEventListener("hashchange", () => reveal(location.hash));
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (link) reveal(link.hash);
    });
  }

  // Find your error: by the words of each symptom. Values, and what differs from place to place, may be anything here; whether an
  // address is of the right kind, `sooth explain` tells.
  function symptomOf(samp) {
    const copy = samp.cloneNode(true);
    for (const part of copy.querySelectorAll(".v, .el")) part.textContent = "\0";
    const lines = plain(copy.textContent).split("\n").filter((line) => line.trim());
    return {
      // Within a line the parts come one after the other.
      lines: lines.map((line) => line.split("\0").map((part) => part.trim()).filter(Boolean)),
      words: [...new Set(lines.flatMap((line) => telling(line)))],
    };
  }

  const plain = (text) => text.toLowerCase().replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, "").replace(/[ \t\r]+/g, " ");
  const common = new Set(("a an and are as at be by com for from http https in is it net of on or org that the this to was "
    + "were with www").split(" "));
  const telling = (line) => (line.match(/[\p{L}\p{N}_]{2,}/gu) || []).filter((word) => !common.has(word));

  function holds(line, parts) {
    let start = 0;
    for (const part of parts) {
      const place = line.indexOf(part, start);
      if (place < 0) return false;
      start = place + part.length;
    }
    return true;
  }

  // A line without a part of its own is `...`: any number of lines.
  function isFoundAt(start, lines, symptom) {
    let index = start;
    let mayBeLater = false;
    for (const parts of symptom.lines) {
      if (!parts.length) { mayBeLater = true; continue; }
      while (mayBeLater && index < lines.length && !holds(lines[index], parts)) index += 1;
      if (index >= lines.length || !holds(lines[index], parts)) return false;
      index += 1;
      mayBeLater = false;
    }
    return index > start;
  }

  const isFound = (lines, symptom) => lines.some((_, index) => isFoundAt(index, lines, symptom));

  // Most words of a symptom close together; a long log is looked through at its end, where errors are.
  function isSimilar(wordsOfLines, symptom) {
    return wordsOfLines.some((_, index) => {
      const near = wordsOfLines.slice(index, index + symptom.lines.length + 1);
      const seen = symptom.words.filter((word) => near.some((words) => words.has(word))).length;
      return seen >= 3 && seen >= 0.7 * symptom.words.length;
    });
  }

  function finder() {
    const box = document.querySelector(".finder");
    if (!box) return;
    const area = box.querySelector("textarea");
    const says = box.querySelector("[role=status]");
    const causes = [...document.querySelectorAll(".causes > li")].map((item) => ({
      item, text: plain(item.textContent), symptoms: [...item.querySelectorAll("samp")].map(symptomOf),
    }));
    function search() {
      const lines = plain(area.value).split("\n");
      const typed = lines.length === 1 ? lines[0].split(" ").filter(Boolean) : [];
      if (!area.value.trim()) {
        for (const { item } of causes) item.hidden = false;
        says.textContent = "";
        return;
      }
      let found = causes.filter(({ symptoms }) => symptoms.some((symptom) => isFound(lines, symptom)));
      let phrase = box.dataset.found;
      if (!found.length) {
        const words = lines.slice(-2000).map((line) => new Set(telling(line)));
        // While one types: the causes in which each word stands.
        found = causes.filter(({ text, symptoms }) => typed.length && typed.every((word) => text.includes(word))
          || symptoms.some((symptom) => isSimilar(words, symptom)));
        phrase = found.length ? box.dataset.similar : box.dataset.nothing;
      }
      for (const { item } of causes) item.hidden = !found.some((cause) => cause.item === item);
      says.textContent = phrase.replace("{n}", found.length);
    }
    let waiting;
    area.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
    box.hidden = false;
    // A browser may bring back what was typed before.
    search();
  }

  document.addEventListener("DOMContentLoaded", () => {
    themeSwitch();
    contents();
    freshness();
    tabs();
    finder();
    verifyLines();
    copyButtons();
    scrollers();
  });
})();
