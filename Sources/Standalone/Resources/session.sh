# ---- A session: a shell beside this one, which takes the commands of an article one by one and keeps what they change.

# Starts one. Its standard input is a pipe; what it and its commands print comes by another, each command ended by a mark.
open_session() {
  s_opened=$((s_opened + 1))
  s_mark=$s_run.$s_opened.
  s_in=$s_dir/in.$s_opened s_out=$s_dir/out.$s_opened
  mkfifo "$s_in" "$s_out" || die 3 "cannot make a pipe in $s_dir"
  exec 3<>"$s_out" 4<>"$s_in"
  (
    trap - HUP INT TERM PIPE EXIT
    exec 3<&- 4<&- 5>&- 6<&- 8<&- 9>&-
    restore_caller
    (exec <"$s_in" >"$s_out" 2>&1; start_shell)
    # The status of the shell, which nobody else can tell.
    # Opened for both ways, since nobody may be left to read.
    printf '\002%s ended %s\n' "$s_run" "$?" 1<>"$s_out"
  ) >/dev/null 2>&1 &
  s_keeper=$!
  s_exit=0 s_shell=
  quote "$s_dir/exports.$s_session"
  # mksh has no printf of its own, and PATH may lead nowhere by then.
  s_report="{ __sooth_rc=\$?
case \${KSH_VERSION-} in
'') { command printf '%s\n' '$s_stx' \"\$PWD\" '$s_stx'; export -p; } >>$s_quoted; command printf '%s\n' \"$s_soh$s_mark \$__sooth_rc\" >&7 ;;
*) { command print -r -- '$s_stx'; command print -r -- \"\$PWD\"; command print -r -- '$s_stx'; export -p; } >>$s_quoted
command print -r -- \"$s_soh$s_mark \$__sooth_rc\" >&7 ;;
esac; } 2>/dev/null"
  put 'exec 7>&1 2>&1
__sooth_status() { return "$1"; }
shopt -s expand_aliases 2>/dev/null || :' >&4
  [ ! -s "$s_dir/exports.$s_session" ] || restore_state
  ask 'echo; echo $$' 6000
  read_text <"$s_dir/seen"
  s_shell=${s_text##*"$s_newline"}
  case $s_ended$s_shell in *[!0-9]* | '') ;; *) return 0 ;; esac
  s_shell=
  return 1
}

# The shell in its place, with the environment that it is to have.
start_shell() {
  SOOTH_SESSION=$s_mark TERM=dumb
  export SOOTH_SESSION TERM
  set_environment
  if [ "$s_keeps" = all ]; then
    cd -- "${HOME:-/}" 2>/dev/null || cd /
    exec $s_apart $s_defaults "$s_interpreter"
  else
    cd -- "$s_dir/work.$s_articles" || exit 1
    set --
    for s_word in SOOTH_SESSION TERM PATH HOME USER LOGNAME LANG LC_ALL TZ $s_inherit $s_set; do
      eval "[ -z \"\${$s_word+set}\" ] || set -- \"\$@\" \"$s_word=\$$s_word\""
    done
    exec $s_apart ${s_defaults:-env} -i "$@" "$s_interpreter"
  fi
}

# What this script has set for itself.
restore_caller() {
  if [ -n "$s_had_locale" ]; then LC_ALL=$s_locale; else unset LC_ALL; fi
  if [ -n "$s_had_tmpdir" ]; then TMPDIR=$s_tmpdir; else unset TMPDIR; fi
}

# Directory and exported variables as the last finished command has left them.
restore_state() {
  ask_awk state "$s_dir" "exports.$s_session" >&4
}

# Gives the shell one command and asks for its report. With set -x a shell traces these lines, too: their own traces go nowhere.
send() {
  quote "$1"
  put "{ __sooth_status $s_exit; } 2>/dev/null
{ eval $s_quoted </dev/null $2 7>&- 8>&-; } 8>&2 2>/dev/null
$s_report" >&4
}

# Runs a command: its text, how long it may take, whether it is a list (yes, no), where its errors go. Then s_exit is its
# status, s_took how long it took, s_ended whether it took the shell along, s_plain whether it printed s_example to the letter;
# if it did not, "seen" is what it printed.
execute() {
  s_number=$((s_number + 1))
  case $4 in merged) s_errors='2>&8' ;; only) s_errors='2>&1 >/dev/null' ;; *) s_errors='2>/dev/null' ;; esac
  now
  s_begin=$s_now
  { put "$s_number $s_begin $2 ${s_shell:-0} $3 $s_out ." >"$s_dir/clock"; } 2>/dev/null
  send "$1" "$s_errors"
  collect
  now
  s_took=$((s_now - s_begin))
  { put '0 0 0 0 0 0 .' >"$s_dir/clock"; } 2>/dev/null
}

# Reads what a command prints, up to its mark. As long as that is the example, line by line, nothing is written down.
collect() {
  s_count=0 s_left=$s_example$s_newline s_plain=yes s_whole=1 s_dropped=0 s_room=1048576 s_ended=
  [ -n "$s_example" ] || s_left=
  [ -n "$s_compares" ] || differ
  while :; do
    IFS= read -r s_line || { [ -n "$s_line" ] || continue; }
    case $s_line in *"$s_soh$s_mark "* | *"$s_stx$s_run ended "*) read_mark; break ;; esac
    if [ -n "$s_plain" ]; then
      case $s_left in
        "$s_line$s_newline"*) s_left=${s_left#*"$s_newline"}; continue ;;
      esac
      differ
    fi
    keep "$s_line$s_newline"
    s_count=$((s_count + 1))
    if [ "$s_count" -ge 200 ]; then collect_the_rest; break; fi
  done <&3
  if [ -n "$s_line" ]; then
    s_whole=0
    if [ -n "$s_plain" ] && [ "$s_left" = "$s_line$s_newline" ]; then
      s_left=
    else
      [ -z "$s_plain" ] || differ
      keep "$s_line"
    fi
  fi
  if [ -n "$s_plain" ] && [ -n "$s_left" ]; then differ; fi
  [ -n "$s_plain" ] || exec 5>&-
  # Some shells say 256 or 384 and the number of the signal where others say 128.
  [ "$s_exit" -le 255 ] || s_exit=$((128 + s_exit % 128))
  [ -z "$s_ended" ] || close_session
}

# What a session has started ends with it.
close_session() {
  exec 4<&-
  if [ -n "$s_shell" ]; then kill -s KILL "$s_shell" 2>/dev/null; else sweep "$s_mark"; fi
  s_shell=
  wait "$s_keeper"
  exec 3<&-
  sweep "$s_mark"
}

# The line that ends a command: its status, before it what was printed without an end of line.
read_mark() {
  case $s_line in
    *"$s_soh$s_mark "*)
      s_exit=${s_line##*"$s_soh$s_mark "}
      s_line=${s_line%%"$s_soh$s_mark "*}
      ;;
    *)
      s_exit=${s_line##*"$s_stx$s_run ended "}
      s_line=${s_line%%"$s_stx$s_run ended "*}
      s_ended=yes
      ;;
  esac
}

# Much output goes past this shell, which reads byte by byte.
collect_the_rest() {
  LC_ALL=C sed -n -e "/$s_soh$s_mark /b end" -e "/$s_stx$s_run ended /b end" -e p -e d -e ':end' -e "w $s_dir/mark" -e q <&3 |
    tr -d '\000' | { head -c "$s_room" >&5; wc -c; } >"$s_dir/dropped"
  { IFS= read -r s_line; } <"$s_dir/mark"
  read -r s_dropped <"$s_dir/dropped"
  read_mark
  if [ "$s_dropped" -gt 0 ]; then s_room=0 s_whole=0; fi
}

# From here on what comes is written down, after what came before.
differ() {
  s_plain=
  exec 5>"$s_dir/seen"
  s_matched=${s_example:+$s_example$s_newline}
  keep "${s_matched%"$s_left"}"
}

# At most a mebibyte of a command is kept; the rest is counted.
keep() {
  if [ "${#1}" -le "$s_room" ]; then
    put_part "$1" >&5 || s_full=yes
    s_room=$((s_room - ${#1}))
  else
    put_beginning "$1" "$s_room" >&5 || s_full=yes
    s_dropped=$((s_dropped + ${#1} - s_room)) s_room=0 s_whole=0
  fi
}

# Asks the shell something without leaving a trace in $?: the question, and how long it may take. The answer is in "seen".
ask() {
  s_before=$s_exit s_example= s_compares=
  execute "$1" "$2" no merged
  s_answered=$s_exit s_exit=$s_before
}

# Writes down what was printed to the letter.
write_seen() {
  s_text=$s_example
  [ "$s_whole" = 0 ] || [ -z "$s_text" ] || s_text=$s_text$s_newline
  put_part "$s_text" >"$s_dir/seen" || s_full=yes
}
