# Evidence as JSON lines, a line for each command, for "sooth import".

# Each line of "results" is one command: number, article, id, hash of its block, verdict, moment in seconds, duration in
# hundredths of one, attempts, exit status, tools, what is to be shown of it, reason; tabs between.
function answer_evidence(  line, f, reason, i) {
  read_environment()
  while ((getline line <(DIR "/secrets")) > 0) add_secret(line)
  while ((getline line <(DIR "/results")) > 0) {
    reason = line
    for (i = 1; i <= 11; i++) reason = substr(reason, index(reason, "\t") + 1)
    split(line, f, "\t")
    printf "{\"schema\":1,\"article\":%s,\"environment\":%s,", json_quoted(f[2]), json_quoted(FACT["environment"])
    if (FACT["variant"] != "") printf "\"variant\":%s,", json_quoted(FACT["variant"])
    printf "\"versions\":%s,\"command\":{\"id\":%s,", versions_of(f[2]), json_quoted(f[3])
    printf "\"block\":\"%s\",\"verdict\":\"%s\",", f[4], f[5]
    if (FACT["publish"] == "verdict" && f[5] == "failed") reason = "the claim is false"
    if (reason != "") printf "\"reason\":%s,", json_quoted(reason)
    printf "\"at\":\"%s\",\"duration\":%s,\"attempts\":%d,\"tools\":%s", moment(f[6]), f[7] / 100, f[8], tool_list(f[10], f[2])
    if (f[9] != "-" && FACT["publish"] != "verdict") printf ",\"exit\":%d", f[9]
    if (f[11] == "show") show_output(f[1])
    print "}}"
  }
}

function read_environment(  line, i) {
  while ((getline line <(DIR "/facts")) > 0) {
    i = index(line, " ")
    FACT[substr(line, 1, i - 1)] = substr(line, i + 1)
  }
}

# The lines of "versions" are article, tool and version.
function versions_of(article,  line, f, text) {
  text = ""
  while ((getline line <(DIR "/versions")) > 0) {
    split(line, f, "\t")
    if (f[1] != article || f[3] == "") continue
    HAS_VERSION[article, f[2]] = 1
    text = text (text == "" ? "" : ",") json_quoted(f[2]) ":" json_quoted(f[3])
  }
  close(DIR "/versions")
  return "{" text "}"
}

function tool_list(tools, article,  f, n, i, text) {
  text = ""
  n = split(tools, f, " ")
  for (i = 1; i <= n; i++) if ((article, f[i]) in HAS_VERSION) text = text (text == "" ? "" : ",") json_quoted(f[i])
  return "[" text "]"
}

# What a command printed, without secrets, and where it is not what the article shows.
function show_output(number,  count, i, text, whole, n, line) {
  whole = (getline line <(DIR "/whole." number)) > 0
  close(DIR "/whole." number)
  count = clean(read_lines(DIR "/seen." number), whole)
  for (i = 1; i <= count; i++) ALL[i] = CLEAN[i]
  n = redact_lines(ALL, count, SHOWN_LINES)
  text = joined(SHOWN_LINES, n) (whole && n ? "\n" : "")
  printf ",\"output\":%s", json_quoted(prefix(text, 20000))
  if ((getline line <(DIR "/mismatch." number)) > 0) printf ",\"mismatch\":%s", line
  close(DIR "/mismatch." number)
}

# ISO 8601 in UTC, from seconds since 1970.
function moment(seconds,  days, z, era, doe, yoe, doy, mp, d, m, y, rest) {
  days = int(seconds / 86400)
  rest = seconds - days * 86400
  z = days + 719468
  era = int(z / 146097)
  doe = z - era * 146097
  yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
  doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100))
  mp = int((5 * doy + 2) / 153)
  d = doy - int((153 * mp + 2) / 5) + 1
  m = mp < 10 ? mp + 3 : mp - 9
  y = yoe + era * 400 + (m <= 2)
  return sprintf("%04d-%02d-%02dT%02d:%02d:%02dZ", y, m, d, int(rest / 3600), int(rest / 60) % 60, rest % 60)
}
