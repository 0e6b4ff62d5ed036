const dark = matchMedia("(prefers-color-scheme: dark)");
const key = "sooth-theme";
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

ready(themeSwitch);
