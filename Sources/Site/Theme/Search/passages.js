// Where terms stand in a text, as [start, end, term] in order. A word stands where a word or a part of one begins.
function hits(text, terms) {
  const { chars, at } = fold(text);
  const line = chars.join("");
  // Places in the joined text and in the list differ only where a character takes two units.
  const isEven = line.length === chars.length;
  const found = [];
  for (const term of terms) {
    const isRun = ideographic.test(term);
    for (let place = line.indexOf(term); place >= 0; place = line.indexOf(term, place + 1)) {
      const index = isEven ? place : [...line.slice(0, place)].length;
      const start = at[index];
      const begins = isRun || !place || !letter.test(line[place - 1])
        || isCapital(text[start]) && !isCapital(text[start - 1]);
      if (begins) found.push([start, at[index + [...term].length], term]);
      if (found.length > 200) break;
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = 0;
  return found.filter((hit) => hit[0] >= end && (end = hit[1]));
}

// The section that holds most of the terms, the first of several, with a cut of its text around the first of them.
const passageLength = 180;
function passage(record, terms) {
  let best = null;
  for (const [id, heading, text] of record.sections) {
    const inText = hits(text, terms);
    const inHeading = heading ? hits(heading, terms) : [];
    const count = new Set([...inText, ...inHeading].map((hit) => hit[2])).size + (inHeading.length ? 0.5 : 0);
    if (!best || count > best.count) best = { id, heading, text, hits: inText, inHeading, count };
  }
  if (!best) return { id: "", heading: "", parts: [] };
  const [from, to] = cut(best.text, densest(best.hits));
  const inside = best.hits.filter((hit) => hit[0] >= from && hit[1] <= to);
  const parts = marked(best.text.slice(from, to), inside.map(([start, end]) => [start - from, end - from]));
  if (from > 0) parts.unshift("… ");
  if (to < best.text.length) parts.push(" …");
  return { id: best.id, heading: best.heading, headingParts: marked(best.heading, best.inHeading), parts };
}

// The place from which most different terms follow within a passage.
function densest(found) {
  let best = [0, 0];
  found.forEach((hit, index) => {
    const near = new Set();
    for (let next = index; next < found.length && found[next][1] < hit[0] + passageLength; next += 1) near.add(found[next][2]);
    if (near.size > best[0]) best = [near.size, hit[0]];
  });
  return best[1];
}

function cut(text, place) {
  let from = Math.max(0, place - 50);
  // From the beginning of a word, or of a line.
  if (from > 0) {
    const blank = text.slice(from, place).search(/[\s、。]/);
    if (blank >= 0) from += blank + 1;
  }
  if (from > 0 && /[\udc00-\udfff]/.test(text[from])) from -= 1;
  let to = Math.min(text.length, from + passageLength);
  if (to < text.length && /[\udc00-\udfff]/.test(text[to])) to += 1;
  return [from, to];
}

// A text in parts: strings, and marked ones as [string].
function marked(text, found) {
  const parts = [];
  let end = 0;
  for (const [start, stop] of found) {
    parts.push(text.slice(end, start), [text.slice(start, stop)]);
    end = stop;
  }
  return [...parts, text.slice(end)].filter((part) => part.length);
}
const hasAll = (record, lists) => lists.every((terms) =>
  hits(record.title, terms).length || record.sections.some(([, heading, text]) => hits(`${heading}\n${text}`, terms).length));
