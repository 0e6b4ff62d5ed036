// Copying: commands only, without prompts (`.p`) and without what is said of them (`.about`).
function commandText(code) {
  const copy = code.cloneNode(true);
  for (const prompt of copy.querySelectorAll(".p, .about")) prompt.remove();
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

ready(copyButtons);
