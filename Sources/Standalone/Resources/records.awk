# Records of an example: a run of lines repeated with only values changed. One record or more matches, in any order, and every
# record that came must be one of those shown. LINE holds the patterns of the example, LINES is their number.

function set_up_records(  i, key, longest, d) {
  split("", SHAPE)
  for (i = 1; i <= LINES; i++) SHAPE[i] = shape(LINE[i])
  NEXT_BREAK[LINES + 1] = NEXT_VALUE[LINES + 1] = LINES + 1
  for (i = LINES; i > 0; i--) {
    NEXT_BREAK[i] = TEXT[LINE[i]] == "" || IS_ELLIPSIS[LINE[i]] ? i : NEXT_BREAK[i + 1]
    NEXT_VALUE[i] = HAS_VALUES[LINE[i]] ? i : NEXT_VALUE[i + 1]
  }
  longest = LINES < 41 ? LINES : 41
  for (d = 1; d <= longest; d++) {
    for (i = LINES - d + 1; i <= LINES + 1; i++) { ALIKE[d, i] = 0; NEXT_CHANGE[d, i] = LINES + 1 }
    for (i = LINES - d; i > 0; i--) {
      ALIKE[d, i] = SHAPE[i] == SHAPE[i + d] ? ALIKE[d, i + 1] + 1 : 0
      NEXT_CHANGE[d, i] = TEXT[LINE[i]] "" != TEXT[LINE[i + d]] "" ? i : NEXT_CHANGE[d, i + 1]
    }
  }
}

# Whether a group begins at a line of the example; then it is GROUPS, and GROUP_END[GROUPS] is the line behind it.
function record_group(start,  longest, size, gap, count) {
  longest = int((LINES - start + 1) / 2)
  if (longest > 40) longest = 40
  for (size = 1; size <= longest; size++)
    for (gap = 0; gap <= 1; gap++)
      if (count = record_count(size, size + gap, start)) return new_group(start, size, gap, count)
  # The pair of nslookup is a record even where it is shown once.
  if (start < LINES && TEXT[LINE[start]] ~ /^Name:/ && TEXT[LINE[start + 1]] ~ /^Address/ && HAS_VALUES[LINE[start + 1]])
    return new_group(start, 2, 0, 1)
  return 0
}

function record_count(size, stride, start,  repeats) {
  if (stride > 41 || stride > LINES || NEXT_BREAK[start] < start + size || NEXT_VALUE[start] >= start + size) return 0
  if (stride > size && (start + size > LINES || TEXT[LINE[start + size]] != "")) return 0
  repeats = int((ALIKE[stride, start] + stride - size) / stride)
  if (repeats < 1 || NEXT_CHANGE[stride, start] >= start + repeats * stride) return 0
  return repeats + 1
}

function new_group(start, size, gap, count,  g, r, i, key, known) {
  g = ++GROUPS
  GROUP_SIZE[g] = size
  GROUP_GAP[g] = gap
  GROUP_END[g] = start + (size + gap) * (count - 1) + size
  ALTERNATIVES[g] = 0
  for (r = 0; r < count; r++) {
    key = ""
    for (i = 0; i < size; i++) key = key "\001" kinds_key(LINE[start + r * (size + gap) + i])
    if (key in known) continue
    known[key] = 1
    ALTERNATIVES[g]++
    for (i = 1; i <= size; i++) RECORD[g, ALTERNATIVES[g], i] = LINE[start + r * (size + gap) + i - 1]
  }
  return g
}

function kinds_key(p,  i, key) {
  key = ""
  for (i = 1; i <= PIECES[p]; i++) if (TYPE[p, i] == "V") key = key "\002" WHAT[p, i]
  return key
}

# Whether a record of this shape begins at a line of the output, whatever its values are.
function resembles(g, at,  i) {
  if (at + GROUP_SIZE[g] - 1 > OUTS) return 0
  for (i = 1; i <= GROUP_SIZE[g]; i++) if (!matches(loosened(RECORD[g, 1, i]), OUT[at + i - 1])) return 0
  return 1
}

# The alternative that holds for the record at a line of the output; 0 if none does.
function alternative(g, at,  a, i) {
  if (at + GROUP_SIZE[g] - 1 > OUTS) return 0
  for (a = 1; a <= ALTERNATIVES[g]; a++) {
    for (i = 1; i <= GROUP_SIZE[g]; i++) if (!matches(RECORD[g, a, i], OUT[at + i - 1])) break
    if (i > GROUP_SIZE[g]) return a
  }
  return 0
}

# Where the run of records ends that begins at `at`; 0 if there is none, or one shown is missing from it.
function records_end(g, at,  a, kinds, end, next_, known) {
  kinds = 0
  end = next_ = at
  while (a = alternative(g, next_)) {
    if (!(a in known)) { known[a] = 1; kinds++ }
    end = next_ + GROUP_SIZE[g]
    next_ = GROUP_GAP[g] && end <= OUTS && OUT[end] == "" ? end + 1 : end
    if (GROUP_GAP[g] && next_ == end) break
  }
  return kinds == ALTERNATIVES[g] ? end : 0
}
