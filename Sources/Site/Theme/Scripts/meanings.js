// What a value stands for, beside it: under the pointer, at a tap, and by `n` and `N` where its output has the focus.
function meanings() {
  const values = document.querySelectorAll(".v[title], .el[title]");
  if (!values.length) return;
  const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
  tip.setAttribute("role", "tooltip");
  const says = Object.assign(document.createElement("div"), { className: "off" });
  says.setAttribute("role", "status");
  document.body.append(tip, says);
  // Without this script the title tells.
  for (const value of values) { value.dataset.means = value.title; value.removeAttribute("title"); }
  let current = null;
  const hide = () => {
    tip.hidden = true;
    says.textContent = "";
    if (current) current.classList.remove("on");
    current = null;
  };
  const show = (value, more) => {
    hide();
    tip.textContent = value.dataset.means + more;
    tip.hidden = false;
    const place = value.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(place.left, root.clientWidth - tip.offsetWidth - 4)) + scrollX}px`;
    tip.style.top = `${place.bottom + scrollY}px`;
  };
  const go = (region, step) => {
    const all = [...region.querySelectorAll("[data-means]")];
    const value = all[(all.indexOf(current) + step + all.length) % all.length];
    value.scrollIntoView({ block: "nearest", inline: "nearest" });
    show(value, all.length > 1 ? ` (${root.dataset.next})` : "");
    current = value;
    value.classList.add("on");
    says.textContent = `${value.textContent}: ${value.dataset.means}`;
  };
  const at = (event) => event.target.closest("[data-means]");
  document.addEventListener("pointerover", (event) => {
    const value = at(event);
    if (value) show(value, ""); else if (!current && event.target !== tip) hide();
  });
  document.addEventListener("click", (event) => {
    const value = at(event);
    if (value) show(value, ""); else if (event.target !== tip) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hide();
    const region = event.target.closest(".out[tabindex]");
    if (!region || event.ctrlKey || event.altKey || event.metaKey || !/^[nN]$/.test(event.key)) return;
    if (!region.querySelector("[data-means]")) return;
    event.preventDefault();
    go(region, event.key === "n" ? 1 : current ? -1 : 0);
  });
  for (const region of document.querySelectorAll(".out")) {
    if (!region.querySelector("[data-means]")) continue;
    region.setAttribute("aria-keyshortcuts", "n");
    region.addEventListener("focus", () => { if (region.matches(":focus-visible")) go(region, 1); });
    region.addEventListener("blur", hide);
  }
}

ready(meanings);
