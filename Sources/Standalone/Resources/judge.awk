# What a command did, compared with what its article claims.

function set_up_judge() {
  SSO = "run ‘aws sso login{profile}’"
  RENEW = "get new ones, such as by ‘aws sso login{profile}’"
  LET_IN = "let some in, such as by inherit: [AWS_PROFILE], or run ‘aws configure’"
  complaint("Error loading SSO Token", SSO)
  complaint("Error when retrieving token from sso", SSO)
  complaint("The SSO session associated with this profile has expired", SSO)
  complaint("The SSO access token has expired", SSO)
  complaint("Token has expired and refresh failed", SSO)
  complaint("Your session has expired. Please reauthenticate", "run ‘aws login’")
  complaint("(ExpiredToken)", RENEW)
  complaint("(ExpiredTokenException)", RENEW)
  complaint("(RequestExpired)", RENEW)
  complaint("The security token included in the request is expired", RENEW)
  complaint("Unable to locate credentials", LET_IN)
  complaint("NoCredentialsError", LET_IN)
}

function complaint(text, way) {
  COMPLAINT[++COMPLAINTS] = text
  WAY[COMPLAINTS] = way
}

# Prepares LINE, or EXAMPLE_JSON, from the lines of an example.
function read_example(lines, count,  i, first) {
  EXAMPLE_JSON = 0
  LINES = count
  for (i = 1; i <= count; i++) LINE[i] = MATCH == "exact" ? literal_pattern(lines[i]) : pattern(lines[i])
  if (MATCH != "example" && MATCH != "unordered") return
  first = trimmed(lines[1])
  if (count && first ~ /^[{[]/) {
    i = parse_json(joined(lines, count), 1)
    if (i && J_TYPE[i] != "hole") EXAMPLE_JSON = i
  }
  if (!EXAMPLE_JSON && MATCH == "example") set_up_items()
}

function joined(lines, count,  i, text) {
  text = ""
  for (i = 1; i <= count; i++) text = text (i > 1 ? "\n" : "") lines[i]
  return text
}

# Whether the output, OUT, is what the example shows; else CLAIM is the first claim that broke, and ROWS show where.
function output_holds() {
  CLAIM = ""
  ROWS = 0
  if (MATCH == "any") return 1
  if (EXAMPLE_JSON) return json_holds()
  if (MATCH == "exact") {
    if (same_lines()) return 1
  } else if (MATCH == "unordered") {
    CLAIM = unordered_mismatch()
    if (CLAIM == "") return 1
  } else {
    if (lines_match()) return 1
    CLAIM = broken_record()
  }
  align()
  if (CLAIM == "") CLAIM = first_broken()
  return 0
}

function same_lines(  i) {
  if (LINES != OUTS) return 0
  for (i = 1; i <= LINES; i++) if (TEXT[LINE[i]] "" != OUT[i] "") return 0
  return 1
}

function json_holds(  seen, n, i, part) {
  ANY_ORDER = MATCH == "unordered"
  seen = parse_json(joined(OUT, OUTS), 0)
  SEEN_JSON = seen
  if (!seen) {
    CLAIM = OUTS ? JERROR : "expected JSON, got nothing"
    align()
    return 0
  }
  CLAIM = json_mismatch(EXAMPLE_JSON, seen, "$")
  if (CLAIM == "") return 1
  # Both sides in one layout and in the order of the example, so that only what differs is marked.
  n = split(json_printed(EXAMPLE_JSON, 0, ""), part, "\n")
  LINES = n
  for (i = 1; i <= n; i++) LINE[i] = pattern(part[i])
  OUTS = split(json_printed(seen, EXAMPLE_JSON, ""), OUT, "\n")
  align()
  return 0
}

# Whether more may follow what the example shows: then an output that was cut still tells whether it holds.
function is_open_example(  i) {
  if (MATCH == "any") return 1
  if (EXAMPLE_JSON || MATCH == "exact") return 0
  if (MATCH == "example") return ITEMS > 0 && ITEM[ITEMS] == "..."
  for (i = 1; i <= LINES; i++) if (IS_ELLIPSIS[LINE[i]]) return 1
  return 0
}

# The line of the output in which a tool says that the credentials do not serve, with the way out; "" if none does.
function credentials_complaint(lines, count,  i, k, from, size, profile) {
  size = 0
  for (from = count; from > 1 && size < 20000; from--) size += length(lines[from]) + 1
  for (k = 1; k <= COMPLAINTS; k++)
    for (i = from < 1 ? 1 : from; i <= count; i++)
      if (index(lines[i], COMPLAINT[k])) {
        profile = match(TITLE, /--profile[ =][^ ]+/) ? " " substr(TITLE, RSTART, RLENGTH) : ""
        k = WAY[k]
        sub(/\{profile\}/, profile, k)
        return "the credentials do not serve (" prefix(lines[i], 300) "): " k
      }
  return ""
}

# The verdict on a command: VERDICT and REASON. EXIT is its status, WANTED what its block claims, TIMED_OUT, ENDED_SHELL,
# DROPPED (how many bytes were cut), PROGRAM (the first program of the command), MISSING (one that is not there).
function judge(lines, count,  holds, status_holds, loss, claims) {
  REASON = CLAIM = ""
  ROWS = 0
  loss = ENDED_SHELL ? "; a new shell took over, functions, aliases and background jobs are lost" : ""
  if (TIMED_OUT) return verdict("error", "timed out after " duration_words(TIMEOUT) loss)
  status_holds = WANTED == "any" || (WANTED == "nonzero" ? EXIT != 0 : EXIT == WANTED)
  holds = output_holds()
  if (DROPPED && holds && !is_open_example())
    return verdict("error", "its output is too long to be judged: show a part of it, with ‘...’ at the end" loss)
  if (status_holds && holds) return verdict("passed", ENDED_SHELL ? "its shell ended" loss : "")
  if (MISSING != "") { ROWS = 0; return verdict("error", "there is no " MISSING " here") }
  if ((EXIT == 126 || EXIT == 127) && !status_holds && PROGRAM != "") {
    ROWS = 0
    return verdict("error", PROGRAM " could not be run (exit status " EXIT ")")
  }
  claims = EXIT != 0 ? credentials_complaint(lines, count) : ""
  if (claims != "") { ROWS = 0; return verdict("error", claims) }
  claims = CLAIM
  if (!status_holds)
    claims = claims (claims == "" ? "" : "; ") "expected exit status " (WANTED == "nonzero" ? "other than 0" : WANTED) ", got " EXIT
  if (DROPPED) claims = claims "; (its output was cut; " DROPPED " bytes were dropped)"
  return verdict("failed", claims loss)
}

# Hundredths of a second for a person: 30 s, 2.5 s, 5 min.
function duration_words(time,  tenths) {
  if (time < 10) return time * 10 " ms"
  if (time >= 12000 && time % 6000 == 0) return time / 6000 " min"
  tenths = int(time / 10 + 0.5)
  return tenths % 10 == 0 ? tenths / 10 " s" : int(tenths / 10) "." tenths % 10 " s"
}

function verdict(word, reason) {
  VERDICT = word
  REASON = reason
  return word
}
