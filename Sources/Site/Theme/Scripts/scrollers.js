// What fits needs no tab stop; without this script everything that could scroll keeps one.
function scrollers() {
  const fit = (entries) => {
    for (const { target } of entries) {
      // What has values to tell of is reached too.
      const scrolls = target.scrollWidth > target.clientWidth || target.querySelector(".v, .el") !== null;
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

ready(scrollers);
