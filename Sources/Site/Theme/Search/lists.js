// Lists of articles with what each has to say. `terms` are what to mark in a passage; `isCut` tells that only the weightiest
// articles of many are known.
const none = () => ({ scores: new Map(), terms: [], isCut: false });

const rarity = (index, count) => Math.log(1 + (index.manifest.documents - count + 0.5) / (count + 0.5));

// What several words say is worth what the most frequent of them is: one that begins alike is no better for being rare.
function addAll(list, index, found) {
  const worth = rarity(index, Math.max(...found.map(([payload]) => new Digits(payload).next())));
  for (const [payload, factor] of found) add(list, payload, worth * factor);
}

function add(list, payload, worth) {
  const numbers = new Digits(payload);
  const count = numbers.next();
  let known = 0;
  for (let number = -1; !numbers.isAtEnd; known += 1) {
    number += numbers.next() + 1;
    const score = numbers.next() * worth;
    if (!(list.scores.get(number) >= score)) list.scores.set(number, score);
  }
  if (known < count) list.isCut = true;
}

async function exact(index, key) {
  const list = none();
  addAll(list, index, (await index.get(key)).map((payload) => [payload, 1]));
  if (list.scores.size) list.terms.push(key);
  return list;
}

// A word and those that begin with it.
async function beginning(index, word, isLast) {
  if (word.length > 2) {
    const list = none();
    addAll(list, index, (await index.beginning(word)).map(([key, payload]) => [payload, key === word ? 1 : 0.6]));
    if (list.scores.size) list.terms.push(word);
    return list;
  }
  const list = await exact(index, word);
  if (!isLast || !/^[a-z0-9]+$/.test(word)) return list;
  addAll(list, index, (await index.get(`*${word}`)).map((payload) => [payload, 0.6]));
  if (list.scores.size) list.terms = [word];
  return list;
}

// Where pairs of characters stand: for each article its weight and the places.
function places(parts) {
  const found = new Map();
  for (const part of parts) {
    const numbers = new Digits(part);
    numbers.next();
    for (let number = -1; !numbers.isAtEnd;) {
      number += numbers.next() + 1;
      const weight = numbers.next();
      const at = new Int32Array(numbers.next());
      for (let index = 0, place = 0; index < at.length; index += 1) at[index] = place += numbers.next();
      found.set(number, { weight, at });
    }
  }
  return found;
}

// A run of characters stands where its pairs stand one behind the other; every second pair is enough, and the last.
async function run(index, chars) {
  if (chars.length === 1) return exact(index, chars[0]);
  const offsets = [];
  for (let offset = 0; offset < chars.length - 1; offset += 2) offsets.push(offset);
  if (chars.length % 2) offsets.push(chars.length - 2);
  const pairs = await Promise.all(offsets.map(async (offset) =>
    ({ offset, places: places(await index.get(chars[offset] + chars[offset + 1])) })));
  pairs.sort((a, b) => a.places.size - b.places.size);
  const list = none();
  const found = [];
  for (const [number, first] of pairs[0].places) {
    let at = Array.from(first.at, (place) => place - pairs[0].offset);
    let weight = first.weight;
    for (const pair of pairs.slice(1)) {
      const other = pair.places.get(number);
      if (!other) { at = []; break; }
      const known = new Set(other.at);
      at = at.filter((place) => known.has(place + pair.offset));
      weight = Math.min(weight, other.weight);
    }
    if (at.length) found.push([number, weight + Math.min(at.length, 10) / 5]);
  }
  const worth = rarity(index, found.length);
  for (const [number, weight] of found) list.scores.set(number, weight * worth);
  if (found.length) list.terms.push(chars.join(""));
  return list;
}
