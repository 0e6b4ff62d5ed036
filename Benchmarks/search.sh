#!/bin/sh
# What the search of a site of 10,000 articles is: how many files, how large they are, and what a build with it costs. A second
# program, built without the search, gives the ratio in the same run; figures of different runs or machines say nothing.
#   Benchmarks/search.sh CORPUS [SOOTH] [SOOTH_WITHOUT]
# CORPUS is a folder with gen_corpus.py, which writes articles: gen_corpus.py --n 10000 --out DIR
set -eu
corpus=$(realpath "${1:?the folder of gen_corpus.py}")
sooth=$(realpath "${2:-.build/release/sooth}")
without=${3:+$(realpath "$3")}
rounds=3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/Content"
echo 'title: Benchmark' >"$folder/Content/site.yml"
python3 "$corpus/gen_corpus.py" --n 10000 --out "$folder/Content/articles" >/dev/null

# cpu SOOTH: milliseconds of user and system time of a build into an empty folder, the least of all rounds.
cpu() {
  best=
  round=0
  while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    rm -rf "$folder/Output"
    spent=$(sh -c '"$0" build --content "$1/Content" --output "$1/Output" >/dev/null; times' "$1" "$folder" |
      awk 'NR == 2 { gsub(/m/, " "); gsub(/s/, ""); print int(($1 * 60 + $2 + $3 * 60 + $4) * 1000 + 0.5) }')
    [ -n "$best" ] && [ "$best" -le "$spent" ] || best=$spent
  done
  echo "$best"
}

if [ -n "$without" ]; then
  base=$(cpu "$without")
  printf '%-22s %6s ms CPU\n' 'without the search' "$base"
fi
spent=$(cpu "$sooth")
printf '%-22s %6s ms CPU' 'with it' "$spent"
[ -z "$without" ] || awk "BEGIN { printf \"   %.2f x\", $spent / $base }"
echo
find "$folder/Output/search" -type f -printf '%s\n' | awk '
  { sum += $1; if ($1 > largest) largest = $1 }
  END { printf "%d files, %.1f MB, the largest %.1f kB\n", NR, sum / 1e6, largest / 1e3; exit largest > 1e5 }'
