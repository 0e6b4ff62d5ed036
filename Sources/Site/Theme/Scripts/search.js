// The search is a script of its own, fetched when somebody wants to search; this only opens it.
function searchOpener() {
  const button = document.querySelector("button.find");
  if (!button) return;
  let loading;
  function load() {
    loading ||= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = button.dataset.search;
      script.onload = () => done(script.search);
      script.onerror = () => { loading = null; failed(new Error(script.src)); };
      document.head.append(script);
    });
    return loading;
  }
  // Without it the page is as it was: a second try may have better luck.
  const open = (text) => load().then((search) => search(button, text), () => {});
  button.addEventListener("click", () => open());
  button.addEventListener("pointerenter", () => load().catch(() => {}), { once: true });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isLetter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!isSlash && !isLetter || event.isComposing) return;
    event.preventDefault();
    open();
  });
  button.hidden = false;
  // Somebody comes back from a result.
  if (history.state?.search) open(history.state.search);
}

ready(searchOpener);
