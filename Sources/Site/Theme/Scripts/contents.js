// On a wide screen the style sheet shows the contents always: let the state say so too.
function contents() {
  const wide = matchMedia("(min-width: 70em)");
  const toc = document.querySelector("details.toc");
  if (!toc) return;
  const show = () => { toc.open = wide.matches; };
  wide.addEventListener("change", show);
  show();
  followContents(toc);
}

// Marks the entry of the section that is read: the last whose heading has gone past the upper third of the window.
function followContents(toc) {
  const entries = [...toc.querySelectorAll("a")]
    .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter((entry) => entry.heading);
  let marked;
  const mark = () => {
    const line = innerHeight / 3;
    const read = entries.filter((entry) => entry.heading.getBoundingClientRect().top <= line).pop();
    if (read === marked) return;
    if (marked) marked.link.removeAttribute("aria-current");
    if (read) read.link.setAttribute("aria-current", "true");
    marked = read;
    const box = toc.getBoundingClientRect();
    const place = read && read.link.getBoundingClientRect();
    if (place && (place.top < box.top || place.bottom > box.bottom)) toc.scrollTop += place.top - box.top - box.height / 2;
  };
  // Above the window there is room for all of them, so that none can jump past the line unseen.
  const observer = new IntersectionObserver(mark, { rootMargin: "99999999px 0px -66% 0px" });
  for (const entry of entries) observer.observe(entry.heading);
  mark();
}

ready(contents);
