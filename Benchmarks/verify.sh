#!/bin/sh
# What a command costs: 200 `echo` commands with time-outs and evidence, verified in one shell on this machine and through a
# way that only gives a shell (exec), beside what a shell costs that starts each of them on its own. CPU time of all processes,
# in one run; figures of different runs or machines say nothing.
#   Benchmarks/verify.sh [SOOTH] [ROUNDS]
set -eu
sooth=$(realpath "${1:-.build/release/sooth}")
rounds=${2:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/Content/articles" "$folder/Content/environments"
echo 'title: Benchmark' >"$folder/Content/site.yml"
printf 'title: Here\ntransport: local\n' >"$folder/Content/environments/local.yml"
printf 'title: There\ntransport: exec\ncommand: sh\n' >"$folder/Content/environments/exec.yml"

# article NAME COUNT: so many blocks of one command each.
article() {
  {
    printf -- '---\ntitle: %s\n---\n' "$1"
    seq "$2" | sed 's/.*/\n```console timeout=10s\n$ echo &\n&\n```/'
  } >"$folder/Content/articles/$1.md"
}
article one 1
article many 200
seq 200 | sed "s/.*/sh -c 'echo &'/" >"$folder/spawn.sh"

# cpu COMMAND…: milliseconds of user and system time of its processes, the least of all rounds.
cpu() {
  best=
  round=0
  while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    rm -rf "$folder/Content/evidence"
    spent=$(sh -c '"$@" >/dev/null 2>&1; times' sh "$@" |
      awk 'NR == 2 { gsub(/m/, " "); gsub(/s/, ""); printf "%.0f", ($1 * 60 + $2 + $3 * 60 + $4) * 1000 }')
    [ -n "$best" ] && [ "$best" -le "$spent" ] || best=$spent
  done
  echo "$best"
}

spawned=$(cpu sh "$folder/spawn.sh")
printf '%-34s %6s ms CPU   %s ms a command\n' 'a process for each, unchecked' "$spawned" \
  "$(awk "BEGIN { printf \"%.2f\", $spawned / 200 }")"
for place in local exec; do
  one=$(cpu "$sooth" verify one -e "$place" --content "$folder/Content")
  many=$(cpu "$sooth" verify many -e "$place" --content "$folder/Content")
  printf '%-34s %6s ms CPU\n' "$place: 1 command" "$one"
  printf '%-34s %6s ms CPU   %s ms a command   %s x of a process for each\n' "$place: 200 commands" "$many" \
    "$(awk "BEGIN { printf \"%.2f\", ($many - $one) / 199 }")" \
    "$(awk "BEGIN { printf \"%.2f\", ($many - $one) / 199 / ($spawned / 200) }")"
done
