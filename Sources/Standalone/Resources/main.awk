# What the shell asks of awk: awk PROGRAM QUESTION FOLDER ...

BEGIN {
  set_up()
  set_up_values()
  set_up_holes()
  set_up_redaction()
  set_up_judge()
  DIR = ARGV[2]
  if (ARGV[1] == "judge") answer_judge()
  else if (ARGV[1] == "versions") answer_versions()
  else if (ARGV[1] == "needs") answer_needs(ARGV[3], ARGV[4], ARGV[5])
  else if (ARGV[1] == "state") answer_state(DIR "/" ARGV[3])
  else if (ARGV[1] == "evidence") answer_evidence()
  exit 0
}

# The facts of a command, "NAME value" a line.
function read_case(  line, i) {
  while ((getline line <(DIR "/case")) > 0) {
    i = index(line, " ")
    CASE[substr(line, 1, i - 1)] = substr(line, i + 1)
  }
  close(DIR "/case")
  MATCH = CASE["match"]
  WANTED = CASE["wanted"]
  EXIT = CASE["exit"] + 0
  TIMED_OUT = CASE["timed-out"] + 0
  TIMEOUT = CASE["timeout"]
  ENDED_SHELL = CASE["ended"] + 0
  DROPPED = CASE["dropped"] + 0
  PROGRAM = CASE["program"]
  MISSING = CASE["missing"]
  TITLE = CASE["title"]
}

function read_portable(  line, i) {
  while ((getline line <(DIR "/expressions")) > 0) {
    i = index(line, "\001")
    PORTABLE[substr(line, 1, i - 1)] = substr(line, i + 1)
  }
  close(DIR "/expressions")
}

# Prints the verdict, the reason, and that for a terminal; writes "difference", "mismatch" (JSON) and what the names of holes stand for.
function answer_judge(  n, i, count, first, reason, kept, shown, hides) {
  read_case()
  read_portable()
  n = visible(clean(read_lines(DIR "/example"), 1), EXAMPLE_LINES)
  read_example(EXAMPLE_LINES, n)
  count = clean(read_lines(DIR "/seen"), CASE["whole"] + 0)
  for (i = 1; i <= count; i++) ALL[i] = CLEAN[i]
  OUTS = visible(count, OUT)
  judge(ALL, count)
  first = VERDICT
  reason = REASON
  if (first == "passed") bind()
  # What a line that was cut holds of a secret would not be known as one.
  kept = DROPPED && !CASE["whole"] ? count - 1 : count
  gather_secrets()
  shown = redact_lines(ALL, kept, SHOWN_LINES)
  hides = shown != kept
  for (i = 1; i <= kept && !hides; i++) if (SHOWN_LINES[i] "" != ALL[i] "") hides = 1
  if (hides && first != "passed") {
    # The claim is judged by what came; the words are found anew in what may be shown, since they quote parts of it.
    for (i = 1; i <= shown; i++) CLEAN[i] = SHOWN_LINES[i]
    read_example(EXAMPLE_LINES, n)
    OUTS = visible(shown, OUT)
    judge(SHOWN_LINES, shown)
    reason = VERDICT == first ? REASON : "the claim is false; what came holds a secret"
  }
  if (first == "passed") ROWS = 0
  print first
  print redacted(reason)
  print printable(redacted(reason))
  write_difference()
  write_mismatch()
}

function gather_secrets(  line, i) {
  while ((getline line <(DIR "/secrets")) > 0) add_secret(line)
  close(DIR "/secrets")
  if (CASE["exports"] == "") return
  read_exports(DIR "/" CASE["exports"])
  keep_last_snapshot(DIR "/" CASE["exports"])
  printf "" >(DIR "/secrets")
  for (i = 1; i <= SECRETS; i++) print SECRET[i] >(DIR "/secrets")
  close(DIR "/secrets")
}

# What later commands may say by name.
function bind(  name, i, k) {
  split("", BOUND)
  if (EXAMPLE_JSON) json_bind(EXAMPLE_JSON, SEEN_JSON)
  else
    for (i = 1; i <= LINES; i++)
      if (HAS_NAMES[LINE[i]])
        for (k = 1; k <= OUTS; k++) if (matches_holes(LINE[i], OUT[k])) { take_seen(); break }
  for (name in BOUND) print name " " BOUND[name] >>(DIR "/bindings")
}

function take_seen(  name) { for (name in SEEN) BOUND[name] = SEEN[name] }

function json_bind(example, seen,  i, k, type, p) {
  type = J_TYPE[example]
  if (type == "object" && J_TYPE[seen] == type) {
    for (i = 1; i <= J_SIZE[example]; i++)
      for (k = 1; k <= J_SIZE[seen]; k++)
        if (J_NAME[seen, k] == J_NAME[example, i] "") { json_bind(J_CHILD[example, i], J_CHILD[seen, k]); break }
  } else if (type == "array" && J_TYPE[seen] == type) {
    ANY_ORDER = 1
    for (i = 1; i <= J_SIZE[example]; i++)
      for (k = 1; k <= J_SIZE[seen]; k++)
        if (json_mismatch(J_CHILD[example, i], J_CHILD[seen, k], "") == "") { json_bind(J_CHILD[example, i], J_CHILD[seen, k]); break }
  } else if (type == "hole" || type == "string") {
    p = pattern(J_TEXT[example])
    if (HAS_NAMES[p] && matches_holes(p, json_scalar(seen))) take_seen()
  }
}

# Both sides of a mismatch below each other, "-" for what the article shows and "+" for what came.
function write_difference(  i, file, from, to) {
  file = DIR "/difference"
  printf "" >file
  from = 1
  to = ROWS
  if (ROWS > 60) {
    for (i = 1; i <= ROWS; i++) if (R_RULE[i] ~ /^(differs|missing|extra)$/) break
    from = i > 5 ? i - 5 : 1
    if (from > ROWS - 59) from = ROWS - 59
    to = from + 59
    if (from > 1) print "  (" from - 1 " lines before)" >file
  }
  for (i = from; i <= to; i++) {
    if (R_RULE[i] ~ /^(equal|kinds|ellipsis)$/) print "  " printable(has_seen(i) ? R_SEEN[i] : R_EXPECTED[i]) >file
    else {
      if (has_expected(i)) print "- " printable(R_EXPECTED[i]) >file
      if (has_seen(i)) print "+ " printable(redacted(R_SEEN[i])) >file
    }
  }
  if (to < ROWS) print "  (" ROWS - to " lines after)" >file
  close(file)
}

# The text without what a terminal would act upon.
function printable(text,  out, i, c) {
  text = prefix(text, 2000)
  gsub(/\302[\200-\237]/, REPLACEMENT, text)
  if (text !~ /[\001-\010\013-\037\177]/) return text
  out = ""
  for (i = 1; i <= length(text); i++) {
    c = substr(text, i, 1)
    if (c == "\177") c = "\342\220\241"
    else if (ORD[c] < 32 && c != "\t") c = "\342\220" sprintf("%c", 128 + ORD[c])
    out = out c
  }
  return out
}

function write_mismatch(  i, file) {
  file = DIR "/mismatch"
  printf "" >file
  if (ROWS && VERDICT == "failed") {
    printf "{\"claim\":%s,\"rows\":[", json_quoted(redacted(CLAIM)) >file
    for (i = 1; i <= ROWS && i <= 200; i++) {
      printf "%s{\"rule\":\"%s\"", (i > 1 ? "," : ""), R_RULE[i] >file
      if (has_expected(i)) printf ",\"expected\":%s", json_quoted(R_EXPECTED[i]) >file
      if (has_seen(i)) printf ",\"seen\":%s", json_quoted(redacted(R_SEEN[i])) >file
      if (R_NOTE[i] != "") printf ",\"note\":%s", json_quoted(redacted(R_NOTE[i])) >file
      printf "}" >file
    }
    printf "]}" >file
  }
  close(file)
}
