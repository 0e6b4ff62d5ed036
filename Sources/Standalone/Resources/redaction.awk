# Takes secrets out of texts before they are printed or kept. Claims are compared before, so a secret may be claimed.

function set_up_redaction() {
  MARK = "[redacted]"
  split("secret_access_key secretaccesskey session_token sessiontoken password secretstring client_secret clientsecret" \
    " x-api-key api_key apikey access_token refresh_token x-amz-signature x-amz-security-token", SECRET_NAMES, " ")
  split("ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- xoxb- xoxp- xoxa- npm_ pypi-", TOKEN_BEGINNINGS, " ")
  SECRETS = 0
}

function is_secret_name(name) {
  name = toupper(name)
  if (name ~ /_ID$/) return 0
  return name ~ /SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE_KEY|ACCESS_KEY|API_KEY|APIKEY/
}

# Each line of a secret is one, since reports show a text line by line; longer ones come first.
function add_secret(text,  part, n, i, k) {
  n = split(text, part, "\n")
  for (i = 1; i <= n; i++) {
    if (length(part[i]) < 6 || (part[i] in KNOWN_SECRET)) continue
    KNOWN_SECRET[part[i]] = 1
    for (k = ++SECRETS; k > 1 && length(SECRET[k - 1]) < length(part[i]); k--) SECRET[k] = SECRET[k - 1]
    SECRET[k] = part[i]
  }
}

# The secrets among the variables of a file that export -p has printed, in the quoting of any POSIX shell.
function read_exports(file,  n, i, text) {
  n = read_lines(file)
  text = ""
  for (i = 1; i <= n; i++) {
    # A value may go on over lines; only what belongs to a secret is worth reading on.
    if (text == "" && RAW[i] !~ /^(export|declare -x|typeset -x) [A-Za-z_][A-Za-z0-9_]*=/) continue
    text = text == "" ? RAW[i] : text "\n" RAW[i]
    if (i < n && is_open(text)) continue
    export_line(text)
    text = ""
  }
}

function is_open(text,  quote, i, c) {
  quote = ""
  for (i = index(text, "=") + 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c == "\\" && quote != "\047") i++
    else if (quote == "$" && c == "\047") quote = ""
    else if (quote == "" && c == "$" && substr(text, i + 1, 1) == "\047") { quote = "$"; i++ }
    else if (quote == "" && (c == "\047" || c == "\"")) quote = c
    else if (c == quote) quote = ""
  }
  return quote != ""
}

function export_line(text,  name, out, quote, i, c) {
  name = substr(text, 1, index(text, "=") - 1)
  sub(/^.* /, "", name)
  if (!is_secret_name(name)) return
  out = ""
  quote = ""
  for (i = index(text, "=") + 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c == "\\" && quote != "\047") {
      c = substr(text, ++i, 1)
      if (quote == "$" && c == "n") c = "\n"
      else if (quote == "$" && c == "t") c = "\t"
      else if (quote == "$" && c == "r") c = "\r"
      else if (quote == "\"" && c !~ /[$`"\\\n]/) c = "\\" c
      out = out c
    } else if (quote == "$" && c == "\047") quote = ""
    else if (quote == "" && c == "$" && substr(text, i + 1, 1) == "\047") { quote = "$"; i++ }
    else if (quote == "" && (c == "\047" || c == "\"")) quote = c
    else if (c == quote) quote = ""
    else out = out c
  }
  add_secret(out)
}

# One line without secrets.
function redacted(line,  i) {
  for (i = 1; i <= SECRETS; i++) line = replaced(line, SECRET[i])
  line = without_access_keys(line)
  line = without_authorization(line)
  for (i = 1; i in SECRET_NAMES; i++) line = without_values(line, SECRET_NAMES[i])
  return without_tokens(line)
}

function replaced(line, secret,  out, i) {
  out = ""
  while (i = index(line, secret)) {
    out = out substr(line, 1, i - 1) MARK
    line = substr(line, i + length(secret))
  }
  return out line
}

# AKIA…, ASIA…, 20 characters; the example keys of AWS are those of nobody.
function without_access_keys(line,  out, key) {
  out = ""
  while (match(line, /A(KIA|SIA)[A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9]/)) {
    key = substr(line, RSTART, 20)
    if (key ~ /EXAMPLE$/) {
      out = out substr(line, 1, RSTART)
      line = substr(line, RSTART + 1)
    } else {
      out = out substr(line, 1, RSTART - 1) MARK
      line = substr(line, RSTART + 20)
    }
  }
  return out line
}

# The rest of a line behind the header of that name.
function without_authorization(line,  lower) {
  lower = tolower(line)
  if (!match(lower, /authorization["\047]?:/)) return line
  return substr(line, 1, RSTART + RLENGTH - 1) " " MARK
}

# The word of eight or more characters behind a name that speaks of a secret and "=" or ":".
function without_values(line, name,  lower, out, i, at, rest, size) {
  lower = tolower(line)
  if (!index(lower, name)) return line
  out = ""
  while (i = index(lower, name)) {
    at = i + length(name)
    rest = substr(line, at)
    size = 0
    if (match(rest, /^[ \t"\047]*[=:][ \t"\047]*/)) {
      at += RLENGTH
      size = run(line, at, "^[^\001- \"\047,]+")
    }
    if (size >= 8) {
      out = out substr(line, 1, at - 1) MARK
      at += size
    } else {
      at = i + length(name)
      out = out substr(line, 1, at - 1)
    }
    line = substr(line, at)
    lower = substr(lower, at)
  }
  return out line
}

# Words that are tokens: known by their beginning, JSON Web Tokens (RFC 7519), what follows Bearer (RFC 6750).
function without_tokens(line,  out, word, bearer, dots) {
  if (line !~ /_|-|eyJ|[Bb][Ee][Aa][Rr][Ee][Rr]/) return line
  out = ""
  bearer = 0
  while (line != "") {
    if (!match(line, /[A-Za-z0-9_.-]+/)) break
    if (RSTART > 1) {
      if (substr(line, 1, RSTART - 1) ~ /[^ ]/) bearer = 0
      out = out substr(line, 1, RSTART - 1)
      line = substr(line, RSTART)
    }
    match(line, bearer ? "^[A-Za-z0-9_.+/=~-]+" : "^[A-Za-z0-9_.-]+")
    word = substr(line, 1, RLENGTH)
    line = substr(line, RLENGTH + 1)
    out = out (is_token(word) || (bearer && length(word) >= 16) ? MARK : word)
    bearer = tolower(word) == "bearer"
  }
  return out line
}

function is_token(word,  i) {
  if (length(word) >= 20) for (i = 1; i in TOKEN_BEGINNINGS; i++) if (starts(word, 1, TOKEN_BEGINNINGS[i])) return 1
  return length(word) >= 40 && word ~ /^eyJ[^.]*\.[^.]*\.[^.]*$/
}

# Lines without the private keys in them (RFC 7468); returns how many are left.
function redact_lines(lines, count, to,  i, n, key, ends, inside, line) {
  n = inside = 0
  for (i = 1; i <= count; i++) {
    line = redacted(lines[i])
    key = line ~ /PRIVATE KEY-----/
    ends = key && line ~ /-----END/
    if (inside && !ends) {
      if (n == 0 || to[n] != MARK) to[++n] = MARK
      continue
    }
    inside = key && !ends
    to[++n] = line
  }
  return n
}
