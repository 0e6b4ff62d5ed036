# An example of lines against the lines of an output, OUT, OUTS of them. ITEM is what the example asks for, in order: a line,
# an empty one, "..." for any number of lines, a group of records.

function set_up_items(  i) {
  ITEMS = GROUPS = 0
  set_up_records()
  for (i = 1; i <= LINES; i++) {
    if (IS_ELLIPSIS[LINE[i]]) {
      # It stands for the empty lines beside it as well.
      if (ITEMS && ITEM[ITEMS] == "empty") ITEMS--
      if (!ITEMS || ITEM[ITEMS] != "...") ITEM[++ITEMS] = "..."
    } else if (TEXT[LINE[i]] == "") {
      if (!ITEMS || ITEM[ITEMS] != "...") ITEM[++ITEMS] = "empty"
    } else if (record_group(i)) {
      ITEM[++ITEMS] = "records"
      OF[ITEMS] = GROUPS
      i = GROUP_END[GROUPS] - 1
    } else {
      ITEM[++ITEMS] = "line"
      OF[ITEMS] = LINE[i]
    }
  }
}

# A dynamic programme: ROW holds every line of the output at which the next item may begin.
function lines_match(  i, k, next_row, any) {
  split("", ROW)
  ROW[1] = 1
  for (i = 1; i <= ITEMS; i++) {
    split("", next_row)
    any = step(i, next_row)
    split("", ROW)
    for (k in next_row) ROW[k] = 1
    if (!any) return 0
  }
  return (OUTS + 1) in ROW
}

function step(i, next_row,  k, any, open, end) {
  any = 0
  if (ITEM[i] == "...") {
    open = 0
    for (k = 1; k <= OUTS + 1; k++) {
      if (k in ROW) open = 1
      if (open) any = next_row[k] = 1
      if (open && broken_record_at(k)) open = 0
    }
    return any
  }
  for (k in ROW) {
    if (k + 0 > OUTS) continue
    if (ITEM[i] == "line") end = matches(OF[i], OUT[k + 0]) ? k + 1 : 0
    else if (ITEM[i] == "empty") end = OUT[k + 0] == "" ? k + 1 : 0
    else end = records_end(OF[i], k + 0)
    if (end) any = next_row[end] = 1
  }
  return any
}

# A line that has the shape of a record and not its kinds is a broken claim: no ellipsis swallows it.
function broken_record_at(k,  g) {
  if (k > OUTS) return 0
  for (g = 1; g <= GROUPS; g++) if (resembles(g, k) && !alternative(g, k)) return 1
  return 0
}

# The words for the first record that breaks its kind, before anything that follows from it; "" if none does.
function broken_record(  g, k, i) {
  for (g = 1; g <= GROUPS; g++)
    for (k = 1; k <= OUTS; k++)
      if (resembles(g, k) && !alternative(g, k))
        for (i = 1; i <= GROUP_SIZE[g]; i++)
          if (!matches(RECORD[g, 1, i], OUT[k + i - 1])) return difference(RECORD[g, 1, i], OUT[k + i - 1])
  return ""
}

# The lines of the example in any order, each of the output taken once. The result is what is missing or too much in words, ""
# if nothing is.
function unordered_mismatch(  i, k, wishes, wish, fits, count, n, place, open) {
  wishes = open = n = 0
  for (i = 1; i <= LINES; i++) {
    if (TEXT[LINE[i]] == "") continue
    if (IS_ELLIPSIS[LINE[i]]) open = 1
    else wish[++wishes] = LINE[i]
  }
  for (k = 1; k <= OUTS; k++) if (OUT[k] != "") place[++n] = OUT[k]
  for (i = 1; i <= wishes; i++) {
    FITS[i] = 0
    for (k = 1; k <= n; k++) if (matches(wish[i], place[k])) FIT[i, ++FITS[i]] = k
  }
  if (!assign(wishes)) {
    for (i = 1; i <= wishes; i++) if (!FITS[i]) break
    return "expected a line like " quoted(TEXT[wish[i > wishes ? 1 : i]])
  }
  if (!open) for (k = 1; k <= n; k++) if (!(k in OWNER)) return "did not expect the line " quoted(place[k])
  return ""
}

# Gives each of the wishes one of the places it fits (FIT), no place twice: the algorithm of Kuhn. OWNER maps places to wishes.
function assign(wishes,  w) {
  split("", OWNER)
  for (w = 1; w <= wishes; w++) {
    ROUND++
    if (!settle(w)) return 0
  }
  return 1
}

function settle(w,  k, place) {
  for (k = 1; k <= FITS[w]; k++)
    if (!(FIT[w, k] in OWNER)) {
      OWNER[FIT[w, k]] = w
      return 1
    }
  for (k = 1; k <= FITS[w]; k++) {
    place = FIT[w, k]
    if ((ROUND, place) in ASKED) continue
    ASKED[ROUND, place] = 1
    if (settle(OWNER[place])) {
      OWNER[place] = w
      return 1
    }
  }
  return 0
}
