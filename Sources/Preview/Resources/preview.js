// Keeps a page of `sooth serve` up to date. It is no part of a built site.
(() => {
  "use strict";
  const own = document.currentScript;
  const here = location.pathname;
  const spot = "sooth-preview " + here;

  const kept = sessionStorage.getItem(spot);
  if (kept !== null) {
    sessionStorage.removeItem(spot);
    addEventListener("load", () => scrollTo(0, Number(kept)));
  }

  const reload = () => {
    sessionStorage.setItem(spot, String(scrollY));
    location.reload();
  };

  // The new sheet takes over when it has come, so that nothing flashes.
  const restyle = (path) => {
    for (const old of document.querySelectorAll("link[rel=stylesheet]")) {
      const sheet = old.cloneNode();
      sheet.href = "/" + path;
      sheet.addEventListener("load", () => old.remove());
      old.after(sheet);
    }
  };

  const asked = (files) => {
    const wanted = new Set(files.map((file) => new URL("/" + file.split("/").map(encodeURIComponent).join("/"), location.href).href));
    return performance.getEntriesByType("resource").some((entry) => wanted.has(entry.name.split(/[?#]/)[0]));
  };

  const part = (name, text, kind) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  let host = null;
  const show = (problems) => {
    if (host) host.remove();
    host = null;
    if (!problems.length) return;
    host = document.createElement("sooth-problems");
    const root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/.sooth/preview.css";
    const panel = document.createElement("section");
    panel.setAttribute("role", "alert");
    const list = document.createElement("ol");
    for (const problem of problems) {
      const item = document.createElement("li");
      item.append(part("code", problem.place), part("p", problem.summary + " [" + problem.identifier + "]"));
      for (const note of problem.notes) item.append(part("p", note, "way"));
      list.append(item);
    }
    const close = part("button", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => host && host.remove());
    const count = problems.length === 1 ? "1 problem" : problems.length + " problems";
    panel.append(part("h2", count + ": this is the last page without it"), list, close);
    if (problems.length > 1) panel.querySelector("h2").textContent = count + ": this is the last page without them";
    root.append(style, panel);
    document.documentElement.append(host);
  };

  const connect = () => {
    const query = new URLSearchParams({ page: here, version: own.dataset.version });
    const source = new EventSource("/.sooth/events?" + query);
    source.addEventListener("page", reload);
    source.addEventListener("style", (event) => restyle(JSON.parse(event.data)[0]));
    source.addEventListener("files", (event) => { if (asked(JSON.parse(event.data))) reload(); });
    source.addEventListener("problems", (event) => show(JSON.parse(event.data)));
    // A browser tries again by itself, unless it was refused.
    source.addEventListener("error", () => { if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1000); });
  };
  connect();
})();
