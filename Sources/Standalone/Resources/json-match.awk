# JSON compared with an example of it: layout and the order of members do not count, kinds of values do.

# The first claim that does not hold, in words that begin with its path; "" if all hold.
function json_mismatch(example, seen, path,  type, p, text) {
  type = J_TYPE[example]
  if (type == "...") return ""
  if (type == "hole") {
    p = pattern(J_TEXT[example])
    text = json_scalar(seen)
    return matches(p, text) ? "" : path ": " difference(p, text)
  }
  if (type == J_TYPE[seen]) {
    if (type == "object") return object_mismatch(example, seen, path)
    if (type == "array") return ANY_ORDER ? set_mismatch(example, seen, path) : array_mismatch(example, seen, path)
    if (J_TEXT[example] "" == J_TEXT[seen] "") return ""
    if (type == "string") return string_mismatch(J_TEXT[example], J_TEXT[seen], path)
    if (type == "number") return number_mismatch(J_TEXT[example], J_TEXT[seen], path)
  }
  return path ": expected " json_summary(example) ", got " json_summary(seen)
}

function json_scalar(node) {
  return J_TYPE[node] == "string" ? J_TEXT[node] : json_printed(node, 0, "")
}

function json_summary(node) {
  if (J_TYPE[node] == "string") return quoted(J_TEXT[node])
  if (J_TYPE[node] == "object") return J_SIZE[node] ? "an object" : "{}"
  if (J_TYPE[node] == "array") return J_SIZE[node] ? "an array" : "[]"
  return json_printed(node, 0, "")
}

function object_mismatch(example, seen, path,  i, name, place, broken) {
  for (i = 1; i <= J_SIZE[example]; i++) {
    name = J_NAME[example, i]
    if (J_TYPE[J_CHILD[example, i]] == "...") continue
    place = path "." name
    if (!((seen, name) in J_MEMBER)) return place ": expected " json_summary(J_CHILD[example, i]) ", got no such member"
    broken = json_mismatch(J_CHILD[example, i], J_MEMBER[seen, name], place)
    if (broken != "") return broken
  }
  if (J_OPEN[example]) return ""
  for (i = 1; i <= J_SIZE[seen]; i++)
    if (!((example, J_NAME[seen, i]) in J_MEMBER))
      return path ": did not expect the member " quoted(J_NAME[seen, i]) " (write ... where members may follow)"
  return ""
}

function array_mismatch(example, seen, path,  i, broken) {
  if (J_OPEN[example]) return array_fits(example, seen) ? "" : path ": the elements shown are not there in this order"
  for (i = 1; i <= J_SIZE[example] && i <= J_SIZE[seen]; i++) {
    broken = json_mismatch(J_CHILD[example, i], J_CHILD[seen, i], path "[" i - 1 "]")
    if (broken != "") return broken
  }
  return length_mismatch(example, seen, path)
}

function length_mismatch(example, seen, path) {
  if (J_SIZE[example] == J_SIZE[seen]) return ""
  return path ": expected " J_SIZE[example] " element" (J_SIZE[example] == 1 ? "" : "s") ", got " J_SIZE[seen]
}

# The same dynamic programme as for lines.
function array_fits(example, seen,  i, k, row, next_row, first, size, any) {
  size = J_SIZE[seen]
  row[1] = 1
  for (i = 1; i <= J_SIZE[example]; i++) {
    split("", next_row)
    any = 0
    if (J_TYPE[J_CHILD[example, i]] == "...") {
      for (first = 1; first <= size + 1; first++) if (first in row) break
      for (k = first; k <= size + 1; k++) any = next_row[k] = 1
    } else {
      for (k = 1; k <= size; k++)
        if ((k in row) && json_mismatch(J_CHILD[example, i], J_CHILD[seen, k], "") == "") any = next_row[k + 1] = 1
    }
    if (!any) return 0
    split("", row)
    for (k in next_row) row[k] = 1
  }
  return (size + 1) in row
}

function set_mismatch(example, seen, path,  i, k, n, wish, fits, lonely) {
  n = 0
  for (i = 1; i <= J_SIZE[example]; i++) if (J_TYPE[J_CHILD[example, i]] != "...") wish[++n] = J_CHILD[example, i]
  # What fits is found out before it is told to assign(), since arrays within arrays ask for that, too.
  for (i = 1; i <= n; i++) {
    fits[i] = ""
    for (k = 1; k <= J_SIZE[seen]; k++) if (json_mismatch(wish[i], J_CHILD[seen, k], "") == "") fits[i] = fits[i] " " k
  }
  lonely = 0
  for (i = n; i > 0; i--) {
    FITS[i] = split(fits[i], wish_places, " ")
    for (k = 1; k <= FITS[i]; k++) FIT[i, k] = wish_places[k]
    if (!FITS[i]) lonely = i
  }
  if (!assign(n)) return path ": expected an element like " json_summary(wish[lonely ? lonely : 1])
  return J_OPEN[example] ? "" : length_mismatch(example, seen, path)
}

function string_mismatch(wanted, text, path,  kind, seen, p) {
  kind = whole_string_kind(wanted)
  if (kind != "") {
    seen = whole_string_kind(text)
    return seen != "" && accepts(kind, seen) ? "" : path ": expected " kind_words(kind) ", got " quoted(text)
  }
  p = pattern(wanted)
  return matches(p, text) ? "" : path ": " difference(p, text)
}

function number_mismatch(wanted, number, path,  kind) {
  kind = epoch(wanted)
  return kind != "" && kind == epoch(number) ? "" : path ": expected " wanted ", got " number
}

# Digits that are a value only as a whole string.
function whole_string_kind(text) {
  if (text ~ /[^0-9]/) return ""
  return length(text) == 12 ? "account-id" : epoch(text)
}

# Ten digits (or thirteen) with an optional fraction, as botocore prints times.
function epoch(number,  digits) {
  digits = number
  sub(/\.[0-9]*$/, "", digits)
  if (digits !~ /^[1-9][0-9]+$/ || (length(digits) != 10 && length(digits) != 13)) return ""
  return "epoch:" length(digits)
}
