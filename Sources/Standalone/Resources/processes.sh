# ---- Processes, as /proc tells of them, or ps(1) where that is not there.

processes() {
  if [ -r /proc/self/stat ]; then
    for s_entry in /proc/[0-9]*/stat; do
      { IFS= read -r s_row <"$s_entry"; } 2>/dev/null || continue
      s_process=${s_entry#/proc/}
      set -f; set -- ${s_row##*) }; set +f
      [ "$1" = Z ] || echo "${s_process%/stat} $2 ${20}"
    done
  else
    ps -A -o pid= -o ppid= | while read -r s_process s_parent; do echo "$s_process $s_parent $1"; done
  fi
}

# Sends a signal to what the shell of the session has started since a moment (hundredths of a second since the machine came
# up), and to what that has started.
signal() {
  s_table=$(processes "$2") s_known=" $s_shell " s_victims= s_more=yes
  while [ -n "$s_more" ]; do
    s_more= IFS=$s_newline
    for s_row in $s_table; do
      IFS=' '
      set -- "$1" "$2" $s_row
      case $s_known in *" $3 "*) continue ;; esac
      case $s_known in *" $4 "*) ;; *) continue ;; esac
      s_known="$s_known$3 " s_more=yes
      if [ "$5" -ge "$2" ]; then s_victims="$s_victims $3"; fi
    done
  done
  IFS=" $s_tab$s_newline"
  [ -z "$s_victims" ] || kill -s "$1" $s_victims 2>/dev/null
}

# Ends whatever carries a mark in its environment: that of a session, or of the whole run.
sweep() {
  for s_round in 1 2 3 4 5; do
    s_found=
    for s_entry in $(grep -l "SOOTH_SESSION=$1" /proc/[0-9]*/environ 2>/dev/null); do
      s_process=${s_entry#/proc/}
      kill -s KILL "${s_process%/environ}" 2>/dev/null && s_found=yes
    done
    [ -n "$s_found" ] || break
  done
}

# Keeps the time-outs, and cleans up where this script was killed: a process of its own, which looks at "clock" from time to
# time. A line there is the number of a command, when it began, how long it may take, its shell, whether it is a list, the pipe
# that it prints to.
watch() {
  trap - HUP INT PIPE EXIT
  trap 'kill "$s_sleep" 2>/dev/null; exit' TERM
  s_last=0
  while :; do
    pause "$s_pace"
    if ! kill -0 $$ 2>/dev/null; then
      sweep "$s_run."
      rm -rf "$s_dir"
      exit
    fi
    s_number=0 s_end=
    { read -r s_number s_begin s_limit s_shell s_list s_out s_end <"$s_dir/clock"; } 2>/dev/null
    [ "$s_end" = . ] && [ "$s_number" -gt "$s_last" ] || continue
    now
    [ $((s_now - s_begin)) -ge "$s_limit" ] || continue
    s_last=$s_number
    time_out
  done
}

# A sleep that ends with the watch. Where sleep(1) knows no fractions, a second is the shortest.
pause() {
  sleep "$1" 2>/dev/null &
  s_sleep=$!
  wait "$s_sleep" || sleep 1
}

time_out() {
  if [ "$s_shell" -le 1 ]; then printf '\002%s ended 137\n' "$s_run" 1<>"$s_out"; return; fi
  # Of a list the shell would begin what comes next.
  [ "$s_list" = no ] || kill -s STOP "$s_shell" 2>/dev/null
  signal TERM "$s_begin"
  pause 0.3
  for s_try in 1 2 3 4 5; do
    is_running || return
    signal KILL "$s_begin"
    [ "$s_list" = no ] || break
    pause 0.2
  done
  is_running || return
  kill -s KILL "$s_shell" 2>/dev/null
  pause 2
  # Nobody is left to say that the shell is gone.
  if is_running; then printf '\002%s ended 137\n' "$s_run" 1<>"$s_out"; fi
}

is_running() {
  { read -r s_current s_rest <"$s_dir/clock"; } 2>/dev/null
  [ "$s_current" = "$s_number" ]
}
