// The reader's own values of the site's variables, on every page; what is typed is put in as text.
const valuesKey = "sooth-values";
const isValue = (text) => typeof text === "string" && text !== "" && text.length <= 200 && !/\p{Cc}/u.test(text);

function readValues() {
  try {
    const values = Object.entries(JSON.parse(stored(valuesKey)) || {});
    return new Map(values.filter(([, value]) => isValue(value)));
  } catch { return new Map(); }
}

function variables() {
  let own = readValues();
  const places = [...document.querySelectorAll(".var[data-var]")].map((place) => ({ place, site: place.textContent }));
  const show = () => {
    for (const { place, site } of places) {
      const value = own.get(place.dataset.var);
      place.textContent = value === undefined ? site : value;
      place.classList.toggle("own", value !== undefined);
    }
  };
  if (own.size) show();
  const box = document.querySelector(".vars");
  if (!box) return;
  const form = box.querySelector("form");
  const note = box.querySelector("[role=status]");
  const inputs = [...box.querySelectorAll("input")];
  const warn = () => {
    const names = inputs.filter(({ name }) => own.has(name) && shellWord(own.get(name)) !== own.get(name));
    note.textContent = names.length ? form.dataset.quoting.replace("{names}", () => names.map(({ name }) => name).join(", ")) : "";
  };
  const keep = () => {
    store(valuesKey, own.size ? JSON.stringify(Object.fromEntries(own)) : null);
    show();
    warn();
  };
  for (const input of inputs) {
    if (own.has(input.name)) input.value = own.get(input.name);
    input.addEventListener("input", () => {
      own = readValues();
      if (isValue(input.value) && input.value !== input.defaultValue) own.set(input.name, input.value);
      else own.delete(input.name);
      keep();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    own = readValues();
    for (const { name } of inputs) own.delete(name);
    keep();
  });
  box.hidden = false;
  warn();
}

ready(variables);
