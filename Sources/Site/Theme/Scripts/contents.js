// On a wide screen the style sheet shows the contents always: let the state say so too.
function contents() {
  const wide = matchMedia("(min-width: 70em)");
  const toc = document.querySelector("details.toc");
  if (!toc) return;
  const show = () => { toc.open = wide.matches; };
  wide.addEventListener("change", show);
  show();
}

ready(contents);
