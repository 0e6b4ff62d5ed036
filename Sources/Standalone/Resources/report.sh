# ---- Reports: lines for a person on a terminal, else the Test Anything Protocol, version 13.

say() { put "$1" >&9; }

# A place in the names of people.
set_labels() {
  s_where=$s_environment_title${s_variant:+, $s_variant}
}

begin_article() {
  set_labels
  [ "$s_mode" = run ] || return 0
  [ "$s_form" = lines ] && [ -z "$s_quiet" ] || return 0
  say "$s_bold$s_article$s_plainly ($s_where)"
}

count_verdict() {
  s_done=$((s_done + 1))
  case $s_verdict in
    passed) s_passed=$((s_passed + 1)) ;;
    failed) s_failed=$((s_failed + 1)) ;;
    error) s_errors_=$((s_errors_ + 1)) ;;
    skipped) s_skipped=$((s_skipped + 1)) ;;
    refused) s_refused=$((s_refused + 1)) ;;
  esac
}

# The command in one line, into s_title.
set_title() {
  s_title= s_rest=$1
  while :; do
    s_line=${s_rest%%"$s_newline"*}
    while :; do case $s_line in ' '* | "$s_tab"*) s_line=${s_line#?} ;; *) break ;; esac; done
    s_title=$s_title${s_title:+ }$s_line
    case $s_rest in *"$s_newline"*) s_rest=${s_rest#*"$s_newline"} ;; *) break ;; esac
  done
}

report() {
  set_title "$s_source"
  if [ "$s_form" = tap ]; then report_tap; else report_line; fi
}

report_tap() {
  s_title="$s_done - $s_article ($s_where): $s_id \$ $s_title"
  s_rest=$s_title s_title=
  while :; do
    case $s_rest in *'#'*) s_title="$s_title${s_rest%%'#'*}\\#" s_rest=${s_rest#*'#'} ;; *) break ;; esac
  done
  s_title=$s_title$s_rest
  case $s_verdict in
    passed) [ -n "$s_quiet" ] || say "ok $s_title"; return ;;
    skipped) [ -n "$s_quiet" ] || say "ok $s_title # SKIP $s_reason"; return ;;
  esac
  say "not ok $s_title"
  yaml "$s_file#$s_id"
  s_title=$s_yaml
  yaml "$s_reason"
  say "  ---$s_newline  verdict: $s_verdict$s_newline  at: $s_title$s_newline  reason: $s_yaml"
  if [ "$s_shown" = yes ] && [ -s "$s_dir/difference" ]; then
    say '  difference: |2'
    while IFS= read -r s_line; do say "    $s_line"; done <"$s_dir/difference"
  fi
  say '  ...'
}

# In the single quotes of YAML.
yaml() {
  s_yaml= s_rest=$1
  while :; do
    case $s_rest in *\'*) s_yaml="$s_yaml${s_rest%%\'*}''" s_rest=${s_rest#*\'} ;; *) break ;; esac
  done
  s_yaml="'$s_yaml$s_rest'"
}

report_line() {
  case $s_verdict in
    passed)
      [ -n "$s_quiet" ] || say "  $s_green✓$s_plainly $s_id   \$ $s_title   $(duration "$s_took")${s_reason:+   $s_reason}"
      return
      ;;
    skipped) [ -n "$s_quiet" ] || say "  $s_yellow–$s_plainly $s_id   skipped: $s_reason"; return ;;
  esac
  say "  $s_red✗ $s_id   $s_verdict$s_plainly   \$ $s_title"
  say "      $s_red$s_reason$s_plainly"
  [ "$s_attempts" -le 1 ] || say "      after $s_attempts attempts"
  [ "$s_shown" = yes ] && [ -s "$s_dir/difference" ] || return 0
  while IFS= read -r s_line; do
    case $s_line in [-+]*) say "      $s_red$s_line$s_plainly" ;; *) say "      $s_line" ;; esac
  done <"$s_dir/difference"
}

duration() {
  if [ "$1" -lt 100 ]; then printf '%s ms' "$(($1 * 10))"
  else printf '%s.%s s' "$(($1 / 100))" "$(($1 / 10 % 10))"
  fi
}

show_in_list() {
  set_title "$s_source"
  printf '%s   $ %s\n' "$s_article#$s_id" "$s_title"
}

show_in_plan() {
  set_title "$s_source"
  case $s_obstacle in
    '') printf '  %s   run     %s$ %s\n' "$s_id" "${s_needs:+if there is $s_needs: }" "$s_title" ;;
    skipped) printf '  %s   skip    %s\n' "$s_id" "$s_reason" ;;
    *) printf '  %s   refuse  %s\n' "$s_id" "$s_reason" ;;
  esac
}

# What is kept of a command for the evidence.
record() {
  [ -n "$s_evidence" ] && [ "$s_known" = yes ] || return 0
  s_show=-
  if [ "$s_attempts" -gt 0 ]; then
    case $s_publish in
      full) s_show=show ;;
      example) [ "$s_verdict" = passed ] || s_show=show ;;
    esac
  fi
  if [ "$s_show" = show ]; then
    [ -z "$s_plain" ] || [ -n "$s_shown" ] || write_seen
    mv "$s_dir/seen" "$s_dir/seen.$s_done"
    [ "$s_whole" = 0 ] || echo yes >"$s_dir/whole.$s_done"
    [ "$s_shown" != yes ] || mv "$s_dir/mismatch" "$s_dir/mismatch.$s_done"
  fi
  s_used=
  for s_word in $s_uses; do if is_in "$s_word" "$s_present"; then s_used="$s_used $s_word"; fi; done
  [ "$s_attempts" -gt 0 ] || s_used=
  s_text=$((s_epoch + s_at / 100))
  put "$s_done$s_tab$s_article$s_tab$s_id$s_tab$s_hash$s_tab$s_verdict$s_tab$s_text$s_tab$s_took$s_tab$s_attempts$s_tab$s_status\
$s_tab$s_used$s_tab$s_show$s_tab$s_reason" >>"$s_dir/results"
}

write_evidence() {
  [ -n "$s_evidence" ] || return 0
  if [ -z "$s_variant" ] && [ -n "$s_variants" ]; then
    printf '%s: which variant of ‘%s’ this is cannot be told by its tools; name it: --environment %s@VARIANT\n' \
      "$s_name" "$s_environment" "$s_environment" >&2
  fi
  printf '%s\n' "environment $s_environment" "variant $s_variant" "publish $s_publish" >"$s_dir/facts"
  [ -e "$s_dir/results" ] || : >"$s_dir/results"
  if [ "$s_evidence" = - ]; then
    ask_awk evidence "$s_dir"
  else
    ask_awk evidence "$s_dir" >"$s_evidence" || die 3 "cannot write the evidence to $s_evidence"
  fi
}
