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

ready(tabs);
