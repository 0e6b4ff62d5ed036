/// Texts for a POSIX shell on a far side, which may have nothing else: processes are read from `/proc`, or from ps(1) where
/// that is not there.
enum FarScripts {
  /// Prints how long the machine is up, if it tells, in hundredths of a second: Linux counts the beginnings of processes in
  /// these, too (USER_HZ).
  static let uptime = """
    { read -r up _ </proc/uptime; } 2>/dev/null && {
      up=${up%.*}${up#*.}
      while [ "${up#0}" != "$up" ]; do up=${up#0}; done
      echo "$up"
    }

    """

  /// Sends `signal` to the descendants of `shell` that began at `since`, in hundredths of a second since the machine came up, or later.
  static func signal(_ signal: String, below shell: Int, since: Int) -> String {
    """
    processes() {
      if [ -r /proc/self/stat ]; then
        for entry in /proc/[0-9]*/stat; do
          { IFS= read -r line <"$entry"; } 2>/dev/null || continue
          pid=${entry#/proc/}
          set -f; set -- ${line##*) }; set +f
          [ "$1" = Z ] || echo "${pid%/stat} $2 ${20}"
        done
      else
        ps -A -o pid= -o ppid= | while read -r pid parent; do echo "$pid $parent \(since)"; done
      fi
    }
    table=$(processes)
    known=" \(shell) " victims= more=yes
    newline='
    '
    while [ -n "$more" ]; do
      more= IFS=$newline
      for row in $table; do
        IFS=' '
        set -- $row
        case $known in *" $1 "*) continue ;; esac
        case $known in *" $2 "*) ;; *) continue ;; esac
        known="$known$1 " more=yes
        if [ "$3" -ge \(since) ]; then victims="$victims $1"; fi
      done
    done
    IFS=' '
    [ -z "$victims" ] || kill -s \(signal) $victims 2>/dev/null

    """
  }

  /// Ends every process whose environment holds a text, and waits for none.
  static func sweep(_ variable: String) -> String {
    """
    for round in 1 2 3 4 5; do
      found=
      for entry in $(grep -l \(quoted(variable)) /proc/[0-9]*/environ 2>/dev/null); do
        pid=${entry#/proc/}
        kill -s KILL "${pid%/environ}" 2>/dev/null && found=yes
      done
      [ -n "$found" ] || break
    done

    """
  }

  /// Says `ready`, waits for the end of its input, then sweeps. One compound command, so that the shell has read all of it
  /// before `cat` reads on.
  /// Then it takes away `folders`, patterns of the shell.
  static func guardian(ready: String, _ variable: String, folders: [String]) -> String {
    // In two parts, so that a terminal's echo of the script is not taken for its output.
    "{ echo \(ready.prefix(3))\"\(ready.dropFirst(3))\"; cat >/dev/null\n\(sweep(variable))\(folders.map { "rm -rf \($0)\n" }.joined())exit; }\n"
  }

  /// Enters the shell of a session and tells, when that has ended, in which status: a way such as ssh does not say by which
  /// signal. It is one line, since the outer shell may read ahead what is meant for the inner one.
  static func enter(_ farSide: FarSide, marker: String, mark: String) -> String {
    let variables = farSide.variables.merging([Shell.marker: marker]) { $1 }.sorted { $0.key < $1.key }
    let exports = variables.map { "\($0.key)=\(quoted($0.value)); export \($0.key); " }.joined()
    return """
      \(exports)printf '\\001%s\\n' \(mark) >&2; \(quoted(farSide.shell)); \
      printf '\\002%s ended %s\\n' \(mark) "$?" >&2; exit

      """
  }
}
