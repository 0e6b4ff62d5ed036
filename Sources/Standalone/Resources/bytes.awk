# Classes of bytes, and texts as lines that a reader sees.

function set_up(  i) {
  for (i = 1; i < 256; i++) ORD[sprintf("%c", i)] = i
  REPLACEMENT = "\357\277\275"
  HIGH = "[\200-\377]"
  TAIL = "[\200-\277]"
  VALID = "^([\001-\177]|[\302-\337]" TAIL "|\340[\240-\277]" TAIL "|[\341-\354\356\357]" TAIL TAIL \
    "|\355[\200-\237]" TAIL "|\360[\220-\277]" TAIL TAIL "|[\361-\363]" TAIL TAIL TAIL "|\364[\200-\217]" TAIL TAIL ")*$"
}

function byte(text, at) { return at < 1 ? "" : substr(text, at, 1) }

# Part of a word: ASCII letters, digits, "_", and everything outside ASCII.
function is_word(c) { return c != "" && (c ~ /[A-Za-z0-9_]/ || ORD[c] >= 128) }

# How many bytes from `at` on match `expression`, which begins with "^".
function run(text, at, expression,  piece, total) {
  total = 0
  while (at + total <= length(text)) {
    piece = substr(text, at + total, 512)
    if (!match(piece, expression)) break
    total += RLENGTH
    if (RLENGTH < 512) break
  }
  return total
}

# The number that decimal digits mean: busybox takes those behind a zero for octal ones.
function decimal(text) {
  sub(/^0+/, "", text)
  return text + 0
}

function starts(text, at, with) { return substr(text, at, length(with)) == with }

function trimmed(text) {
  sub(/^[ \t]+/, "", text)
  sub(/[ \t]+$/, "", text)
  return text
}

# The text with what is not UTF-8 replaced as the Unicode Standard recommends (3.9, U+FFFD substitution).
function repaired(line,  out, at, size, length_) {
  if (line !~ HIGH || line ~ VALID) return line
  out = ""
  for (at = 1; at <= length(line); at += size) {
    size = 1
    if (ORD[byte(line, at)] < 128) { out = out byte(line, at); continue }
    length_ = sequence(line, at)
    size = PART
    out = out (length_ ? substr(line, at, length_) : REPLACEMENT)
  }
  return out
}

# The length of the character at `at`, 0 if it is none; PART is how many bytes belong together either way.
function sequence(line, at,  first, second, low, high, wanted) {
  first = ORD[byte(line, at)]
  PART = 1
  if (first < 194 || first > 244) return 0
  wanted = first < 224 ? 2 : first < 240 ? 3 : 4
  low = first == 224 ? 160 : first == 240 ? 144 : 128
  high = first == 237 ? 159 : first == 244 ? 143 : 191
  while (PART < wanted) {
    second = byte(line, at + PART)
    if (second == "" || ORD[second] < low || ORD[second] > high) return 0
    PART++
    low = 128
    high = 191
  }
  return wanted
}

# The line without escape sequences (ECMA-48, 5.4). EATEN tells that one of them takes the end of the line with it.
function without_escapes(line, is_last,  out, i, kind, n) {
  EATEN = 0
  out = ""
  while (i = index(line, "\033")) {
    out = out substr(line, 1, i - 1)
    kind = substr(line, i + 1, 1)
    if (kind == "[") {
      n = i + 2 + run(line, i + 2, "^[ -?]+")
      if (n > length(line)) EATEN = 1
      line = substr(line, n + 1)
    } else if (kind == "]") {
      n = i + 2 + run(line, i + 2, "^[^\007\033]+")
      line = substr(line, n + (byte(line, n) == "\033" ? 2 : 1))
    } else {
      n = i + 1 + run(line, i + 1, "^[ -/]+")
      if (n > length(line)) EATEN = 1
      line = substr(line, n + 1)
    }
  }
  if (is_last) EATEN = 0
  return out line
}

# Reads a file whole: its lines in RAW, their number as the result. Every line but the last had an end.
function read_lines(file,  n, line) {
  n = 0
  while ((getline line <file) > 0) RAW[++n] = line
  close(file)
  return n
}

# The lines of RAW as a reader sees them, in CLEAN: no escape sequences, no carriage return before an end, all of it UTF-8.
# `ended` tells whether the last line had an end, too.
function clean(count, ended,  i, n, line, carry) {
  n = 0
  carry = ""
  for (i = 1; i <= count; i++) {
    line = carry RAW[i]
    carry = ""
    if (index(line, "\033")) {
      line = without_escapes(line, i == count && !ended)
      if (EATEN) { carry = line; if (i < count) continue }
    }
    if (i < count || ended) sub(/\r$/, "", line)
    CLEAN[++n] = repaired(line)
  }
  return n
}

# The lines of CLEAN into array `to` without trailing blanks, empty lines around, doubled empty lines. Returns their number.
function visible(count, to,  i, n, line) {
  n = 0
  for (i = 1; i <= count; i++) {
    line = CLEAN[i]
    sub(/[ \t]+$/, "", line)
    if (line == "" && (n == 0 || to[n] == "")) continue
    to[++n] = line
  }
  if (n > 0 && to[n] == "") n--
  return n
}

# How many characters a text has, counted by what is no continuation of one.
function characters(text) { return gsub(/[^\200-\277]/, "&", text) }

# The first `count` characters.
function prefix(text, count,  at) {
  if (length(text) <= count) return text
  for (at = 1; at <= length(text); at++) {
    if (ORD[byte(text, at)] < 128 || ORD[byte(text, at)] > 191) count--
    if (count < 0) break
  }
  return substr(text, 1, at - 1)
}
