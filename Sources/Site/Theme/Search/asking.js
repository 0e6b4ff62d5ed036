// What is asked for: words and runs, or a pasted text of which the telling words are taken.
const mostWords = 8;
const longestText = 6000;

function question(text, isPasted) {
  // The end of a long text is where errors are.
  const found = tokens(text.slice(-longestText));
  const words = new Set(found.map((token) => token.word || token.run.join("")));
  return { text, tokens: found, isPasted: isPasted || words.size > mostWords };
}

// The articles for a question in one index, the best first, as { document, score, assumed }, and what to mark.
const ask = (index, asked) => (asked.isPasted ? pasted(index, asked) : typed(index, asked));

async function typed(index, asked) {
  const last = asked.tokens[asked.tokens.length - 1];
  const isOpen = last && last.end === asked.text.length;
  const lists = await Promise.all(asked.tokens.flatMap((token) => {
    if (token.run) return [run(index, token.run)];
    const isLast = token === last && isOpen;
    const words = token.parts.length ? token.parts : [token.word];
    return words.map((word, place) => wordList(index, word, isLast && place === words.length - 1));
  }));
  const wholes = await Promise.all(asked.tokens.filter((token) => token.parts?.length)
    .map((token) => beginning(index, token.word, true)));
  const result = { found: together(lists), terms: lists.flatMap((list) => list.terms) };
  for (const entry of result.found) {
    for (const list of wholes) entry.score += 2 * (list.scores.get(entry.document) || 0);
  }
  if (lists.some((list) => list.isCorrected)) result.corrected = result.terms;
  if (!result.found.length && lists.length > 2) {
    result.found = most(lists, 2 / 3);
    if (result.found.length) result.corrected = result.terms;
  }
  result.found.sort((a, b) => b.score - a.score || a.document - b.document);
  return result;
}

async function wordList(index, word, isLast) {
  const list = await beginning(index, word, isLast);
  return list.scores.size ? list : similar(index, word, isLast);
}

// The articles in all lists. One that is not among the known of a list that was cut may be of it all the same: that is looked up
// in its text when it is shown.
function together(lists) {
  const whole = lists.filter((list) => !list.isCut);
  const needed = (whole.length ? whole : lists).sort((a, b) => a.scores.size - b.scores.size);
  if (!needed.length) return [];
  const found = [];
  for (const document of needed[0].scores.keys()) {
    if (!needed.every((list) => list.scores.has(document))) continue;
    let score = 0;
    const assumed = [];
    for (const list of lists) {
      const own = list.scores.get(document);
      if (own === undefined) assumed.push(list.terms); else score += own;
    }
    found.push({ document, score, assumed });
  }
  return found;
}

// The articles in most of the lists that anything is in.
function most(lists, share) {
  const known = lists.filter((list) => list.scores.size);
  const counts = new Map();
  for (const list of known) {
    for (const [document, score] of list.scores) {
      const entry = counts.get(document) || { document, score: 0, count: 0, assumed: [] };
      entry.score += score;
      entry.count += 1;
      counts.set(document, entry);
    }
  }
  return [...counts.values()].filter((entry) => entry.count >= Math.max(2, share * lists.length))
    .map((entry) => ({ ...entry, score: entry.score * entry.count / known.length }));
}

// Articles of which a symptom stands in the text come first: the weights of a symptom's words add up to that of a whole one.
const wholeSymptom = 59;
async function pasted(index, asked) {
  const keys = new Set();
  for (const token of [...asked.tokens].reverse()) {
    if (keys.size > 160) break;
    for (const word of token.run ? [] : token.parts.length ? token.parts : [token.word]) keys.add(word);
    for (let place = 0; place + 1 < (token.run || "").length; place += 1) keys.add(token.run[place] + token.run[place + 1]);
  }
  const sums = new Map();
  await Promise.all([...keys].map(async (key) => {
    for (const payload of await index.get(`$${key}`)) {
      const numbers = new Digits(payload);
      numbers.next();
      for (let document = -1; !numbers.isAtEnd;) {
        document += numbers.next() + 1;
        sums.set(document, (sums.get(document) || 0) + numbers.next());
      }
    }
  }));
  const words = telling(asked.tokens);
  const lists = await Promise.all(words.map((word) => (typeof word === "string" ? exact(index, word) : run(index, word))));
  const found = new Map(most(lists, 0.5).map((entry) => [entry.document, entry]));
  for (const [document, sum] of sums) {
    if (sum < 0.6 * wholeSymptom) continue;
    const entry = found.get(document) || { document, score: 0, assumed: [] };
    found.set(document, { ...entry, score: entry.score + 1e4 * sum });
  }
  return {
    found: [...found.values()].sort((a, b) => b.score - a.score || a.document - b.document),
    terms: [...new Set([...lists.flatMap((list) => list.terms), ...keys])].filter((term) => term.length > 2),
  };
}

// The longest words tell most; numbers are values of a moment.
function telling(found) {
  const words = new Set(found.flatMap((token) => (token.run ? [] : token.parts.length ? token.parts : [token.word]))
    .filter((word) => word.length > 3 && !/\d/.test(word)));
  const runs = found.filter((token) => token.run)
    .flatMap((token) => token.run.join("").split(/[\u3041-\u3096]+/)).filter((part) => part.length > 1);
  const byLength = (a, b) => b.length - a.length;
  return [...[...words].sort(byLength).slice(0, mostWords), ...[...new Set(runs)].sort(byLength).slice(0, 4).map((part) => [...part])];
}
