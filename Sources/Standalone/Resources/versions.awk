# The versions of tools, and whether they are what a block needs.

# The version in what a tool answered ("answer"): for a line "aws-cli/1.16.116 Python/3.11.2" the number behind the own name of
# the tool, else the first dotted number.
function answer_versions(  n, i, text, name, at) {
  name = ARGV[3]
  n = read_lines(DIR "/seen")
  text = ""
  for (i = 1; i <= n; i++) text = text RAW[i] "\n"
  for (i = 1; i <= n; i++)
    if (starts(RAW[i], 1, name "/")) { text = substr(RAW[i], length(name) + 2); break }
  while (match(text, /[0-9.]+/)) {
    at = substr(text, RSTART, RLENGTH)
    text = substr(text, RSTART + RLENGTH)
    gsub(/^\.+|\.+$/, "", at)
    if (at ~ /\./ && at !~ /\.\./) { print at; return }
  }
}

# Prints why a version is not what is needed, "" if it is: answer_needs("aws-cli >=1.16 <2", 1, "1.16.116").
function answer_needs(requirement, present, version,  word, n, i, sign, bound) {
  n = split(requirement, word, " ")
  if (!present) { print "needs " requirement ", which is not there"; return }
  if (n == 1) return
  if (version == "") { print "needs " requirement ", whose version could not be read"; return }
  for (i = 2; i <= n; i++) {
    match(word[i], /^[<>=]+/)
    sign = substr(word[i], 1, RLENGTH)
    bound = substr(word[i], RLENGTH + 1)
    if (!in_range(version, sign, bound)) { print "needs " requirement ", here is " version; return }
  }
}

function in_range(version, sign, bound,  order, begins) {
  order = compare_versions(version, bound)
  begins = begins_version(version, bound)
  if (sign == ">=") return order >= 0
  if (sign == "<=") return order <= 0 || begins
  if (sign == "<") return order < 0
  if (sign == ">") return order > 0 && !begins
  return begins
}

function compare_versions(a, b,  x, y, n, m, i) {
  n = split(a, x, ".")
  m = split(b, y, ".")
  for (i = 1; i <= n || i <= m; i++) if (decimal(x[i]) != decimal(y[i])) return decimal(x[i]) < decimal(y[i]) ? -1 : 1
  return 0
}

# Whether a bound is the version less exactly: 1.16 begins 1.16.116.
function begins_version(version, bound,  x, y, n, m, i) {
  n = split(version, x, ".")
  m = split(bound, y, ".")
  if (m > n) return 0
  for (i = 1; i <= m; i++) if (decimal(x[i]) != decimal(y[i])) return 0
  return 1
}
