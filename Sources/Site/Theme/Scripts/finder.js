// Find your error: by the words of each symptom. Values, and what differs from place to place, may be anything here; whether an
// address is of the right kind, `sooth explain` tells.
function symptomOf(samp) {
  const copy = samp.cloneNode(true);
  for (const part of copy.querySelectorAll(".v, .el")) part.textContent = "\0";
  const lines = plain(copy.textContent).split("\n").filter((line) => line.trim());
  return {
    // Within a line the parts come one after the other.
    lines: lines.map((line) => line.split("\0").map((part) => part.trim()).filter(Boolean)),
    words: [...new Set(lines.flatMap((line) => telling(line)))],
  };
}

const plain = (text) => text.toLowerCase().replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, "").replace(/[ \t\r]+/g, " ");
const common = new Set(("a an and are as at be by com for from http https in is it net of on or org that the this to was "
  + "were with www").split(" "));
const telling = (line) => (line.match(/[\p{L}\p{N}_]{2,}/gu) || []).filter((word) => !common.has(word));

function holds(line, parts) {
  let start = 0;
  for (const part of parts) {
    const place = line.indexOf(part, start);
    if (place < 0) return false;
    start = place + part.length;
  }
  return true;
}

// A line without a part of its own is `...`: any number of lines.
function isFoundAt(start, lines, symptom) {
  let index = start;
  let mayBeLater = false;
  for (const parts of symptom.lines) {
    if (!parts.length) { mayBeLater = true; continue; }
    while (mayBeLater && index < lines.length && !holds(lines[index], parts)) index += 1;
    if (index >= lines.length || !holds(lines[index], parts)) return false;
    index += 1;
    mayBeLater = false;
  }
  return index > start;
}

const isFound = (lines, symptom) => lines.some((_, index) => isFoundAt(index, lines, symptom));

// Lines that a terminal has cut, put together again in both ways.
const unwrapped = (lines) => lines.flatMap((_, index) => ["", " "].map((glue) =>
  lines.slice(index, index + 4).map((line) => line.trim()).join(glue)));

// Most words of a symptom close together; a long log is looked through at its end, where errors are.
function isSimilar(wordsOfLines, symptom) {
  return wordsOfLines.some((_, index) => {
    const near = wordsOfLines.slice(index, index + symptom.lines.length + 1);
    const seen = symptom.words.filter((word) => near.some((words) => words.has(word))).length;
    return seen >= 3 && seen >= 0.7 * symptom.words.length;
  });
}

function finder() {
  const box = document.querySelector(".finder");
  if (!box) return;
  const area = box.querySelector("textarea");
  const says = box.querySelector("[role=status]");
  const causes = [...document.querySelectorAll(".causes > li")].map((item) => ({
    item, text: plain(item.textContent), symptoms: [...item.querySelectorAll("samp")].map(symptomOf),
  }));
  function search() {
    const lines = plain(area.value).split("\n");
    const typed = lines.length === 1 ? lines[0].split(" ").filter(Boolean) : [];
    if (!area.value.trim()) {
      for (const { item } of causes) item.hidden = false;
      says.textContent = "";
      return;
    }
    let found = causes.filter(({ symptoms }) => symptoms.some((symptom) => isFound(lines, symptom)));
    let phrase = box.dataset.found;
    if (!found.length && lines.length > 1) {
      const joined = unwrapped(lines);
      found = causes.filter(({ symptoms }) => symptoms.some((symptom) => symptom.lines.length === 1 && isFound(joined, symptom)));
    }
    if (!found.length) {
      const words = lines.slice(-2000).map((line) => new Set(telling(line)));
      // While one types: the causes in which each word stands.
      found = causes.filter(({ text, symptoms }) => typed.length && typed.every((word) => text.includes(word))
        || symptoms.some((symptom) => isSimilar(words, symptom)));
      phrase = found.length ? box.dataset.similar : box.dataset.nothing;
    }
    for (const { item } of causes) item.hidden = !found.some((cause) => cause.item === item);
    says.textContent = phrase.replace("{n}", found.length);
  }
  let waiting;
  area.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  box.hidden = false;
  // A browser may bring back what was typed before.
  search();
}

ready(finder);
