# ---- The engine: the same for every article. Names that begin with s_ are its own; commands run in another shell.

s_newline='
'
s_tab='	'

# Writes a text to standard output, as a line or as it is: mksh has no printf of its own.
if [ -n "$KSH_VERSION" ]; then
  put() { print -r -- "$1"; }
  put_part() { print -rn -- "$1"; }
  put_beginning() { eval "print -rn -- \"\${1:0:$2}\""; }
else
  put() { printf '%s\n' "$1"; }
  put_part() { printf %s "$1"; }
  put_beginning() { printf "%.$2s" "$1"; }
fi

# Says what is wrong and ends: 2 the call is wrong, 3 it could not be done here.
die() {
  printf '%s: %s\n' "$s_name" "$2" >&2
  exit "$1"
}

# The moment in hundredths of a second, into s_now. Linux tells without another process.
if [ -r /proc/uptime ]; then
  now() {
    read -r s_now s_rest </proc/uptime
    s_now=${s_now%.*}${s_now#*.}
    while [ "${s_now#0}" != "$s_now" ] && [ "$s_now" != 0 ]; do s_now=${s_now#0}; done
  }
else
  now() { s_now=$(date +%s)00; }
fi

# Standard input into s_text, without the last end of line.
read_text() {
  s_text=
  s_first=yes
  while IFS= read -r s_line; do
    if [ -n "$s_first" ]; then s_text=$s_line s_first=; else s_text=$s_text$s_newline$s_line; fi
  done
}

# The text as one word of a shell, into s_quoted.
quote() {
  s_quoted= s_rest=$1
  while :; do
    case $s_rest in *\'*) ;; *) break ;; esac
    s_quoted="$s_quoted${s_rest%%\'*}'\\''"
    s_rest=${s_rest#*\'}
  done
  s_quoted="'$s_quoted$s_rest'"
}

# Variables of articles, {{name}}, and what was seen for the holes with names.
set_value() {
  mangle "$1"
  eval "s_v_$s_mangled=\$2"
}

mangle() {
  s_mangled=$1
  while :; do
    case $s_mangled in *-*) s_mangled=${s_mangled%%-*}_H_${s_mangled#*-} ;; *) break ;; esac
  done
}

# The text with each {{name}} of s_names that has a value filled in, into s_filled.
fill() {
  s_filled=$1
  case $1 in *'{{'*) ;; *) return ;; esac
  [ -n "$s_names" ] || return 0
  s_filled= s_rest=$1
  while :; do
    case $s_rest in *'{{'*'}}'*) ;; *) break ;; esac
    s_head=${s_rest%%'{{'*}
    s_rest=${s_rest#*'{{'}
    s_inside=${s_rest%%'}}'*}
    case $s_head in *\\) s_inside='{' ;; esac
    s_mangled=
    case " $s_names " in *" $s_inside "*) mangle "$s_inside" ;; esac
    if [ -n "$s_mangled" ] && eval "[ -n \"\${s_v_$s_mangled+set}\" ]"; then
      eval "s_filled=\$s_filled\$s_head\$s_v_$s_mangled"
      s_rest=${s_rest#*'}}'}
    else
      s_filled=$s_filled$s_head'{{'
    fi
  done
  s_filled=$s_filled$s_rest
}

# Takes \{{ back to {{.
without_escapes() {
  while :; do
    case $s_filled in *'\{{'*) ;; *) break ;; esac
    s_filled=${s_filled%%'\{{'*}'{{'${s_filled#*'\{{'}
  done
}

# Whether a word is in a list.
is_in() { case " $2 " in *" $1 "*) return 0 ;; esac; return 1; }

# Asks awk: the question, then what it needs.
ask_awk() {
  [ -n "$s_told" ] || { put "$s_program" >"$s_dir/program.awk" && s_told=yes; } 2>/dev/null || die 3 "no room is left in $s_dir"
  LC_ALL=C "$s_awk" -f "$s_dir/program.awk" "$@" </dev/null
}

# A folder that nobody else reads, taken away at the end.
make_folder() {
  for s_place in "${TMPDIR:-/tmp}" /tmp /var/tmp /dev/shm "${HOME:-/}" .; do
    for s_try in 1 2 3; do
      s_dir=$s_place/verify.$$.$s_try
      mkdir -m 700 "$s_dir" "$s_dir/work.0" 2>/dev/null || continue
      if { printf '\001\n\002\n' >"$s_dir/marks" && { read -r s_soh; read -r s_stx; } <"$s_dir/marks"; } 2>/dev/null; then
        break 2
      fi
      rm -rf "$s_dir"
    done
    s_dir=
  done
  [ -n "$s_dir" ] || die 3 'there is no folder to write in: set TMPDIR to one with a little room'
  case $s_dir in /*) ;; *) s_dir=$PWD/$s_dir ;; esac
}

clean_up() {
  s_status=$?
  trap '' HUP INT TERM PIPE
  [ -z "$s_watch" ] || kill "$s_watch" 2>/dev/null
  [ -z "$s_shell$s_kept_shell" ] || sweep "$s_run."
  [ -z "$s_dir" ] || rm -rf "$s_dir"
  exit "$s_status"
}

# Nothing new is begun, but what cleans up; what runs is ended.
stop() {
  s_stopped=${s_stopped:-$1}
  s_brake='stopped'
  [ -z "$s_shell" ] || { signal KILL 0; kill -s KILL "$s_shell" 2>/dev/null; s_killed=yes; }
}
