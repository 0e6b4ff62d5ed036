# What stands between {{ and }}: the name of a variable, or a hole with its meaning.

function set_up_holes(  i, names) {
  split("private-ip public-ip loopback-ip link-local-ip cgnat-ip ip timestamp uuid account-id arn aws-id digest token duration",
    names, " ")
  for (i in names) KIND_NAME[names[i]] = 1
}

# Whether a placeholder begins at `at`; INSIDE is what it holds, PLACE_END the place behind it. A regular expression in it
# may hold braces.
function placeholder(line, at,  i, c, in_expression) {
  if (byte(line, at - 1) == "\\") return 0
  in_expression = 0
  for (i = at + 2; i < length(line) && i < at + 4096; i++) {
    c = substr(line, i, 1)
    if (c == "\\" && in_expression) { i++; continue }
    if (c == "/" && (in_expression || substr(line, at + 2, i - at - 2) ~ /~[ \t]*$/)) in_expression = !in_expression
    if (!in_expression && c == "{" && substr(line, i + 1, 1) == "{") return 0
    if (!in_expression && c == "}" && substr(line, i + 1, 1) == "}") {
      INSIDE = trimmed(substr(line, at + 2, i - at - 2))
      PLACE_END = i + 2
      return 1
    }
  }
  return 0
}

# Reads a hole: HOLE_EXAMPLE, HOLE_MEANING, HOLE_NAME.
function hole(inside,  tilde, rest, i, name) {
  tilde = index(inside, "~")
  if (!tilde) return 0
  HOLE_EXAMPLE = trimmed(substr(inside, 1, tilde - 1))
  HOLE_NAME = ""
  rest = trimmed(substr(inside, tilde + 1))
  for (i = length(rest) - 3; i > 0; i--) if (substr(rest, i, 4) == " as ") break
  if (i > 0) {
    name = substr(rest, i + 4)
    if (name ~ /^[A-Za-z_][A-Za-z0-9_-]*$/) {
      HOLE_NAME = name
      rest = trimmed(substr(rest, 1, i - 1))
    }
  }
  HOLE_MEANING = rest
  return is_meaning(rest)
}

function is_meaning(text,  word, count) {
  if (length(text) > 1 && text ~ /^\// && text ~ /\/$/) return 1
  gsub(/ +/, " ", text)
  count = split(text, word, " ")
  HOLE_MEANING = text
  if (count == 1) return word[1] == "int" || (word[1] in KIND_NAME)
  if (count != 3) return 0
  if (word[1] == "int") return word[2] ~ /^(>=|<=|<|>|=)$/ && word[3] ~ /^[+-]?[0-9]+$/
  return word[1] == "ip" && word[2] == "in" && is_network(word[3])
}

# The meaning in words, with its article.
function hole_words(meaning,  word) {
  if (meaning ~ /^\//) return "a match of " meaning
  split(meaning, word, " ")
  if (word[1] == "int") return "a whole number" (word[2] == "" ? "" : " " word[2] " " whole_number(word[3]))
  if (meaning == "ip") return "an address"
  if (word[2] == "in") return "an address in " word[3]
  return meaning ~ /-ip$/ ? "a " substr(meaning, 1, length(meaning) - 3) " address" : "a value of the kind " meaning
}

# Where a value of this meaning may end that begins at `at`: into `ends`; the result is how many there are.
function hole_ends(meaning, line, at, ends,  word, size, count) {
  if (meaning ~ /^\//) return expression_ends(substr(meaning, 2, length(meaning) - 2), line, at, ends)
  split(meaning, word, " ")
  if (word[1] == "int") {
    size = match(substr(line, at, 64), /^-?[0-9]+/) ? RLENGTH : 0
    if (!size || size > 19 || !compares(whole_number(substr(line, at, size)), word[2], whole_number(word[3]))) return 0
    ends[1] = at + size
    return 1
  }
  if (at > length(line)) return 0
  if (meaning == "account-id") {
    if (run(line, at, "^[0-9]+") != 12) return 0
    ends[1] = at + 12
    return 1
  }
  if (!value(line, at)) return 0
  if (word[2] == "in") {
    if (KIND !~ /^address:/ || !in_network(substr(line, at, STOP - at), word[3])) return 0
  } else if (kind_name(KIND) != meaning && !(meaning == "ip" && KIND ~ /^address:/)) return 0
  ends[1] = STOP
  return 1
}

function whole_number(text) {
  if (text ~ /^-/) return -decimal(substr(text, 2))
  sub(/^\+/, "", text)
  return decimal(text)
}

function compares(number, comparison, bound) {
  if (comparison == ">=") return number >= bound
  if (comparison == "<=") return number <= bound
  if (comparison == "<") return number < bound
  if (comparison == ">") return number > bound
  return comparison == "" || number == bound
}

# Every end of a match of a POSIX extended regular expression, the longest first.
function expression_ends(expression, line, at, ends,  last, end, count, portable) {
  portable = expression in PORTABLE ? PORTABLE[expression] : expression
  portable = "^(" portable ")$"
  last = length(line) + 1
  if (last > at + 2000) last = at + 2000
  count = 0
  for (end = last; end >= at; end--) if (substr(line, at, end - at) ~ portable) ends[++count] = end
  return count
}

# A network in CIDR form (RFC 4632; RFC 4291, 2.3).
function is_network(text,  part, bits) {
  if (split(text, part, "/") != 2 || part[2] !~ /^\+?[0-9]+$/) return 0
  bits = octets(part[1], NETWORK)
  return bits && part[2] <= bits
}

# The bytes of an address of either family into `to`; the result is how many bits they are.
function octets(text, to,  i) {
  if (bytes4(text)) {
    for (i = 1; i <= 4; i++) to[i] = FOUR[i]
    return 32
  }
  if (text !~ /^[0-9A-Fa-f:.]+$/ || text !~ /:/ || !groups_of(text)) return 0
  for (i = 1; i <= 8; i++) {
    to[2 * i - 1] = int(GROUP[i] / 256)
    to[2 * i] = GROUP[i] % 256
  }
  return 128
}

function in_network(address, network,  part, bits, i, size, rest) {
  split(network, part, "/")
  bits = octets(part[1], NETWORK)
  if (octets(address, OTHER) != bits) return 0
  for (i = 1; i * 8 <= part[2]; i++) if (OTHER[i] != NETWORK[i]) return 0
  # Powers are not compiled into every busybox.
  rest = 1
  for (size = part[2] % 8; size && size < 8; size++) rest *= 2
  return part[2] % 8 == 0 || int(OTHER[i] / rest) == int(NETWORK[i] / rest)
}
