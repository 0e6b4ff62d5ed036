// Runs from the head, before the first paint, so that a stored theme never flashes. The page reads
// the same without it; it adds the theme switch, the copy buttons and the age of the evidence.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const key = "sooth-theme";

  // Storage may be forbidden (private windows, some file: pages): then the choice lasts for the page.
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (theme) => {
    try {
      if (theme) localStorage.setItem(key, theme); else localStorage.removeItem(key);
    } catch { /* as above */ }
  };
  const system = () => (dark.matches ? "dark" : "light");
  const current = () => root.dataset.theme || system();

  const chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  function themeSwitch() {
    const button = document.querySelector("button.theme");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(current() === "dark"));
    button.addEventListener("click", () => {
      const theme = current() === "dark" ? "light" : "dark";
      root.dataset.theme = theme;
      // Back to what the system says: follow the system again.
      store(theme === system() ? null : theme);
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

  // The contents show the state of a section's block: they follow it.
  function markContents(block) {
    for (const mark of document.querySelectorAll('.toc .mk[data-s="verified"]')) {
      if (mark.dataset.of !== block.id) continue;
      mark.dataset.s = "stale";
      mark.firstElementChild.setAttribute("href", "#m-stale");
    }
  }

  function freshness() {
    const words = new Intl.RelativeTimeFormat(root.lang, { numeric: "always" });
    for (const time of document.querySelectorAll("time[data-fresh-for]")) {
      const seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
      const row = time.closest("li, tr");
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

  document.addEventListener("DOMContentLoaded", () => {
    themeSwitch();
    contents();
    freshness();
    copyButtons();
    scrollers();
  });
})();
