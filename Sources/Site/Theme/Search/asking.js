// What is asked for: words and runs, or a pasted text of which the telling words are taken.
const mostWords = 8;
const longestText = 2e4;

function question(text, isPasted) {
  // The end of a long text is where errors are; colours of a terminal say nothing.
  const asked = text.slice(-longestText).replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, "");
  const found = tokens(asked);
  const words = new Set(found.map((token) => token.whole || token.run.join("")));
  return { text: asked, tokens: found, count: words.size, isPasted: isPasted || words.size > mostWords };
}

// The articles for a question in one index, the best first, as { article, score, assumed }, and what to mark. Articles of which an
// error stands in it come first, the more of it the better, and of two the longer one.
async function ask(index, asked) {
  const [answer, known] = await Promise.all([
    asked.isPasted ? pasted(index, asked) : typed(index, asked), asked.count > 3 ? errors(index, asked.tokens) : new Map(),
  ]);
  const found = new Map(answer.results.map((entry) => [entry.article, entry]));
  for (const [number, share] of known) {
    const entry = found.get(number) || { article: number, score: 0, assumed: [] };
    found.set(number, { ...entry, assumed: [], score: entry.score + 1e6 * share });
  }
  answer.results = [...found.values()].sort((a, b) => b.score - a.score || a.article - b.article);
  if (known.size) answer.corrected = null;
  return answer;
}

async function typed(index, asked) {
  const last = asked.tokens[asked.tokens.length - 1];
  const isOpen = last && last.end === asked.text.length;
  const lists = await Promise.all(asked.tokens.flatMap((token) => {
    if (token.run) return [run(index, token.run)];
    const isLast = token === last && isOpen;
    const words = token.pieces.length ? token.pieces : [token.whole];
    return words.map((word, place) => wordList(index, word, isLast && place === words.length - 1));
  }));
  const wholes = await Promise.all(asked.tokens.filter((token) => token.pieces?.length)
    .map((token) => beginning(index, token.whole, true)));
  const result = { results: together(lists), terms: lists.flatMap((list) => list.terms) };
  for (const entry of result.results) {
    for (const list of wholes) entry.score += 2 * (list.scores.get(entry.article) || 0);
  }
  if (lists.some((list) => list.isCorrected)) result.corrected = result.terms;
  if (!result.results.length) {
    const some = lists.length > 2 ? lists : await tellingLists(index, asked.tokens);
    result.results = some.length > 1 ? most(some, 2 / 3) : together(some);
    if (result.results.length) result.corrected = result.terms = [...new Set(some.flatMap((list) => list.terms))].slice(0, mostWords);
  }
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
  for (const number of needed[0].scores.keys()) {
    if (!needed.every((list) => list.scores.has(number))) continue;
    let score = 0;
    const assumed = [];
    for (const list of lists) {
      const own = list.scores.get(number);
      if (own === undefined) assumed.push(list.terms); else score += own;
    }
    found.push({ article: number, score, assumed });
  }
  return found;
}

// The articles in most of the lists that anything is in.
function most(lists, share) {
  const known = lists.filter((list) => list.scores.size);
  const counts = new Map();
  for (const list of known) {
    for (const [number, score] of list.scores) {
      const entry = counts.get(number) || { article: number, score: 0, count: 0, assumed: [] };
      entry.score += score;
      entry.count += 1;
      counts.set(number, entry);
    }
  }
  return [...counts.values()].filter((entry) => entry.count >= Math.max(2, share * lists.length))
    .map((entry) => ({ ...entry, score: entry.score * entry.count / known.length }));
}

const partsOfToken = (token) => (token.run ? [] : token.pieces.length ? token.pieces : [token.whole]);

// For each article the largest share of one of its errors that stands in the text.
async function errors(index, found) {
  const keys = new Set();
  for (const token of found) {
    for (const word of partsOfToken(token)) keys.add(word);
    for (let place = 0; place + 1 < (token.run || "").length; place += 1) keys.add(token.run[place] + token.run[place + 1]);
  }
  const shares = new Map();
  await Promise.all([...keys].map(async (key) => {
    for (const payload of await index.get(`$${key}`)) {
      const numbers = new Digits(payload);
      numbers.next();
      for (let number = -1; !numbers.isAtEnd;) {
        number += numbers.next() + 1;
        numbers.next();
        for (let count = numbers.next(); count > 0; count -= 1) {
          const place = `${number} ${numbers.next()}`;
          const terms = numbers.next();
          const [known] = shares.get(place) || [0];
          shares.set(place, [known + 1 / terms, terms]);
        }
      }
    }
  }));
  const best = new Map();
  for (const [place, [share, terms]] of shares) {
    const number = parseInt(place, 10);
    if (share > 0.7) best.set(number, Math.max(best.get(number) || 0, share + terms / 1e3));
  }
  return best;
}

async function pasted(index, asked) {
  const lists = await tellingLists(index, asked.tokens);
  const words = asked.tokens.flatMap(partsOfToken).filter((word) => word.length > 2);
  return { results: most(lists, 0.5), terms: [...new Set([...lists.flatMap((list) => list.terms), ...words])] };
}

const tellingLists = (index, found) =>
  Promise.all(telling(found).map((word) => (typeof word === "string" ? exact(index, word) : run(index, word))));

// The longest words tell most; numbers are values of a moment.
function telling(found) {
  const words = new Set(found.flatMap(partsOfToken).filter((word) => word.length > 3 && !/\d/.test(word)));
  const runs = found.filter((token) => token.run)
    .flatMap((token) => token.run.join("").split(/[\u3041-\u3096]+/)).filter((part) => part.length > 1);
  const byLength = (a, b) => b.length - a.length;
  return [...[...words].sort(byLength).slice(0, mostWords), ...[...new Set(runs)].sort(byLength).slice(0, 4).map((part) => [...part])];
}
