# Values of known kinds in a line. The same rules read the example and the output, so both are cut alike.

function set_up_values(  i, names) {
  split("vpce-svc- vpce- vpc- eni- i- sg- sgr- subnet- rtb- igw- nat- acl- ami- vol- snap- eipalloc- eipassoc- pcx-" \
    " tgw-attach- tgw- dopt- lt- fs- pl- rslvr-in- rslvr-out-", PREFIXES, " ")
  split("ns us ms s m h msec msecs sec secs second seconds millisecond milliseconds min mins minute minutes hour hours",
    names, " ")
  for (i in names) UNIT[names[i]] = 1
  TIME = "([01][0-9]|2[0-4]):[0-5][0-9]:([0-5][0-9]|60)"
  MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
  WEEKDAY = "^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
}

# Whether a value begins exactly at `at`; then KIND is what it is, STOP the place behind it. The most telling kind wins.
function value(line, at,  first, before, rest) {
  first = substr(line, at, 1)
  if (first !~ /[A-Za-z0-9:]/) return 0
  before = byte(line, at - 1)
  if (is_word(before)) return 0
  rest = substr(line, at, 2048)
  if (first ~ /[A-Z]/ && dated_in_words(rest)) return found(at)
  if (first ~ /[a-z]/ && (arn(rest) || aws_id(rest, before))) return found(at)
  if (first ~ /[0-9]/ && (dated_in_digits(rest, before) || ipv4(rest, before) || account(line, at, rest))) return found(at)
  if (first ~ /[0-9A-Fa-f:]/ && (uuid(rest, before) || ipv6(rest, before) || digest(line, at, before))) return found(at)
  if (first ~ /[0-9]/ && duration(rest, before)) return found(at)
  return token(line, at, before) ? found(at) : 0
}

function found(at) {
  STOP = at + SIZE
  return 1
}

function is_value(kind, size) {
  KIND = kind
  SIZE = size
  return 1
}

# Tue, 15 Nov 1994 08:12:31 GMT (RFC 1123) and what date(1) prints.
function dated_in_words(rest,  size, zone) {
  if (rest !~ WEEKDAY) return 0
  if (match(rest, "^..., [0-9][0-9] " MONTH " [0-9][0-9][0-9][0-9] " TIME " [A-Z0-9+-]+"))
    return is_value("timestamp:rfc1123", RLENGTH)
  if (!match(rest, "^... " MONTH " +[0-9][0-9]? " TIME " ")) return 0
  size = RLENGTH
  zone = run(rest, size + 1, "^[A-Z0-9+-]+")
  if (substr(rest, size + zone + 1, 5) ~ /^ [0-9][0-9][0-9][0-9]$/) return is_value("timestamp:unixDate", size + zone + 5)
  if (zone == 4 && substr(rest, size + 1, 4) ~ /^[0-9][0-9][0-9][0-9]$/) return is_value("timestamp:unixDate", size + 4)
  return 0
}

# ISO 8601.
function dated_in_digits(rest, before,  size, form) {
  if (before == "-" || before == ".") return 0
  if (rest !~ /^[0-9][0-9][0-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])/) return 0
  form = substr(rest, 11, 1)
  if (match(rest, "^..........[T ]" TIME)) {
    size = RLENGTH
    if (substr(rest, size + 1) ~ /^[.,][0-9]/) size += 1 + run(rest, size + 2, "^[0-9]+")
    if (match(substr(rest, size + 1), /^(Z|[+-][0-9][0-9](:?[0-9][0-9])?)/)) size += RLENGTH
    if (is_word(byte(rest, size + 1))) return 0
    return is_value(form == "T" ? "timestamp:dateTime" : "timestamp:spacedDateTime", size)
  }
  if (is_word(form) || form == "-" || (form == "." && is_word(byte(rest, 12)))) return 0
  return is_value("timestamp:date", 10)
}

# Whether an address may end before `at`: a letter, a hyphen, one more part or a prefix length makes it something else.
function ends_address(rest, at,  next_) {
  next_ = byte(rest, at)
  if (next_ == "-") return 0
  if (next_ == ".") return !is_word(byte(rest, at + 1))
  if (next_ == "/") return byte(rest, at + 1) !~ /[0-9]/
  return !is_word(next_)
}

function ipv4(rest, before,  size, part, i) {
  if (before == "." || before == "-") return 0
  # mawk 1.3 takes less than it could of optional parts in a row.
  if (!match(rest, /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+/)) return 0
  size = RLENGTH
  split(substr(rest, 1, size), part, ".")
  for (i = 1; i <= 4; i++) if (length(part[i]) > 3 || decimal(part[i]) > 255) return 0
  if (!ends_address(rest, size + 1)) return 0
  return is_value("address:" scope4(decimal(part[1]), decimal(part[2])), size)
}

function scope4(a, b) {
  if (a == 10 || (a == 172 && b >= 16 && b <= 31) || (a == 192 && b == 168)) return "private"
  if (a == 127) return "loopback"
  if (a == 169 && b == 254) return "link-local"
  if (a == 100 && b >= 64 && b <= 127) return "cgnat"
  return "public"
}

function ipv6(rest, before,  size, text, colons) {
  if (before == ":" || before == "." || before == "-") return 0
  size = run(rest, 1, "^[0-9A-Fa-f:.]+")
  while (size > 0 && (byte(rest, size) == "." || (byte(rest, size) == ":" && byte(rest, size - 1) != ":"))) size--
  text = substr(rest, 1, size)
  colons = gsub(/:/, ":", text)
  if (size < 2 || size > 45 || colons < 2 || !groups_of(text) || !ends_address(rest, size + 1)) return 0
  return is_value("address:" scope6(), size)
}

# Reads an IPv6 address (RFC 4291, 2.2) into GROUP, eight numbers.
function groups_of(text,  part, count, i, n, gap, tail, zero) {
  if (text ~ /:::/ || (text ~ /^:/ && text !~ /^::/) || (text ~ /:$/ && text !~ /::$/)) return 0
  gap = gsub(/::/, ":*:", text)
  if (gap > 1) return 0
  sub(/^:/, "", text)
  sub(/:$/, "", text)
  count = split(text, part, ":")
  tail = 0
  if (part[count] ~ /\./) {
    if (!bytes4(part[count])) return 0
    tail = 2
    count--
  }
  n = 0
  for (i = 1; i <= count; i++) {
    if (part[i] == "*") {
      zero = 8 - tail - (count - 1)
      if (zero < 1) return 0
      while (zero-- > 0) GROUP[++n] = 0
    } else {
      if (part[i] !~ /^[0-9A-Fa-f][0-9A-Fa-f]?[0-9A-Fa-f]?[0-9A-Fa-f]?$/) return 0
      GROUP[++n] = hexadecimal(part[i])
    }
  }
  if (tail) {
    GROUP[++n] = FOUR[1] * 256 + FOUR[2]
    GROUP[++n] = FOUR[3] * 256 + FOUR[4]
  }
  return n == 8
}

# Reads a dotted IPv4 address into FOUR, as strictly as inet_pton(3) does.
function bytes4(text) {
  if (text !~ /^(0|[1-9][0-9]?[0-9]?)\.(0|[1-9][0-9]?[0-9]?)\.(0|[1-9][0-9]?[0-9]?)\.(0|[1-9][0-9]?[0-9]?)$/) return 0
  split(text, FOUR, ".")
  return FOUR[1] <= 255 && FOUR[2] <= 255 && FOUR[3] <= 255 && FOUR[4] <= 255
}

function hexadecimal(text,  i, n) {
  n = 0
  for (i = 1; i <= length(text); i++) n = n * 16 + index("0123456789abcdef", tolower(substr(text, i, 1))) - 1
  return n
}

function scope6(  i, sum) {
  sum = 0
  for (i = 1; i < 8; i++) sum += GROUP[i]
  if (sum == 0 && GROUP[8] == 1) return "loopback"
  # An IPv4-mapped address is as far away as the IPv4 address in it.
  if (sum - GROUP[6] - GROUP[7] == 0 && GROUP[6] == 65535) return scope4(int(GROUP[7] / 256), GROUP[7] % 256)
  if (GROUP[1] >= 64512 && GROUP[1] < 65024) return "private"
  if (GROUP[1] >= 65152 && GROUP[1] < 65216) return "link-local"
  return "public"
}

# Twelve digits as the first part of the path of a queue URL.
function account(line, at, rest,  host) {
  if (rest !~ /^[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]\//) return 0
  return match(substr(line, 1, at - 1), /\/\/[A-Za-z0-9.:_-]+\/$/) ? is_value("account-id", 12) : 0
}

# arn:partition:service:region:account:resource
function arn(rest,  text, part, type, i, resource) {
  if (rest !~ /^arn:aws/) return 0
  match(rest, /^[A-Za-z0-9_:\/.+=,@*-]+/)
  text = substr(rest, 1, RLENGTH)
  sub(/[.,:]+$/, "", text)
  if (split(text, part, ":") < 6) return 0
  resource = text
  for (i = 1; i < 6; i++) resource = substr(resource, index(resource, ":") + 1)
  if (resource == "") return 0
  type = match(resource, /[\/:]/) ? substr(resource, 1, RSTART - 1) : ""
  return is_value("arn:" part[2] ":" part[3] ":" part[4] ":" type, length(text))
}

# vpce-0123456789abcdef0, also with the random suffix of the name of an endpoint.
function aws_id(rest, before,  i, name, digits, end, suffix) {
  if (before == "-") return 0
  name = ""
  for (i = 1; i in PREFIXES; i++) if (starts(rest, 1, PREFIXES[i])) { name = PREFIXES[i]; break }
  if (name == "") return 0
  digits = run(rest, length(name) + 1, "^[0-9a-f]+")
  if (digits != 17 && digits != 8) return 0
  end = length(name) + digits
  name = substr(name, 1, length(name) - 1)
  if (byte(rest, end + 1) == "-") {
    suffix = run(rest, end + 2, "^[0-9a-z]+")
    if (suffix != 8 || byte(rest, end + 10) !~ /[.-]/) return 0
    return is_value("aws-id:" name ":1", end + 9)
  }
  return is_word(byte(rest, end + 1)) ? 0 : is_value("aws-id:" name ":0", end)
}

# RFC 9562.
function uuid(rest, before,  lengths, i, at, size) {
  if (before == "-") return 0
  split("8 4 4 4 12", lengths, " ")
  at = 1
  for (i = 1; i <= 5; i++) {
    if (i > 1 && byte(rest, at++) != "-") return 0
    if (run(rest, at, "^[0-9A-Fa-f]+") != lengths[i]) return 0
    at += lengths[i]
  }
  if (is_word(byte(rest, at)) || byte(rest, at) == "-") return 0
  return is_value("uuid", at - 1)
}

# 32 or more hexadecimal digits.
function digest(line, at, before,  size, next_) {
  if (before == "-") return 0
  size = run(line, at, "^[0-9A-Fa-f]+")
  next_ = byte(line, at + size)
  if (size < 32 || is_word(next_) || next_ == "-") return 0
  return is_value("digest:" size, size)
}

# 40 or more characters of base64 or base64url with both cases and digits.
function token(line, at, before,  size, text, alphabet) {
  if (before != "" && index("+/-=", before)) return 0
  size = run(line, at, "^[A-Za-z0-9+/_-]+")
  if (size < 40) return 0
  text = substr(line, at, size)
  if (text !~ /[a-z]/ || text !~ /[A-Z]/ || text !~ /[0-9]/ || (text ~ /[+\/]/ && text ~ /[_-]/)) return 0
  alphabet = text ~ /[+\/]/ ? "base64" : text ~ /[_-]/ ? "base64url" : "common"
  if (byte(line, at + size) == "=") size++
  if (byte(line, at + size) == "=" && byte(line, at + size - 1) == "=") size++
  return is_word(byte(line, at + size)) ? 0 : is_value("token:" alphabet, size)
}

# A number and its unit after a blank or "=".
function duration(rest, before,  size, part) {
  if (before != " " && before != "\t" && before != "=") return 0
  size = 0
  do {
    part = duration_part(rest, size + 1)
    if (!part) return 0
    size += part
  } while (byte(rest, size + 1) ~ /[0-9]/)
  return is_value("duration", size)
}

function duration_part(rest, at,  size, letters, next_) {
  match(substr(rest, at), /^[0-9]*(\.[0-9]*)? ?/)
  size = RLENGTH
  letters = run(rest, at + size, "^[A-Za-z]+")
  next_ = byte(rest, at + size + letters)
  if (!(substr(rest, at + size, letters) in UNIT) || next_ == "_" || next_ == "-") return 0
  return next_ != "" && ORD[next_] >= 128 ? 0 : size + letters
}

# Whether an example of kind `kind` holds for a value of kind `seen`.
function accepts(kind, seen) {
  if (kind == seen) return 1
  if (kind == "any-address") return seen ~ /^address:/
  return kind ~ /^token:/ && seen ~ /^token:/ && (kind == "token:common" || seen == "token:common")
}

# The kind without what may be a claim.
function family(kind) {
  if (kind ~ /^address:/) return "any-address"
  if (kind ~ /^arn:/) return "arn::::"
  return kind ~ /^aws-id:/ ? "aws-id::0" : kind
}

# The kind in words, with its article.
function kind_words(kind,  part) {
  split(kind, part, ":")
  if (part[1] == "address") return "a " part[2] " address"
  if (kind == "any-address") return "an address"
  if (part[1] == "timestamp") return part[2] == "date" ? "a date" : "a date and time"
  if (kind == "uuid") return "a UUID"
  if (kind == "account-id") return "an account number"
  if (part[1] == "arn") return "an ARN of " part[3] (part[4] == "" ? "" : " in " part[4])
  if (part[1] == "aws-id") return "an identifier " part[2] "-…"
  if (part[1] == "digest") return part[2] " hexadecimal digits"
  if (part[1] == "token") return "a token"
  if (part[1] == "epoch") return part[2] == 10 ? "seconds since 1970" : "milliseconds since 1970"
  return "a duration"
}

# A short name, as holes and reports use it.
function kind_name(kind,  part) {
  split(kind, part, ":")
  if (part[1] == "address") return part[2] "-ip"
  if (kind == "any-address") return "ip"
  return part[1] == "epoch" ? "timestamp" : part[1]
}
