// Files come as scripts that call this: nothing else may be read on file://.
window.soothSearch = (content) => { document.currentScript.content = content; };

const files = new Map();
function file(url) {
  if (!files.has(url)) {
    files.set(url, new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => { script.remove(); done(script.content); };
      script.onerror = () => { script.remove(); files.delete(url); failed(new Error(url)); };
      document.head.append(script);
    }));
  }
  return files.get(url);
}

const base = new URL(".", document.currentScript.src).href;
const nameLength = 10;
const split = (names) => Array.from({ length: names.length / nameLength }, (_, index) =>
  names.slice(index * nameLength, (index + 1) * nameLength));

// Numbers as the index writes them (Sources/Search/Shards/Digits.swift): upper digits of 31, a last one of 60.
const digit = new Uint8Array(128);
for (let code = 35, value = 0; code < 127; code += 1) if (code !== 92) digit[code] = value++;

class Digits {
  constructor(text) { this.text = text; this.place = 0; }
  get isAtEnd() { return this.place >= this.text.length; }
  next() {
    let upper = 0;
    let value = digit[this.text.charCodeAt(this.place++)];
    while (value >= 60) {
      upper = upper * 31 + value - 60;
      value = digit[this.text.charCodeAt(this.place++)];
    }
    return upper * 60 + value;
  }
}

// An index: which file has a key, and which has an article's text.
class Index {
  constructor(path, manifest) {
    this.path = base + path;
    this.language = path.slice(path.lastIndexOf("/") + 1);
    this.manifest = manifest;
    this.firsts = manifest.firsts ? manifest.firsts.split(" ") : [];
    this.keyFiles = split(manifest.keys);
    this.recordFiles = split(manifest.records);
    this.starts = [];
    const counts = new Digits(manifest.counts);
    for (let start = 0; !counts.isAtEnd; start += counts.next()) this.starts.push(start);
    this.entries = new Map();
  }

  // The way in is asked for anew by each page: it names the files of the site as it is now.
  static async open(path) { return new Index(path, await file(`${base}${path}.js?${Date.now()}`)); }

  // The places of the files that may hold keys from low to high.
  range(low, high) {
    let from = 0;
    let to = this.firsts.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.firsts[middle] < low) from = middle + 1; else to = middle;
    }
    if (this.firsts[from] !== low && from > 0) from -= 1;
    let end = from;
    while (end < this.firsts.length && this.firsts[end] <= high) end += 1;
    return [from, end];
  }

  async shard(place) {
    const content = await file(`${this.path}/${this.keyFiles[place]}.js`);
    if (!this.entries.has(place)) this.entries.set(place, content.split("!"));
    return this.entries.get(place);
  }

  // What the index says of all keys that begin so, as [key, payload]; of files only the first few are looked at.
  async beginning(low, most = 3) {
    const [from, end] = this.range(low, `${low}\uffff`);
    const places = Array.from({ length: Math.min(end - from, most) }, (_, index) => from + index);
    const shards = await Promise.all(places.map((place) => this.shard(place)));
    return shards.flatMap((entries) => {
      const found = [];
      for (let index = lowerBound(entries, low); index < entries.length && entries[index].startsWith(low); index += 1) {
        const blank = entries[index].indexOf(" ");
        found.push([entries[index].slice(0, blank), entries[index].slice(blank + 1)]);
      }
      return found;
    });
  }

  // What it says of one key; what is large is in several parts.
  async get(key) {
    const [from, end] = this.range(key, key);
    const places = Array.from({ length: end - from }, (_, index) => from + index);
    const shards = await Promise.all(places.map((place) => this.shard(place)));
    const low = `${key} `;
    return shards.flatMap((entries) => {
      const parts = [];
      for (let index = lowerBound(entries, low); index < entries.length && entries[index].startsWith(low); index += 1) {
        parts.push(entries[index].slice(low.length));
      }
      return parts;
    });
  }

  // The articles that can be read in another language too.
  translated(language) {
    const numbers = new Digits(this.manifest.translated[language] || "");
    const found = new Set();
    for (let last = -1; !numbers.isAtEnd;) found.add(last += numbers.next() + 1);
    return found;
  }

  async record(number) {
    let place = this.starts.length - 1;
    while (this.starts[place] > number) place -= 1;
    const records = await file(`${this.path}/${this.recordFiles[place]}.js`);
    const [url, title, sections] = records[number - this.starts[place]];
    return { url: base + url, title, sections };
  }
}

// Blanks come before all that keys are made of, so entries are in the order of their keys.
function lowerBound(entries, low) {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (entries[middle] < low) from = middle + 1; else to = middle;
  }
  return from;
}
