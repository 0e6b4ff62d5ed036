// Folds texts and takes words out of them, by the rules that the index was made by (Sources/Search/Words).
const ideographic = /[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const plainCJK = /[\u3001-\u3096\u30a1-\u30fe\u4e00-\u9fff\uac00-\ud7a3]/;
const letter = /[\p{L}\p{N}]/u;
const mark = /\p{Mn}/u;
const isVoicing = (c) => c === "\u3099" || c === "\u309a";
const longestWord = 40;

const partsOf = new Map();
function folded(c) {
  let parts = partsOf.get(c);
  if (!parts) {
    parts = plainCJK.test(c) ? [c]
      : [...c.normalize("NFKD").toLowerCase()].filter((part) => !mark.test(part) || isVoicing(part));
    partsOf.set(c, parts);
  }
  return parts;
}

// The folded characters, and where each stood in the text.
function fold(text) {
  const chars = [];
  const at = [];
  let place = 0;
  for (const c of text) {
    for (const part of folded(c)) {
      if (!isVoicing(part)) {
        chars.push(part);
        at.push(place);
      } else if (chars.length) {
        const voiced = (chars[chars.length - 1] + part).normalize("NFC");
        if (voiced.length === 1) chars[chars.length - 1] = voiced;
      }
    }
    place += c.length;
  }
  at.push(place);
  return { chars, at };
}

const kinds = new Map();
function kindOf(c) {
  let kind = kinds.get(c);
  if (!kind) {
    kind = c === "-" || c === "." || c === "_" ? "joint" : ideographic.test(c) ? "run"
      : letter.test(c) && !/[\ue000-\uffff]/.test(c) ? "word" : "other";
    kinds.set(c, kind);
  }
  return kind;
}

const isCapital = (c) => c >= "A" && c <= "Z";

// Words with the parts of identifiers, and runs of characters that have nothing between words, in the order of the text.
function tokens(text) {
  const { chars, at } = fold(text);
  const found = [];
  let index = 0;
  while (index < chars.length) {
    const kind = kindOf(chars[index]);
    const start = index;
    if (kind === "run") {
      while (index < chars.length && kindOf(chars[index]) === "run") index += 1;
      found.push({ run: chars.slice(start, index), start: at[start], end: at[index] });
    } else if (kind === "word") {
      const parts = [];
      let end = start;
      let from = start;
      for (; index < chars.length; index += 1) {
        const here = kindOf(chars[index]);
        if (here !== "word" && here !== "joint") break;
        if (here === "joint" || index > from && beginsPart(text, at, chars, index)) {
          if (from < index) parts.push(chars.slice(from, index));
          from = here === "joint" ? index + 1 : index;
        }
        if (here === "word") end = index + 1;
      }
      if (from < end) parts.push(chars.slice(from, end));
      const word = (part) => part.slice(0, longestWord).join("");
      found.push({
        whole: word(chars.slice(start, end)), start: at[start], end: at[end],
        pieces: parts.length > 1 ? parts.filter((part) => part.length > 1).map(word) : [],
      });
    } else {
      index += 1;
    }
  }
  return found;
}

function beginsPart(text, at, chars, index) {
  if (!isCapital(text[at[index]])) return false;
  const next = chars[index + 1];
  return !isCapital(text[at[index - 1]])
    || next >= "a" && next <= "z" && !isCapital(text[at[index + 1]]);
}
