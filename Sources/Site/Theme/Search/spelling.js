// How many slips lie between two words: letters left out, put in, changed or swapped (optimal string alignment). Where the word
// may go on, the rest of the other costs nothing. More than `most` need not be counted.
function slips(word, other, most, mayGoOn) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= word.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = word[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return mayGoOn ? Math.min(...last) : last[other.length];
}

// Words like one that no article has: one slip from four letters on, two from eight.
async function similar(index, word, isLast) {
  const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  const list = none();
  if (!most || /[^\p{L}]/u.test(word)) return list;
  const buckets = await Promise.all([...new Set([...word].slice(0, 2))].map((letter) => index.get(`%${letter}`)));
  const words = new Set(buckets.flat().flatMap((payload) => payload.split(",")));
  const near = [];
  for (const other of words) {
    if (other.length < word.length - most || !isLast && other.length > word.length + most) continue;
    const count = slips(word, other, most, false);
    const begun = count > most && isLast ? slips(word, other, 1, true) + 0.5 : count;
    if (Math.min(count, begun) <= most) near.push([Math.min(count, begun), other]);
  }
  near.sort((a, b) => a[0] - b[0]);
  const best = near.filter(([count]) => count <= near[0][0] + 0.5).slice(0, 4).map(([, other]) => other);
  for (const other of best) {
    for (const payload of await index.get(other)) add(list, index, payload, 0.5);
  }
  list.terms = best;
  list.isCorrected = best.length > 0;
  return list;
}
