# JSON (RFC 8259), and examples of it in which an ellipsis stands for what is not shown. A value is a number; J_TYPE, J_TEXT,
# J_SIZE, J_CHILD and J_NAME tell of it. JERROR holds why a text is none.

function parse_json(text, as_example,  first, value_, line, count, i, opening) {
  JSON = text
  JAT = 1
  JDEPTH = 0
  EXAMPLE = as_example
  JERROR = ""
  skip_space()
  if (JAT > length(JSON)) return malformed(1)
  first = substr(JSON, JAT, 1)
  value_ = json_value()
  if (JERROR != "") {
    # A line of text and then JSON: say so, since it is mostly a warning on standard error.
    if (first != "{" && first != "[" && match(JSON, /(^|\n)[{\[]/))
      JERROR = "expected JSON alone, got text before it: " quoted(first_line(substr(JSON, 1, RSTART)))
    return 0
  }
  skip_space()
  if (JAT <= length(JSON)) JERROR = "expected JSON alone, got text after it: " quoted(first_line(substr(JSON, JAT)))
  return JERROR == "" ? value_ : 0
}

function first_line(text) {
  sub(/^\n+/, "", text)
  return index(text, "\n") ? substr(text, 1, index(text, "\n") - 1) : text
}

function malformed(line,  before) {
  if (JERROR != "") return 0
  before = substr(JSON, 1, JAT - 1)
  JERROR = "expected JSON, got text that is none (line " (line ? line : 1 + gsub(/\n/, "", before)) ")"
  return 0
}

function skip_space() { JAT += run(JSON, JAT, "^[ \t\n\r]+") }

function new_json(type, text) {
  J_TYPE[++JNODES] = type
  J_TEXT[JNODES] = text
  J_SIZE[JNODES] = 0
  return JNODES
}

function json_value(  c, text) {
  c = substr(JSON, JAT, 1)
  if (c == "{") {
    if (EXAMPLE && starts(JSON, JAT, "{{") && placeholder(JSON, JAT) && hole(INSIDE)) {
      text = substr(JSON, JAT, PLACE_END - JAT)
      JAT = PLACE_END
      return new_json("hole", text)
    }
    return json_items(new_json("object", ""), "}")
  }
  if (c == "[") return json_items(new_json("array", ""), "]")
  if (c == "\"") {
    text = json_string()
    return JERROR == "" ? new_json("string", text) : 0
  }
  if (json_take("true")) return new_json("bool", "true")
  if (json_take("false")) return new_json("bool", "false")
  if (json_take("null")) return new_json("null", "null")
  if (!match(substr(JSON, JAT, 400), /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/)) return malformed(0)
  text = substr(JSON, JAT, RLENGTH)
  JAT += RLENGTH
  # What goes on like a number is none.
  if (text ~ /^-?0$/ && substr(JSON, JAT, 1) ~ /[0-9]/) return malformed(0)
  if (text !~ /[.eE]/ && substr(JSON, JAT, 1) == ".") return malformed(0)
  if (text !~ /[eE]/ && substr(JSON, JAT, 1) ~ /[eE]/) return malformed(0)
  return new_json("number", text)
}

function json_take(word) {
  if (!starts(JSON, JAT, word)) return 0
  JAT += length(word)
  return 1
}

# The items of an object or an array. Around an ellipsis an author may leave out the comma.
function json_items(node, close_,  open, from_ellipsis) {
  if (++JDEPTH > 50) {
    JDEPTH--
    if (JERROR == "") JERROR = "the JSON is nested too deep to compare"
    return 0
  }
  JAT++
  skip_space()
  if (json_take(close_)) { JDEPTH--; return node }
  for (;;) {
    from_ellipsis = EXAMPLE && ellipsis(JSON, JAT)
    if (close_ == "}") json_member(node)
    else json_element(node)
    if (JERROR != "") break
    skip_space()
    if (json_take(close_)) break
    if (json_take(",")) {
      skip_space()
      if (EXAMPLE && from_ellipsis && json_take(close_)) break
    } else if (!from_ellipsis && !(EXAMPLE && ellipsis(JSON, JAT))) {
      malformed(0)
      break
    }
  }
  JDEPTH--
  return JERROR == "" ? node : 0
}

function json_add(node, name, child) {
  J_NAME[node, ++J_SIZE[node]] = name
  J_CHILD[node, J_SIZE[node]] = child
  J_MEMBER[node, name] = child
  if (J_TYPE[child] == "...") J_OPEN[node] = 1
}

function json_element(node,  child, size) {
  if (EXAMPLE && (size = ellipsis(JSON, JAT))) {
    JAT += size
    return json_add(node, "", new_json("...", ""))
  }
  child = json_value()
  if (JERROR != "") return
  if (EXAMPLE && J_TYPE[child] == "string" && is_ellipsis_text(J_TEXT[child])) J_TYPE[child] = "..."
  json_add(node, "", child)
}

function json_member(node,  name, child, size) {
  if (EXAMPLE && (size = ellipsis(JSON, JAT))) {
    JAT += size
    return json_add(node, "...", new_json("...", ""))
  }
  if (substr(JSON, JAT, 1) != "\"") return malformed(0)
  name = json_string()
  if (JERROR != "") return
  skip_space()
  if (!json_take(":")) return malformed(0)
  skip_space()
  child = json_value()
  if (JERROR != "") return
  if (EXAMPLE && is_ellipsis_text(name)) return json_add(node, "...", new_json("...", ""))
  json_add(node, name, child)
}

function is_ellipsis_text(text) { return text != "" && ellipsis(text, 1) == length(text) }

function json_string(  text, size, c) {
  JAT++
  text = ""
  for (;;) {
    size = run(JSON, JAT, "^[^\"\\\\\001-\037]+")
    text = text substr(JSON, JAT, size)
    JAT += size
    c = substr(JSON, JAT, 1)
    if (c == "\"") { JAT++; return text }
    if (c != "\\") { malformed(0); return "" }
    JAT++
    c = substr(JSON, JAT, 1)
    JAT++
    if (c == "u") text = text json_unicode()
    else if (c == "n") text = text "\n"
    else if (c == "t") text = text "\t"
    else if (c == "r") text = text "\r"
    else if (c == "b") text = text "\b"
    else if (c == "f") text = text "\f"
    else if (c ~ /["\\\/]/) text = text c
    else malformed(0)
    if (JERROR != "") return ""
  }
}

function json_unicode(  high, low) {
  high = four_digits()
  if (high < 0) return ""
  if (high < 55296 || high > 57343) return utf8(high)
  if (high > 56319 || !json_take("\\u")) return REPLACEMENT
  low = four_digits()
  if (low < 0) return ""
  return low < 56320 || low > 57343 ? REPLACEMENT : utf8(65536 + (high - 55296) * 1024 + low - 56320)
}

function four_digits(  text) {
  text = substr(JSON, JAT, 4)
  if (text !~ /^[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]$/) { malformed(0); return -1 }
  JAT += 4
  return hexadecimal(text)
}

function utf8(code) {
  # NUL is nothing that an awk could hold everywhere.
  if (code == 0) return REPLACEMENT
  if (code < 128) return sprintf("%c", code)
  if (code < 2048) return sprintf("%c%c", 192 + int(code / 64), 128 + code % 64)
  if (code < 65536) return sprintf("%c%c%c", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64)
  return sprintf("%c%c%c%c", 240 + int(code / 262144), 128 + int(code / 4096) % 64, 128 + int(code / 64) % 64, 128 + code % 64)
}

# Indented by four, as the AWS CLI prints it. Members come in the order of `like`, an example; 0 leaves them as they are.
function json_printed(node, like, indent,  inner, i, n, order, out, type) {
  inner = indent "    "
  type = J_TYPE[node]
  if (type == "string") return json_quoted(J_TEXT[node])
  if (type == "...") return "..."
  if (type != "array" && type != "object") return J_TEXT[node]
  n = J_SIZE[node]
  if (!n) return type == "array" ? "[]" : "{}"
  json_order(node, J_TYPE[like] == type ? like : 0, order)
  out = ""
  for (i = 1; i <= n; i++) out = out inner json_item(node, order[i], like, inner) (i < n ? ",\n" : "\n")
  return (type == "array" ? "[\n" : "{\n") out indent (type == "array" ? "]" : "}")
}

function json_item(node, i, like, inner,  child, name) {
  child = J_CHILD[node, i]
  if (J_TYPE[node] == "array")
    return json_printed(child, J_TYPE[like] == "array" && J_SIZE[like] == J_SIZE[node] ? J_CHILD[like, i] : 0, inner)
  name = J_NAME[node, i]
  if (name == "..." && J_TYPE[child] == "...") return "..."
  return json_quoted(name) ": " json_printed(child, J_TYPE[like] == "object" && ((like, name) in J_MEMBER) ? J_MEMBER[like, name] : 0, inner)
}

# The places of the members of an object in the order of those of an example, those it does not show behind them.
function json_order(node, like, order,  i, k, n, name, used) {
  n = 0
  if (like && J_TYPE[like] == "object")
    for (k = 1; k <= J_SIZE[like]; k++) {
      name = J_NAME[like, k]
      for (i = 1; i <= J_SIZE[node]; i++)
        if (!(i in used) && J_NAME[node, i] == name) { used[i] = 1; order[++n] = i }
    }
  for (i = 1; i <= J_SIZE[node]; i++) if (!(i in used)) order[++n] = i
}

# The string as JSON writes it.
function json_quoted(text,  out, i, c) {
  gsub(/\\/, "\\\\&", text)
  gsub(/"/, "\\\\&", text)
  gsub(/\n/, "\\n", text)
  gsub(/\r/, "\\r", text)
  gsub(/\t/, "\\t", text)
  if (text !~ /[\001-\037]/) return "\"" text "\""
  out = ""
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    out = out (c ~ /[\001-\037]/ ? sprintf("\\u%04x", ORD[c]) : c)
  }
  return "\"" out "\""
}
