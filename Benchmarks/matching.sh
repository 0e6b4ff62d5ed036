#!/bin/sh
# How the cost of matching grows with the ellipses of an example: 10,000 lines of output against an example with none that
# is compared at all (match=any), with one ellipsis, with twelve, and with twelve that cannot match. Ratios of CPU time within
# one run; figures of different runs or machines say nothing.
#   Benchmarks/matching.sh [SOOTH] [ROUNDS]
set -eu
sooth=$(realpath "${1:-.build/release/sooth}")
rounds=${2:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# article NAME ATTRIBUTES EXAMPLE…: a command that prints 10,000 lines, and what is shown of them.
article() {
  content=$folder/$1/Content
  mkdir -p "$content/articles" "$content/environments"
  echo 'title: Benchmark' >"$content/site.yml"
  printf 'title: Here\ntransport: local\n' >"$content/environments/local.yml"
  {
    printf -- '---\ntitle: %s\n---\n\n```console %s\n$ seq 10000 | sed "s/^/line /"\n' "$1" "$2"
    shift 2
    printf '%s\n' "$@"
    echo '```'
  } >"$content/articles/lines.md"
}

twelve='... line_1 ... line_2 ... line_3 ... line_4 ... line_5 ... line_6 ... line_7 ... line_8 ... line_9 ... line_10 ... line_11 ...'
# shellcheck disable=SC2046,SC2086
article none match=any nothing
# shellcheck disable=SC2046
article one match=example 'line 1' ... 'line 10000'
# shellcheck disable=SC2046,SC2086
article twelve match=example $(echo $twelve | tr _ '~') && sed -i 's/line~/line /' "$folder/twelve/Content/articles/lines.md"
# shellcheck disable=SC2046,SC2086
article broken match=example $(echo $twelve | tr _ '~') 'line 0' && sed -i 's/line~/line /' "$folder/broken/Content/articles/lines.md"

# cpu NAME: milliseconds of user and system time of the children, the least of all rounds.
cpu() {
  best=
  round=0
  while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    spent=$(sh -c '"$0" verify --no-evidence --content "$1" >/dev/null 2>&1; times' "$sooth" "$folder/$1/Content" |
      awk 'NR == 2 { gsub(/m/, " "); gsub(/s/, ""); print int(($1 * 60 + $2 + $3 * 60 + $4) * 1000 + 0.5) }')
    [ -n "$best" ] && [ "$best" -le "$spent" ] || best=$spent
  done
  echo "$best"
}

base=$(cpu none)
printf '%-28s %6s ms CPU\n' 'not compared' "$base"
for name in one twelve broken; do
  spent=$(cpu "$name")
  case $name in
    one) label='1 ellipsis' ;;
    twelve) label='12 ellipses' ;;
    broken) label='12 ellipses, no match' ;;
  esac
  printf '%-28s %6s ms CPU   %s x of not compared\n' "$label" "$spent" "$(awk "BEGIN { printf \"%.2f\", $spent / $base }")"
done
