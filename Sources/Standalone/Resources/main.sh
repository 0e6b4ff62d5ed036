# ---- The call.

s_awk=awk s_mode=run s_only= s_evidence= s_form= s_quiet= s_allows= s_environment= s_variant= s_found=
s_dir= s_watch= s_opened=0 s_asides=0 s_stopped= s_brake= s_shell= s_number=0 s_full= s_pace=1 s_bound_values= s_sitting=shared
s_passed=0 s_failed=0 s_errors_=0 s_skipped=0 s_refused=0 s_done=0 s_planned=0
s_kept_shell= s_told= s_unsaid= s_killed=

usage() {
  cat <<USAGE
$s_about

usage: sh $s_name [options]

  --environment NAME   where this is: $s_environments
                       NAME@VARIANT or NAME@HOST names one of several
  --only ID            one block or command; may be given more than once
  --list               print the commands and end
  --dry-run            say what would run and what would not, and end
  --allow-writes       also run what changes the outside world
  --evidence FILE      write what was seen as JSON lines, for ‘sooth import’; - is standard output
  --tap                the Test Anything Protocol; so it is where no terminal reads
  --quiet              print what does not hold, and nothing else
  --help               this

examples:
  sh $s_name
  sh $s_name --dry-run
  sh $s_name --only ${s_example_id}
  sh $s_name --evidence - >evidence.jsonl

exit status: 0 all that ran holds, 1 a claim is false, 2 the call is wrong, 3 something could not be run or was refused,
4 nothing ran. $s_name writes to a folder of its own below \$TMPDIR or /tmp, and takes it away at the end.
USAGE
}

needs_value() { [ "$2" -ge 2 ] || die 2 "$1 needs a value; --help tells more"; }

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --*=*)
        s_word=$1
        shift
        set -- "${s_word%%=*}" "${s_word#*=}" "$@"
        continue
        ;;
      --environment | -e) needs_value "$1" $#; s_environment=$2; shift ;;
      --only) needs_value "$1" $#; s_only="$s_only $2"; shift ;;
      --evidence) needs_value "$1" $#; s_evidence=$2; shift ;;
      --list) s_mode=list ;;
      --dry-run) s_mode=dry-run ;;
      --allow-writes) s_allows=yes ;;
      --tap) s_form=tap ;;
      --quiet | -q) s_quiet=yes ;;
      --help | -h) usage; exit 0 ;;
      *) die 2 "there is no option ‘$1’; --help tells which there are" ;;
    esac
    shift
  done
}

choose_environment() {
  case $s_environment in *@*) s_variant=${s_environment#*@} s_environment=${s_environment%%@*} ;; esac
  s_environment=${s_environment:-$s_default_environment}
  [ -n "$s_environment" ] || die 2 "say which environment this is by --environment: $s_environments"
  environment "$s_environment" || die 2 "there is no environment ‘$s_environment’ in here; there is: $s_environments"
  [ -z "$s_allows" ] || s_permits=yes
  if [ -n "$s_variant" ] && [ -n "$s_variants" ]; then
    for s_word in $s_variants; do [ "${s_word%%:*}" != "$s_variant" ] || s_found=variant; done
    [ "$s_found" = variant ] || die 2 "‘$s_environment’ has no variant ‘$s_variant’; it has: $s_variant_names"
    s_found=
  fi
  case $s_variant in *[!A-Za-z0-9.+_-]* | [.-]*) die 2 "‘$s_variant’ is no name of a variant or a host" ;; esac
  if [ -z "$s_variant" ] && [ -n "$s_has_hosts" ]; then s_variant=$(uname -n); fi
}

choose_form() {
  exec 9>&1
  [ "$s_evidence" != - ] || exec 9>&2
  if [ -z "$s_form" ]; then if [ -t 9 ]; then s_form=lines; else s_form=tap; fi; fi
  s_red= s_green= s_yellow= s_bold= s_plainly=
  if [ "$s_form" = lines ] && [ -t 9 ] && [ -z "$NO_COLOR" ] && [ "$TERM" != dumb ]; then
    s_red=$(printf '\033[31m') s_green=$(printf '\033[32m') s_yellow=$(printf '\033[33m') s_bold=$(printf '\033[1m')
    s_plainly=$(printf '\033[0m')
  fi
}

prepare() {
  command -v "$s_awk" >/dev/null || die 3 'awk is missing: install one, such as mawk, gawk or busybox'
  if [ -n "$s_evidence" ] && [ "$s_evidence" != - ]; then
    { printf %s "" >>"$s_evidence"; } 2>/dev/null || die 3 "cannot write the evidence to $s_evidence"
  fi
  now
  s_run=$$-$s_now
  [ -z "$s_evidence" ] || s_epoch=$(($(date +%s) - s_now / 100))
  s_apart= s_defaults=
  if command -v setsid >/dev/null; then s_apart=setsid; fi
  # A shell in the background ignores these two, and what it starts as well.
  case $(env --default-signal=INT,QUIT echo yes 2>/dev/null) in yes) s_defaults='env --default-signal=INT,QUIT' ;; esac
  printf '%s' "$s_expressions" >"$s_dir/expressions"
  watch </dev/null >/dev/null 2>&1 3<&- 4<&- 9>&- &
  s_watch=$!
}

main() {
  s_had_locale=${LC_ALL+set} s_locale=$LC_ALL s_had_tmpdir=${TMPDIR+set} s_tmpdir=$TMPDIR
  LC_ALL=C
  read_options "$@"
  choose_environment
  choose_form
  trap clean_up EXIT
  # Some shells keep here-documents in files.
  if [ "$s_mode" = run ] || [ -n "$KSH_VERSION$BASH_VERSION" ]; then make_folder; TMPDIR=$s_dir; fi
  s_pass=see s_articles=0
  articles
  for s_word in $s_only; do is_in "$s_word" "$s_found" || die 2 "there is no block or command ‘$s_word’; --list shows them"; done
  s_pass=do s_articles=0
  if [ "$s_mode" != run ]; then articles; exit 0; fi
  trap 'stop 129' HUP
  trap 'stop 130' INT
  trap 'stop 143' TERM
  trap 'stop 141' PIPE
  prepare
  [ "$s_form" = lines ] || say "TAP version 13${s_newline}1..$s_planned"
  articles
  write_evidence
  finish
}

finish() {
  if [ "$s_form" = lines ] && [ -z "$s_quiet" ]; then
    s_line="$s_passed passed · $s_failed failed · $s_skipped skipped"
    [ "$s_errors_" -eq 0 ] || s_line="$s_line · $s_errors_ could not run"
    [ "$s_refused" -eq 0 ] || s_line="$s_line · $s_refused refused"
    say "$s_line"
  fi
  [ -z "$s_stopped" ] || exit "$s_stopped"
  [ -z "$s_unsaid" ] || die 3 'standard output cannot be written'
  [ "$s_failed" -eq 0 ] || exit 1
  [ $((s_errors_ + s_refused)) -eq 0 ] || exit 3
  [ "$s_passed" -gt 0 ] || { printf '%s: nothing was verified\n' "$s_name" >&2; exit 4; }
  exit 0
}
