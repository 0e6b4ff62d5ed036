/// What a command does to the world outside its shell.
public enum Effect: Sendable, Hashable {
  case reads
  case writes
  /// Cannot be told from its words; counts as writing until the author says `writes=no`.
  case unknown
}

extension Effect {
  /// The strongest effect of the simple commands in a shell text.
  public init(of command: [UInt8]) {
    let effects = ShellReader(command).commands.map(Self.effect)
    self = effects.contains(.writes) ? .writes : effects.contains(.unknown) ? .unknown : .reads
  }

  private static func effect(_ command: SimpleCommand) -> Effect {
    if command.outputs.contains(where: { $0 != "/dev/null" && $0 != "/dev/stdout" && $0 != "/dev/stderr" }) {
      return .writes
    }
    guard let first = command.words.first else { return .reads }
    let name = first.split(separator: "/").last.map(String.init) ?? first
    let arguments = Array(command.words.dropFirst())
    switch name {
    case "sudo", "env", "command", "exec", "nohup", "timeout", "time", "nice", "xargs", "watch":
      return wrapped(arguments)
    case "trap": return arguments.first.map { Effect(of: Array($0.utf8)) } ?? .reads
    case "aws": return aws(arguments)
    case "curl": return curl(arguments)
    case "git", "kubectl", "docker", "systemctl", "ip": return subcommand(arguments)
    case "alias": return arguments.isEmpty ? .reads : .unknown
    case "nc", "ncat":
      return hasShort(arguments, "e") || has(arguments, "--exec", "--sh-exec", "-c") ? .unknown : .reads
    case "ss": return hasShort(arguments, "K") || has(arguments, "--kill") ? .writes : .reads
    case "tree", "less": return hasShort(arguments, "oO") ? .writes : .reads
    case "yq": return hasShort(arguments, "i") || has(arguments, "--inplace", "--in-place") ? .writes : .reads
    case "uniq", "xxd": return arguments.count { !$0.hasPrefix("-") } > 1 ? .writes : .reads
    case "wget": return wget(arguments)
    case "find": return arguments.contains { findWriters.contains($0) } ? .writes : .reads
    case "sort": return hasShort(arguments, "o") || has(arguments, "--output") ? .writes : .reads
    case "openssl": return has(arguments, "-out") ? .writes : .reads
    case "date": return date(arguments)
    case "hostname":
      return arguments.contains { !$0.hasPrefix("-") } || has(arguments, "-F", "--file", "-b") ? .writes : .reads
    case "sed": return sed(arguments)
    case "awk", "gawk", "mawk":
      // A program may start others or write files; an extension may edit in place.
      if arguments.contains("inplace") || has(arguments, "--include") { return .writes }
      return arguments.contains { $0.contains("system(") || $0.contains(">") || $0.contains("|") } ? .unknown : .reads
    case _ where readers.contains(name): return .reads
    case _ where writers.contains(name): return .writes
    default: return arguments == ["--version"] || arguments == ["--help"] ? .reads : .unknown
    }
  }

  /// Whether one of the options is there, alone, with its value behind it, or with `=`.
  private static func has(_ arguments: [String], _ options: String...) -> Bool {
    arguments.contains { argument in
      options.contains { argument == $0 || argument.hasPrefix($0 + "=") || $0.count == 2 && argument.hasPrefix($0) }
    }
  }

  /// Whether one of `letters` stands in a cluster of short options.
  private static func hasShort(_ arguments: [String], _ letters: String) -> Bool {
    arguments.contains { argument in
      argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.contains { letters.contains($0) }
    }
  }

  /// Setting the clock takes an option, or a number alone (date(1)).
  private static func date(_ arguments: [String]) -> Effect {
    if has(arguments, "-s", "--set") { return .writes }
    let numbers = arguments.enumerated().filter { index, argument in
      argument.first?.isNumber == true
        && !(index > 0 && ["-d", "-r", "--date", "--reference"].contains(arguments[index - 1]))
    }
    return numbers.isEmpty ? .reads : .writes
  }

  /// Reads only where it prints, or asks for headers, and sends nothing.
  private static func wget(_ arguments: [String]) -> Effect {
    let prints = arguments.contains { $0.hasPrefix("-O-") || $0 == "--spider" || $0 == "-qO-" }
    let sends = arguments.contains { argument in
      ["--post", "--body", "--method", "--config", "--execute", "-e", "-i"].contains { argument.hasPrefix($0) }
    }
    return prints && !sends ? .reads : .writes
  }

  /// In place, or by the commands `w` and `e` of a script.
  private static func sed(_ arguments: [String]) -> Effect {
    if hasShort(arguments, "i") || has(arguments, "--in-place") { return .writes }
    let scripts = arguments.filter { !$0.hasPrefix("-") }
    return scripts.contains { $0.contains("w ") || $0.hasSuffix("/e") || $0.hasPrefix("e ") } ? .unknown : .reads
  }

  /// The first argument that is no option, assignment or number is the command that a wrapper runs.
  private static func wrapped(_ arguments: [String]) -> Effect {
    guard
      let start = arguments.firstIndex(where: { !$0.hasPrefix("-") && !$0.contains("=") && $0.first?.isNumber != true })
    else { return .reads }
    return effect(SimpleCommand(words: Array(arguments[start...])))
  }

  /// `aws [options] service operation`: the operation's verb tells (AWS CLI Command Reference).
  private static func aws(_ arguments: [String]) -> Effect {
    var words: [String] = []
    var skips = false
    for argument in arguments {
      if skips {
        skips = false
      } else if argument.hasPrefix("--") {
        skips = !argument.contains("=") && !awsFlags.contains(argument)
      } else {
        words.append(argument)
      }
      if words.count == 2 { break }
    }
    guard words.count == 2 else { return .reads }
    if words[1] == "help" || words[0] == "help" { return .reads }
    // It writes what it gets to a file.
    if words[0] == "s3api", words[1].hasPrefix("get-object") { return .writes }
    if words[0] == "s3" { return words[1] == "ls" || words[1] == "presign" ? .reads : .writes }
    if words[0] == "configure" { return ["list", "get", "list-profiles"].contains(words[1]) ? .reads : .writes }
    let readVerbs = [
      "list-", "get-", "describe-", "lookup-", "search-", "batch-get-", "filter-", "query", "scan", "head-", "wait",
      "tail", "receive-message",
    ]
    return readVerbs.contains { words[1].hasPrefix($0) } ? .reads : .writes
  }

  /// Options that send a body, name another method or write a file (curl(1)); short ones may stand in a cluster.
  private static func curl(_ arguments: [String]) -> Effect {
    for (index, argument) in arguments.enumerated() {
      let next = index + 1 < arguments.count ? arguments[index + 1] : ""
      if argument.hasPrefix("--") {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        if curlWriters.contains(where: { parts[0].hasPrefix($0) }) { return .writes }
        if parts[0] == "--request", !isReading(parts.count > 1 ? parts[1] : next) { return .writes }
      } else if argument.hasPrefix("-") {
        let cluster = argument.dropFirst()
        if cluster.contains(where: { "dFTOJKDc".contains($0) }) { return .writes }
        if let place = cluster.firstIndex(of: "X") {
          let method = String(cluster[cluster.index(after: place)...])
          if !isReading(method.isEmpty ? next : method) { return .writes }
        }
        if let place = cluster.firstIndex(of: "o") {
          let file = String(cluster[cluster.index(after: place)...])
          if (file.isEmpty ? next : file) != "/dev/null" { return .writes }
        }
      }
    }
    return .reads
  }

  private static func isReading(_ method: String) -> Bool { ["GET", "HEAD", "OPTIONS"].contains(method) }

  private static let curlWriters = [
    "--data", "--form", "--upload", "--output", "--remote-name", "--json", "--config", "--dump-header", "--cookie-jar",
  ]

  private static func subcommand(_ arguments: [String]) -> Effect {
    let words = arguments.filter { !$0.hasPrefix("-") }
    let reading: Set<String> = [
      "status", "log", "show", "diff", "get", "describe", "logs", "ps", "images", "inspect", "version", "is-active",
      "cat", "list",
      "list-units", "branch", "rev-parse", "ls-files", "top", "explain",
    ]
    guard let verb = words.first else { return .reads }
    // An option may turn a verb that reads into one that writes: `branch -D`, `diff --output=f`.
    if has(arguments, "-D", "-d", "-m", "-M", "-f", "-c", "-C", "--output", "--delete", "--move", "--force") {
      return .unknown
    }
    // With a name, `branch` makes one; `address show` and the like look.
    if verb == "branch" { return words.count == 1 ? .reads : .unknown }
    let areas: Set<String> = ["address", "addr", "a", "route", "r", "link", "l", "rule", "neighbour", "neigh", "netns"]
    return reading.contains(verb) || words.count > 1 && words[1] == "show" && areas.contains(verb) ? .reads : .unknown
  }

  private static let awsFlags: Set<String> = [
    "--debug", "--no-verify-ssl", "--no-paginate", "--no-sign-request", "--no-cli-pager", "--v2-debug",
    "--no-cli-auto-prompt",
  ]

  private static let findWriters: Set<String> = [
    "-delete", "-exec", "-execdir", "-ok", "-okdir", "-fprint", "-fprint0", "-fprintf", "-fls",
  ]

  /// Commands that look and print, and builtins whose effect ends with the shell.
  private static let readers: Set<String> = [
    "nslookup", "dig", "host", "drill", "getent", "ping", "ping6", "traceroute", "tracepath", "mtr",
    "netstat",
    "resolvectl", "whois",
    "cat", "head", "tail", "more", "grep", "egrep", "fgrep", "rg", "awk", "gawk", "mawk", "cut", "tr", "sort",
    "wc",
    "jq", "column", "diff", "cmp", "comm", "paste", "fold", "fmt", "nl", "od", "hexdump", "strings",
    "base64", "rev",
    "tac", "seq", "expr", "factor", "md5sum", "sha1sum", "sha256sum", "cksum", "file", "stat", "ls", "du", "df",
    "readlink",
    "realpath", "basename", "dirname", "which", "type", "whereis", "ps", "pgrep", "top", "free", "uptime", "uname",
    "hostname",
    "whoami", "id", "groups", "w", "who", "last", "cal", "locale", "printenv", "nproc", "lscpu", "lsns",
    "man",
    "echo", "printf", "true", "false", "test", "[", "[[", ":", "cd", "pwd", "pushd", "popd", "dirs", "export", "unset",
    "set",
    "shopt", "unalias", "read", "return", "exit", "local", "declare", "typeset", "readonly", "shift", "trap",
    "wait",
    "sleep", "jobs", "fg", "bg", "ulimit", "umask", "hash", "history", "getopts", "break", "continue", "yes", "times",
    "let", "logout",
  ]

  private static let writers: Set<String> = [
    "rm", "mv", "cp", "mkdir", "rmdir", "touch", "ln", "install", "tee", "dd", "truncate", "chmod", "chown", "chgrp",
    "kill", "pkill",
    "killall", "reboot", "shutdown", "mount", "umount", "mkfs", "apt", "apt-get", "dpkg", "yum", "dnf", "apk", "pip",
    "pip3", "npm",
    "make", "scp", "rsync", "sftp", "useradd", "userdel", "passwd", "crontab", "patch", "shred", "unlink", "mktemp",
  ]
}
