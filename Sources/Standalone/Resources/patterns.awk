# One line of an example, cut into pieces: what must be there as written, and what stands for its kind. A pattern is a number;
# TYPE, WHAT and SHOWN tell of each of its PIECES: L literal, B blanks, G a gap, V a value, H a hole.

function pattern(line,  p, at, header, literal, size) {
  if (line in PATTERN_OF) return PATTERN_OF[line]
  p = new_pattern(line)
  header = resolver_address(line)
  literal = ""
  for (at = 1; at <= length(line); at += size) {
    if (starts(line, at, "\\{{")) {
      literal = literal "{{"
      size = 3
      continue
    }
    if (starts(line, at, "{{") && placeholder(line, at) && hole(INSIDE)) {
      literal = add_literal(p, literal)
      size = PLACE_END - at
      add_piece(p, "H", HOLE_MEANING, HOLE_EXAMPLE)
      NAMED[p, PIECES[p]] = HOLE_NAME
      HAS_HOLES[p] = 1
      if (HOLE_NAME != "") HAS_NAMES[p] = 1
    } else if (size = ellipsis(line, at)) {
      literal = add_literal(p, literal)
      add_piece(p, "G", "", "")
    } else if (substr(line, at, 1) ~ /[ \t]/) {
      literal = add_literal(p, literal)
      add_piece(p, "B", "", "")
      size = run(line, at, "^[ \t]+")
    } else if (value(line, at)) {
      literal = add_literal(p, literal)
      size = STOP - at
      add_piece(p, "V", header == at ? "any-address" : KIND, substr(line, at, size))
      HAS_VALUES[p] = 1
    } else {
      literal = literal substr(line, at, 1)
      size = 1
    }
  }
  add_literal(p, literal)
  IS_ELLIPSIS[p] = only_gaps(p)
  return PATTERN_OF[line] = p
}

# A line in which nothing stands for anything else.
function literal_pattern(line,  p) {
  p = new_pattern(line)
  add_literal(p, line)
  return p
}

function new_pattern(line) {
  TEXT[++PATTERNS] = line
  PIECES[PATTERNS] = 0
  return PATTERNS
}

function add_piece(p, type, what, shown,  i) {
  i = ++PIECES[p]
  TYPE[p, i] = type
  WHAT[p, i] = what
  SHOWN[p, i] = shown
}

function add_literal(p, text) {
  if (text != "") add_piece(p, "L", text, text)
  return ""
}

function only_gaps(p,  i, gaps) {
  gaps = 0
  for (i = 1; i <= PIECES[p]; i++) {
    if (TYPE[p, i] == "G") gaps++
    else if (TYPE[p, i] != "B") return 0
  }
  return gaps > 0
}

# The same line with every value taken for any of its family: what a record is told by, whether it holds or not.
function loosened(p,  q, i) {
  if (p in LOOSENED) return LOOSENED[p]
  q = new_pattern(TEXT[p])
  for (i = 1; i <= PIECES[p]; i++) {
    add_piece(q, TYPE[p, i], TYPE[p, i] == "V" ? family(WHAT[p, i]) : WHAT[p, i], SHOWN[p, i])
    NAMED[q, i] = NAMED[p, i]
  }
  HAS_HOLES[q] = HAS_HOLES[p]
  return LOOSENED[p] = q
}

# Equal for lines that differ in values alone.
function shape(p,  i, text) {
  text = ""
  for (i = 1; i <= PIECES[p]; i++)
    text = text "\001" TYPE[p, i] "\002" \
      (TYPE[p, i] == "V" ? family(WHAT[p, i]) : WHAT[p, i] (TYPE[p, i] == "H" ? "\002" SHOWN[p, i] "\002" NAMED[p, i] : ""))
  return text
}

# The length of "..." or "…" at `at`; a longer row of dots is no ellipsis.
function ellipsis(line, at) {
  if (starts(line, at, "…")) return length("…")
  return starts(line, at, "...") && byte(line, at + 3) != "." && byte(line, at - 1) != "." ? 3 : 0
}

# Where the address of the resolver begins in a line of the header of nslookup; 0 if it is none.
function resolver_address(line,  at) {
  if (line !~ /^(Server|Address):/) return 0
  at = index(line, ":") + 1
  at += run(line, at, "^[ \t]+")
  if (at > length(line) || !value(line, at) || KIND !~ /^address:/) return 0
  if (line ~ /^Server:/) return STOP == length(line) + 1 ? at : 0
  return substr(line, STOP) ~ /^[#:]53$/ ? at : 0
}

# Whether the line is what the example shows; else MISSED_PIECE (0 where the line goes on after the last) and MISSED_AT
# tell the place furthest into the pattern at which it is not.
function matches(p, line,  piece, at, back_piece, back_at, worst, worst_at) {
  if (HAS_HOLES[p]) return matches_holes(p, line)
  piece = 1
  at = 1
  back_piece = 0
  worst = 0
  worst_at = 1
  for (;;) {
    if (piece <= PIECES[p] && TYPE[p, piece] == "G") {
      back_piece = ++piece
      back_at = at
      continue
    }
    if (piece > PIECES[p] && (at > length(line) || back_piece == piece)) return 1
    if (piece <= PIECES[p] && piece_ends(p, piece, line, at)) {
      piece++
      at = PIECE_END
      continue
    }
    if (piece > worst) { worst = piece; worst_at = at }
    if (!back_piece || back_at > length(line)) break
    back_at++
    piece = back_piece
    at = back_at
  }
  MISSED_PIECE = worst <= PIECES[p] ? worst : 0
  MISSED_AT = worst_at
  return 0
}

# Whether a piece begins at `at`; PIECE_END is the place behind it.
function piece_ends(p, i, line, at,  size) {
  if (TYPE[p, i] == "L") {
    if (!starts(line, at, WHAT[p, i])) return 0
    PIECE_END = at + length(WHAT[p, i])
    return 1
  }
  if (TYPE[p, i] == "B") {
    size = run(line, at, "^[ \t]+")
    PIECE_END = at + size
    return size > 0
  }
  if (TYPE[p, i] != "V" || at > length(line) || !value(line, at) || !accepts(WHAT[p, i], KIND)) return 0
  PIECE_END = STOP
  return 1
}

# Matches a line against a pattern with holes, whose ends are not determined: each pair of piece and place is looked at once.
# SEEN holds what stood for each hole with a name.
function matches_holes(p, line,  worst) {
  SEARCH++
  WORST = 0
  WORST_AT = 1
  split("", SEEN)
  if (search(p, 1, line, 1)) return 1
  MISSED_PIECE = WORST <= PIECES[p] ? WORST : 0
  MISSED_AT = WORST_AT
  return 0
}

function search(p, i, line, at,  ends, count, k) {
  if (i > PIECES[p] && at > length(line)) return 1
  if ((SEARCH, i, at) in TRIED) return 0
  TRIED[SEARCH, i, at] = 1
  if (i > WORST) { WORST = i; WORST_AT = at }
  if (i > PIECES[p]) return 0
  if (TYPE[p, i] == "G") {
    for (k = at; k <= length(line) + 1; k++) if (search(p, i + 1, line, k)) return 1
    return 0
  }
  if (TYPE[p, i] != "H") return piece_ends(p, i, line, at) && search(p, i + 1, line, PIECE_END)
  count = hole_ends(WHAT[p, i], line, at, ends)
  for (k = 1; k <= count; k++)
    if (search(p, i + 1, line, ends[k])) {
      if (NAMED[p, i] != "") SEEN[NAMED[p, i]] = substr(line, at, ends[k] - at)
      return 1
    }
  return 0
}

# Where line and pattern part, in words, after matches() said no.
function difference(p, line,  type, seen, at) {
  type = MISSED_PIECE ? TYPE[p, MISSED_PIECE] : ""
  at = MISSED_AT
  if (type == "H") return "expected " hole_words(WHAT[p, MISSED_PIECE]) ", got " quoted(substr(line, at))
  if (type != "V") return "expected " quoted(TEXT[p]) ", got " quoted(line)
  seen = at <= length(line) && value(line, at) ? substr(line, at, STOP - at) " (" kind_words(KIND) ")" : ""
  return "expected " kind_words(WHAT[p, MISSED_PIECE]) ", got " (seen == "" ? quoted(substr(line, at)) : seen)
}

function quoted(text) {
  return "‘" (characters(text) > 160 ? prefix(text, 160) "…" : text) "’"
}
