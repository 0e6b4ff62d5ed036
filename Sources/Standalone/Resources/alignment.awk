# An example and an output side by side where they part, at the least cost. LINE and OUT are the two sides; R_RULE, R_EXPECTED,
# R_SEEN and R_NOTE the ROWS that come of it.

function align(  shown, i) {
  shown = int(200000 / (LINES > 1 ? LINES : 1))
  if (shown < 50) shown = 50
  if (shown > OUTS) shown = OUTS
  cheapest_path(shown)
  ROWS = 0
  for (i = PATH_LENGTH; i > 0; i--) add_row(PATH_PATTERN[i], PATH_LINE[i])
  if (shown < OUTS) new_row("extra", "", "(" OUTS - shown " more lines)", "")
}

# The cheapest way through both: an equal line costs nothing, one left out of either side 2, a pair that differs 3 (or 1 where
# only values differ). An ellipsis takes lines for nothing.
function cheapest_path(count,  i, j, cost, step_, here, width, in_ellipsis, price) {
  width = count + 1
  cost[0] = 0
  for (i = 0; i <= LINES; i++) {
    in_ellipsis = i > 0 && IS_ELLIPSIS[LINE[i]]
    for (j = 0; j <= count; j++) {
      if (!((i * width + j) in cost)) continue
      here = cost[i * width + j]
      if (j < count) relax(cost, step_, i * width + j + 1, here + (in_ellipsis ? 0 : 2), "line")
      if (i == LINES) continue
      relax(cost, step_, (i + 1) * width + j, here + (IS_ELLIPSIS[LINE[i + 1]] ? 0 : 2), "pattern")
      if (j == count || IS_ELLIPSIS[LINE[i + 1]]) continue
      price = matches(LINE[i + 1], OUT[j + 1]) ? 0 : matches(loosened(LINE[i + 1]), OUT[j + 1]) ? 1 : 3
      relax(cost, step_, (i + 1) * width + j + 1, here + price, "pair")
    }
  }
  i = LINES
  j = count
  PATH_LENGTH = 0
  while (i > 0 || j > 0) {
    here = step_[i * width + j]
    PATH_PATTERN[++PATH_LENGTH] = here == "line" ? (i > 0 && IS_ELLIPSIS[LINE[i]] ? i : 0) : i
    PATH_LINE[PATH_LENGTH] = here == "pattern" ? 0 : j
    if (here != "line") i--
    if (here != "pattern") j--
  }
}

function relax(cost, step_, cell, price, name) {
  if ((cell in cost) && cost[cell] <= price) return
  cost[cell] = price
  step_[cell] = name
}

function add_row(i, j,  p, kinds, note) {
  if (!i) return new_row("extra", "", OUT[j], "")
  p = LINE[i]
  if (!j) return new_row(IS_ELLIPSIS[p] ? "ellipsis" : "missing", TEXT[p], "", "")
  if (IS_ELLIPSIS[p]) return new_row("ellipsis", "", OUT[j], "")
  if (!matches(p, OUT[j])) {
    note = difference(p, OUT[j])
    return new_row("differs", TEXT[p], OUT[j], note)
  }
  kinds = TEXT[p] "" == OUT[j] "" ? "" : kind_names(p)
  return new_row(kinds == "" ? "equal" : "kinds", TEXT[p], OUT[j], kinds)
}

# A side that is left out is marked by HAS_EXPECTED and HAS_SEEN, since an empty line is a line.
function new_row(rule, expected, seen, note) {
  ROWS++
  R_RULE[ROWS] = rule
  R_EXPECTED[ROWS] = expected
  R_SEEN[ROWS] = seen
  R_NOTE[ROWS] = note
  return ROWS
}

function has_expected(i) { return R_RULE[i] != "extra" && !(R_RULE[i] == "ellipsis" && R_EXPECTED[i] == "") }

function has_seen(i) { return R_RULE[i] != "missing" && !(R_RULE[i] == "ellipsis" && R_EXPECTED[i] != "") }

function kind_names(p,  i, names) {
  names = ""
  for (i = 1; i <= PIECES[p]; i++)
    if (TYPE[p, i] == "V") names = names (names == "" ? "" : ", ") kind_name(WHAT[p, i])
  return names
}

# The first claim that broke, in words, as the rows show it.
function first_broken(  i, any_seen) {
  if (!LINES) return "expected no output, got " quoted(ROWS ? R_SEEN[1] : "")
  any_seen = 0
  for (i = 1; i <= ROWS; i++) if (has_seen(i)) any_seen = 1
  for (i = 1; i <= ROWS; i++) if (R_RULE[i] ~ /^(differs|missing|extra)$/) break
  if (i > ROWS) return "the lines shown are not in this order in the output"
  if (R_RULE[i] == "missing" && !any_seen) return "expected " quoted(R_EXPECTED[i]) ", got no output"
  if (R_RULE[i] == "missing") return "expected the line " quoted(R_EXPECTED[i]) ", which did not come"
  if (R_RULE[i] == "extra") return "did not expect the line " quoted(R_SEEN[i])
  return R_NOTE[i]
}
