# What the shell of a session has left: for each command a line of one byte 002, the directory, that line again, the exported
# variables.

# The last snapshot of a file that was read: STATE_AT is its first line, STATE_EXPORTS the first of the variables.
function find_last_snapshot(count,  i, marks) {
  STATE_AT = STATE_EXPORTS = marks = 0
  for (i = 1; i <= count; i++) {
    if (RAW[i] != "\002") continue
    if (marks++ % 2) STATE_EXPORTS = i + 1
    else STATE_AT = i
  }
}

# Cuts the file down to that: the earlier snapshots have told their secrets.
function keep_last_snapshot(file,  n, i) {
  n = read_lines(file)
  find_last_snapshot(n)
  if (STATE_AT <= 1) return
  printf "" >file
  for (i = STATE_AT; i <= n; i++) print RAW[i] >file
  close(file)
}

# Prints what brings another shell there.
function answer_state(file,  n, i, place) {
  n = read_lines(file)
  find_last_snapshot(n)
  place = ""
  for (i = STATE_AT + 1; i < STATE_EXPORTS - 1; i++) place = place (place == "" ? "" : "\n") RAW[i]
  gsub(/\047/, "\047\\\047\047", place)
  print "cd -- \047" place "\047 2>/dev/null || cd /"
  for (i = STATE_EXPORTS; i && i <= n; i++) print RAW[i]
}
