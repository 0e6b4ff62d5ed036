# ---- Articles: what the lines at the top of this file call. They are gone through twice: first to see what is to be done, then
# to do it.

# A name, a title, the file.
article() {
  s_article=$1 s_file=$3
  [ "$s_pass" = do ] || { s_tools= s_binds= s_work_here=; return; }
  eval "s_tools=\$s_tools_of_$s_articles s_binds=\$s_binds_of_$s_articles s_has_work=\$s_work_of_$s_articles"
  s_session=shared.$s_articles s_sitting=shared s_exit=0 s_shell= s_reached= s_versions= s_present=
  if [ -n "$s_has_work" ] && [ "$s_keeps" != all ] && [ "$s_articles" -gt 0 ]; then mkdir "$s_dir/work.$s_articles"; fi
  begin_article
}

# The end of an article.
end_article() {
  if [ "$s_pass" = see ]; then
    eval "s_tools_of_$s_articles=\$s_tools s_binds_of_$s_articles=\$s_binds s_work_of_$s_articles=\$s_work_here"
  else
    [ -z "$s_shell" ] || close_session
    forget_values
  fi
  s_articles=$((s_articles + 1))
}

# The id of a block, the hash of it, what its author says of it.
block() {
  s_block=$1 s_hash=$2
  s_skip= s_when= s_needs= s_wanted=0 s_match=example s_stderr=merged s_limit=$s_patience s_retry= s_interval=
  s_isolated= s_always= s_writes=
  shift 2
  for s_word do
    case $s_word in
      skip=*) s_skip=${s_word#*=} ;;
      when=*) s_when=${s_word#*=} ;;
      needs=*) s_needs=${s_word#*=} ;;
      exit=*) s_wanted=${s_word#*=} ;;
      match=*) s_match=${s_word#*=} ;;
      stderr=*) s_stderr=${s_word#*=} ;;
      timeout=*) s_limit=${s_word#*=} ;;
      retry=*) s_retry=${s_word#*=} s_interval=${s_retry#*/} s_retry=${s_retry%/*} ;;
      isolated) s_isolated=yes ;;
      always) s_always=yes ;;
      writes=*) s_writes=${s_word#*=} ;;
    esac
  done
}

# One command, its text on standard input; what it is known to print follows by "prints" or "prints_nothing".
run() {
  s_effect=$2
  s_id=$s_block/$1 s_list=no s_programs= s_uses= s_refers= s_bound= s_remark=
  shift 2
  for s_word do
    case $s_word in
      list) s_list=yes ;;
      programs=*) s_programs=${s_word#*=} ;;
      tools=*) s_uses=${s_word#*=} ;;
      refers=*) s_refers=${s_word#*=} ;;
      binds=*) s_bound=${s_word#*=} ;;
      remark) s_remark=yes ;;
    esac
  done
  is_chosen || { s_obstacle=unchosen; return; }
  find_obstacle
  if [ "$s_pass" = do ]; then read_text; s_source=$s_text; return; fi
  s_binds="$s_binds $s_bound"
  s_planned=$((s_planned + 1))
  [ "$s_limit" -gt 500 ] || s_pace=0.1
  [ -z "$s_obstacle" ] || return 0
  s_work_here=yes
  for s_word in $s_uses; do is_in "$s_word" "$s_tools" || s_tools="$s_tools $s_word"; done
}

# What it printed when it was written down, on standard input. "plain" says that the same text is always right.
prints() {
  if [ "$s_pass" = see ] || [ "$s_obstacle" = unchosen ]; then return; fi
  s_plain_example=$1
  read_text
  s_shows=$s_text
  conclude
}

prints_nothing() {
  if [ "$s_pass" = see ] || [ "$s_obstacle" = unchosen ]; then return; fi
  s_plain_example=plain s_shows=
  conclude
}

is_chosen() {
  [ -n "$s_only" ] || return 0
  for s_word in $s_only; do
    case $s_word in
      "$s_id" | "$s_block" | "$s_article#$s_id" | "$s_article#$s_block") s_found="$s_found $s_word"; return 0 ;;
    esac
  done
  return 1
}

# Why a command is not run, as far as that is known before: s_obstacle is the verdict then, s_reason the reason.
find_obstacle() {
  s_obstacle= s_reason=
  if [ -n "$s_skip" ]; then s_obstacle=skipped s_reason=$s_skip; return; fi
  for s_word in $s_when; do
    case $s_word in
      !*) ! is_in "${s_word#!}" "$s_traits" || { s_obstacle=skipped s_reason="not where there is ${s_word#!}"; return; } ;;
      *) is_in "$s_word" "$s_traits" || { s_obstacle=skipped s_reason="only where there is $s_word"; return; } ;;
    esac
  done
  if [ -n "$s_remark" ]; then s_obstacle=skipped s_reason='nothing but a comment'; return; fi
  if [ "$s_permits" = yes ] || [ "$s_writes" = no ]; then return; fi
  if [ "$s_writes" = yes ] || [ "$s_effect" = writes ]; then
    s_obstacle=refused s_reason="it writes, and $s_why_not; --allow-writes permits it"
  elif [ "$s_effect" = unknown ]; then
    s_obstacle=refused s_reason='whether it writes cannot be told; say writes=no on the block if it does not'
  fi
}

# All that there is to know of a command was read.
conclude() {
  s_names="$s_variables $s_bound_values"
  case $s_mode in
    list) show_in_list; return ;;
    dry-run) show_in_plan; return ;;
  esac
  s_took=0 s_attempts=0 s_status=- s_known=yes s_verdict=$s_obstacle s_shown= s_said=
  if [ -z "$s_verdict" ]; then try_command; else now; s_at=$s_now; fi
  count_verdict
  report
  record
}

# Runs a command that nothing stands in the way of, and judges it.
try_command() {
  if [ -n "$s_brake" ] && [ -z "$s_always" ]; then not_tried skipped "$s_brake"; return; fi
  [ -n "$s_reached" ] || reach
  if [ "$s_reached" = no ]; then not_tried error "$s_trouble"; return; fi
  find_objection
  if [ -n "$s_verdict" ]; then now; s_at=$s_now s_took=0; return; fi
  # Its shell may have had the time to say that a command is over.
  if [ -n "$s_killed" ]; then s_killed=; [ -z "$s_shell" ] || close_session; fi
  choose_session
  if [ -z "$s_shell" ] && ! open_session; then
    not_tried error "the shell could not be started: $s_text"
    return
  fi
  fill "$s_source"
  without_escapes
  s_command=$s_filled
  fill "$s_shows"
  s_claim=$s_filled
  attempt
}

# Nothing new is known of a command that was not tried.
not_tried() { s_verdict=$1 s_reason=$2 s_said= s_known=no s_at=0; }

# The first command of an article finds out whether this is the right place, and which tools there are.
reach() {
  s_reached=no
  if ! open_session; then
    s_trouble="the shell could not be started: ${s_text:-it says nothing}"
    return
  fi
  check_guard || return 0
  s_reached=yes s_present=
  for s_tool in $s_tools; do ask_version "$s_tool" yes; done
  [ -z "$s_evidence" ] || find_variant
}

# Nothing runs where the guard does not hold, whatever the reason.
check_guard() {
  [ -n "$s_guard" ] || return 0
  ask "$s_guard" "$s_patience"
  s_trouble="the guard ‘$s_guard’ does not hold, so nothing was run: "
  if [ -n "$s_ended" ] || [ "$s_took" -ge "$s_patience" ]; then s_trouble="${s_trouble}it did not end"; return 1; fi
  put "$s_guard_prints" >"$s_dir/example"
  s_kept_match=$s_match s_match=example s_command=$s_guard
  judge_by_awk 0 any 0
  s_match=$s_kept_match
  [ "$s_verdict" = passed ] || { s_trouble=$s_trouble$s_reason; s_verdict=; return 1; }
  s_verdict=
  [ "$s_answered" -eq 0 ] || { s_trouble="${s_trouble}expected exit status 0, got $s_answered"; return 1; }
}

# Asks a tool for its version; "yes" keeps it as evidence.
ask_version() {
  tool "$1"
  ask "command -v $s_program_of >/dev/null && $s_program_of $s_question" 2000
  s_version=
  if [ "$s_answered" -eq 127 ] || { [ "$s_answered" -eq 1 ] && [ ! -s "$s_dir/seen" ]; }; then return 0; fi
  s_version=$(ask_awk versions "$s_dir" "$1")
  [ "$2" = yes ] || return 0
  s_present="$s_present $1"
  s_versions="$s_versions $1=$s_version"
  printf '%s\t%s\t%s\n' "$s_article" "$1" "$s_version" >>"$s_dir/versions"
}

# Which of the variants that the environment lists this is, by the versions of its tools.
find_variant() {
  [ -z "$s_variant" ] || return 0
  for s_candidate in $s_variants; do
    s_variant=${s_candidate%%:*}
    for s_pair in $(printf '%s' "${s_candidate#*:}" | tr , ' '); do
      ask_version "${s_pair%=*}" no
      [ "$s_version" = "${s_pair#*=}" ] || s_variant=
    done
    [ -z "$s_variant" ] || return 0
  done
}

# Why a command cannot be run where it is: a tool that is not there, a name that nothing has bound.
find_objection() {
  s_rest=$s_needs
  while [ -n "$s_rest" ]; do
    s_word=${s_rest%%, *}
    case $s_rest in *', '*) s_rest=${s_rest#*, } ;; *) s_rest= ;; esac
    s_tool=${s_word%% *}
    s_version=
    for s_pair in $s_versions; do [ "${s_pair%%=*}" != "$s_tool" ] || s_version=${s_pair#*=}; done
    s_is_there=0
    if is_in "$s_tool" "$s_present"; then s_is_there=1; fi
    [ "$s_word" != "$s_tool" ] || [ "$s_is_there" = 0 ] || continue
    s_reason=$(ask_awk needs "$s_dir" "$s_word" "$s_is_there" "$s_version")
    [ -z "$s_reason" ] || { s_verdict=skipped; return; }
  done
  for s_word in $s_refers; do
    mangle "$s_word"
    if eval "[ -n \"\${s_v_$s_mangled+set}\" ]"; then continue; fi
    if is_in "$s_word" "$s_binds"; then
      s_verdict=error s_reason="‘{{$s_word}}’ is not known, since the command that shows it did not hold"
    else
      not_tried error "‘{{$s_word}}’ is not known, since the block that shows it is not part of this run"
    fi
    return
  done
}

# An isolated block has a shell of its own; the shared one waits meanwhile, with all its state.
choose_session() {
  s_wished=shared
  [ -z "$s_isolated" ] || s_wished=isolated.$s_block
  [ "$s_wished" != "$s_sitting" ] || return 0
  if [ "$s_sitting" != shared ]; then
    [ -z "$s_shell" ] || close_session
    s_exit=$s_kept_exit s_shell=$s_kept_shell s_mark=$s_kept_mark s_report=$s_kept_report s_session=$s_kept_session
    [ -z "$s_shell" ] || exec 3<&6 4<&8 6<&- 8<&-
  fi
  if [ -n "$s_isolated" ]; then
    s_kept_exit=$s_exit s_kept_shell=$s_shell s_kept_mark=$s_mark s_kept_report=$s_report s_kept_session=$s_session
    [ -z "$s_shell" ] || exec 6<&3 8<&4
    s_asides=$((s_asides + 1))
    s_session=isolated.$s_asides s_exit=0 s_shell=
  fi
  s_sitting=$s_wished
}

# Runs a command; where its block says "retry", again until its claims hold or the time is up.
attempt() {
  s_start=
  while :; do
    s_attempts=$((s_attempts + 1)) s_example=$s_claim s_compares=
    if [ "$s_plain_example" = plain ] && [ "${#s_claim}" -lt 4096 ]; then s_compares=yes; fi
    s_was_stopped=$s_stopped
    execute "$s_command" "$s_limit" "$s_list" "$s_stderr"
    s_status=$s_exit s_at=$s_begin s_start=${s_start:-$s_begin}
    if [ "$s_stopped" != "$s_was_stopped" ]; then not_tried skipped stopped; return; fi
    judge
    if [ "$s_verdict" = passed ] || [ -z "$s_retry" ] || [ -n "$s_ended" ]; then return; fi
    now
    [ $((s_now - s_start + s_interval)) -le "$s_retry" ] || return 0
    pause "$((s_interval / 100)).$((s_interval / 10 % 10))$((s_interval % 10))"
  done
}

# What is printed to the letter needs no awk.
judge() {
  s_shown=
  if [ -n "$s_plain" ] && [ "$s_took" -lt "$s_limit" ] && status_holds; then
    s_verdict=passed s_reason= s_said=
    [ -z "$s_ended" ] || s_reason='its shell ended; a new shell took over, functions, aliases and background jobs are lost'
    return
  fi
  [ -z "$s_plain" ] || write_seen
  put_part "$s_claim${s_claim:+$s_newline}" >"$s_dir/example"
  s_timed_out=0
  [ "$s_took" -lt "$s_limit" ] || s_timed_out=1
  judge_by_awk "$s_exit" "$s_wanted" "$s_timed_out"
  s_shown=yes
  [ "$s_verdict" = failed ] || { [ "$s_verdict" = error ] && [ "$s_timed_out" = 0 ]; } || return 0
  find_missing
}

status_holds() {
  case $s_wanted in
    any) ;;
    nonzero) [ "$s_exit" -ne 0 ] ;;
    *) [ "$s_exit" -eq "$s_wanted" ] ;;
  esac
}

judge_by_awk() {
  set_title "$s_command"
  put "match $s_match
wanted $2
exit $1
timed-out $3
timeout $s_limit
ended ${s_ended:+1}
dropped $s_dropped
whole $s_whole
program ${s_programs%% *}
exports exports.$s_session
title $s_title" >"$s_dir/case"
  : >"$s_dir/bindings"
  [ -z "$s_full" ] || die 3 "no room is left in $s_dir: nothing that a command prints can be kept"
  ask_awk judge "$s_dir" >"$s_dir/verdict" || die 3 "awk could not judge what was printed"
  { IFS= read -r s_verdict; IFS= read -r s_reason; IFS= read -r s_said; } <"$s_dir/verdict"
  while IFS= read -r s_line; do
    set_value "${s_line%% *}" "${s_line#* }"
    s_names="$s_names ${s_line%% *}"
    s_bound_values="$s_bound_values ${s_line%% *}"
  done <"$s_dir/bindings"
}

# A failure is looked at again: where a program is not there, the claim was not tried.
find_missing() {
  [ -n "$s_programs" ] && [ -n "$s_shell" ] || return 0
  case $s_reason in 'its output is too long'*) return ;; esac
  mv "$s_dir/seen" "$s_dir/seen.kept"
  s_taken=$s_took s_was_whole=$s_whole
  ask "for p in $s_programs; do command -v \"\$p\" >/dev/null || echo \"\$p\"; done" 2000
  s_took=$s_taken s_whole=$s_was_whole
  { IFS= read -r s_line; } <"$s_dir/seen" || s_line=
  mv "$s_dir/seen.kept" "$s_dir/seen"
  [ -n "$s_line" ] || return 0
  s_verdict=error s_reason="there is no $s_line here" s_said= s_shown=
  : >"$s_dir/mismatch"
}

# What the names of holes stood for is known in their article alone.
forget_values() {
  for s_word in $s_bound_values; do
    mangle "$s_word"
    unset "s_v_$s_mangled"
  done
  s_bound_values=
}
