import Diagnostics
import Testing

@testable import Transcripts

private let place = BlockPlace(file: "a.md", line: 10, column: 4)

private func read(_ content: String, info: String = "console") -> (block: Block?, problems: [Diagnostic]) {
  var problems: [Diagnostic] = []
  let block = Block(info: info, content: Array(content.utf8), at: place, diagnostics: &problems)
  return (block, problems)
}

/// What a block is cut into: each command, then its output behind an arrow.
private func cut(_ content: String) -> [String] {
  (read(content).block?.commands ?? []).map { "\($0.text.text) → \($0.output.text)" }
}

@Suite struct BlockReading {
  static let blocks: [(String, [String])] = [
    ("$ echo a\na\n", ["echo a → a"]),
    ("$ true\n", ["true → "]),
    ("$ echo a\na\n$ echo b\nb", ["echo a → a", "echo b → b"]),
    ("% ls\nfile\n$ not a prompt here\n", ["ls → file\n$ not a prompt here"]),
    (
      "user@host:~$ pwd\n/home\nuser@host:/tmp$ pwd\n/tmp\nuser@other:~$ no\n",
      ["pwd → /home", "pwd → /tmp\nuser@other:~$ no"]
    ),
    ("root@host:/# id\nuid=0\n", ["id → uid=0"]),
    ("[ec2-user@bastion ~]$ whoami\nec2-user\n[ec2-user@bastion tmp]$ exit\n", ["whoami → ec2-user", "exit → "]),
    ("bash-5.1$ echo a\na\n", ["echo a → a"]),
    ("(venv) $ python -V\nPython 3\n$ deactivate\n", ["python -V → Python 3", "deactivate → "]),
    ("$ echo '$ x'\n\\$ x\n", ["echo '$ x' → $ x"]),
    ("$ printf '\\\\x'\n\\x\n", ["printf '\\\\x' → \\x"]),
    ("$ echo a\na\n$\n", ["echo a → a"]),
    ("$ echo a\na\n$ \n", ["echo a → a"]),
    ("# a comment first\n\n$ echo a\na\n", ["echo a → a"]),
    ("$ echo a # a comment\n# output\n", ["echo a # a comment → # output"]),
    ("$ echo a \\\n>   b\na b\n", ["echo a \\\n  b → a b"]),
    ("$ echo a \\\n    b\na b\n", ["echo a \\\n    b → a b"]),
    ("$ cat <<E\n> one\n> two\n> E\none\ntwo\n", ["cat <<E\none\ntwo\nE → one\ntwo"]),
    ("$ cat <<'E'\n$ not a prompt\nE\n$ not a prompt\n", ["cat <<'E'\n$ not a prompt\nE → ", "not a prompt → "]),
    ("$ echo \"a\nb\"\na\nb\n", ["echo \"a\nb\" → a\nb"]),
    ("$ for i in 1 2; do\n> echo $i\n> done\n1\n2\n", ["for i in 1 2; do\necho $i\ndone → 1\n2"]),
    ("$ echo a |\ncat\na\n", ["echo a |\ncat → a"]),
    ("$ true &&\n> echo b\nb\n", ["true &&\necho b → b"]),
    ("$ f() {\n> echo f\n> }\n$ f\nf\n", ["f() {\necho f\n} → ", "f → f"]),
    ("$ x=$(\necho 1\n)\n", ["x=$(\necho 1\n) → "]),
    ("$ case a in\n> a) echo y ;;\n> esac\ny\n", ["case a in\na) echo y ;;\nesac → y"]),
    ("$ echo a &\n$ wait\n", ["echo a & → ", "wait → "]),
    ("$ if true; then echo y; fi\ny\n", ["if true; then echo y; fi → y"]),
    ("$ echo $((1 + (2)))\n3\n", ["echo $((1 + (2))) → 3"]),
    ("$ echo ${a:-\"x y\"} done\nx y done\n", ["echo ${a:-\"x y\"} done → x y done"]),
    ("$ a\n\nb\n\n\n$ c\n", ["a → \nb\n\n", "c → "]),
    ("$ echo a\na", ["echo a → a"]),
    ("PS C:\\> Get-Date\nnow\n", ["Get-Date → now"]),
  ]

  @Test(arguments: blocks) func commandsAndOutputs(_ content: String, _ expected: [String]) {
    #expect(cut(content) == expected)
    #expect(read(content).block?.printed == Array(content.utf8), "prints back byte for byte")
    #expect(read(content).problems.isEmpty)
  }

  static let broken: [(String, String, String, Int, Int?)] = [
    ("console", "no prompt\n", "no-prompt", 11, 1),
    ("console", "", "no-prompt", 10, 1),
    ("console", "\n\n", "no-prompt", 10, 1),
    ("console", "$ echo 'a\nb\n", "unfinished-command", 11, 1),
    ("console", "$ true\n$ cat <<E\nx\n", "unfinished-command", 12, 1),
    ("console exti=3", "$ a\n", "unknown-attribute", 10, 12),
    ("console exit=300", "$ a\n", "attribute-value", 10, 12),
    ("console exit=1 exit=2", "$ a\n", "repeated-attribute", 10, 19),
    ("console id", "$ a\n", "attribute-value", 10, 12),
    ("console id=a/b", "$ a\n", "attribute-value", 10, 12),
    ("console hidden=yes", "$ a\n", "attribute-value", 10, 12),
    ("console timeout=5", "$ a\n", "attribute-value", 10, 12),
    ("console needs=\"aws-cli ~1\"", "$ a\n", "attribute-value", 10, 12),
    ("console skip", "$ a\n", "attribute-value", 10, 12),
    ("console when=\"a b\"", "$ a\n", "attribute-value", 10, 12),
    ("console match=fuzzy", "$ a\n", "attribute-value", 10, 12),
    ("console id=\"a", "$ a\n", "attribute-value", 10, 12),
    ("console always=yes", "$ a\n", "attribute-value", 10, 12),
    ("console tab", "$ a\n", "attribute-value", 10, 12),
    ("console tab=\"\"", "$ a\n", "attribute-value", 10, 12),
    ("console tab=\" \"", "$ a\n", "attribute-value", 10, 12),
  ]

  @Test(arguments: broken) func problems(
    _ info: String, _ content: String, _ identifier: String, _ line: Int, _ column: Int?
  ) {
    let problem = read(content, info: info).problems.first
    #expect(problem?.identifier == identifier)
    #expect(problem?.location == SourceLocation(file: "a.md", line: line, column: column))
  }

  @Test func theNearestNameIsProposed() {
    #expect(read("$ a\n", info: "console exti=3").problems.first?.notes == ["did you mean ‘exit’?"])
  }

  @Test func attributesAreRead() throws {
    let info =
      #"console id=two-names exit=nonzero timeout=6m when="private-endpoint, !internet" needs="aws-cli >=1.16 <2, nslookup" match=unordered hidden writes=no tab="CLI, version 2""#
    let attributes = try #require(read("$ a\n", info: info).block).attributes
    #expect(attributes.id == "two-names")
    #expect(attributes.exit == .nonzero)
    #expect(attributes.timeout == .seconds(360))
    #expect(attributes.when.map(\.description) == ["private-endpoint", "!internet"])
    #expect(attributes.needs.map(\.description) == ["aws-cli >=1.16 <2", "nslookup"])
    #expect(attributes.match == .unordered)
    #expect(attributes.isHidden)
    #expect(attributes.writes == false)
    #expect(attributes.tab == "CLI, version 2")
  }

  @Test func theHashFollowsTheClaim() throws {
    func hash(_ info: String, _ content: String = "$ a\nb\n") throws -> String {
      try #require(read(content, info: info).block).hash
    }
    #expect(try hash("console") == hash("console id=x hidden tab=\"a b\""))
    #expect(try hash("console exit=1 timeout=5s") == hash("console timeout=5s exit=1"))
    #expect(try hash("console") != hash("console exit=1"))
    #expect(try hash("console") != hash("console", "$ a\nc\n"))
  }

  @Test func versionsCompareByNumber() throws {
    func holds(_ range: String, _ version: String) throws -> Bool {
      try Requirement("aws-cli " + range).accepts(#require(ToolVersion(version)))
    }
    #expect(try holds(">=1.16 <2", "1.16.116"))
    #expect(try holds(">=1.9", "1.16.116"))
    #expect(try !holds("<2", "2.0.0"))
    #expect(try holds("=1.16", "1.16.116"))
    #expect(try !holds("=1.16", "1.17.0"))
    #expect(try holds("<=1.16", "1.16.116"))
    #expect(try !holds(">1.16", "1.16.116"))
    #expect(try holds(">1.16", "1.17"))
  }
}

@Suite struct Effects {
  static let cases: [(String, Effect)] = [
    ("nslookup example.com", .reads), ("aws sqs list-queues", .reads),
    // Options and operands that make a reader write.
    ("sed -Ei s/a/b/ f", .writes), ("sed -En s/a/b/p f", .reads), ("awk -i inplace 1 f", .writes),
    ("sort -uo f g", .writes), ("sort -u g", .reads), ("uniq a b", .writes), ("uniq -c a", .reads),
    ("xxd a b", .writes), ("yq -i .a=1 f", .writes), ("yq .a f", .reads), ("tree -o f", .writes),
    ("find . -fprintf f x", .writes), ("find . -fprint0 f", .writes), ("find . -name x", .reads),
    ("date 010112002026", .writes), ("date +%s", .reads), ("date -d 2026-01-01", .reads), ("ss -K dst x", .writes),
    ("git branch newname", .unknown), ("git branch", .reads), ("git branch -c x", .unknown),
    ("docker rm show", .unknown), ("kubectl delete show", .unknown), ("ip addr show", .reads),
    ("kubectl get pods", .reads), ("wget -qO- --post-data=x http://h", .writes), ("wget -qO- http://h", .reads),
    ("curl -K conf", .writes), ("curl -sv http://h", .reads), ("nc -e sh h 1", .unknown), ("nc -zv h 1", .reads),
    ("aws s3api get-object --bucket b --key k out", .writes), ("alias ls='rm f'; ls", .unknown), ("alias", .reads),
    ("aws --region ap-northeast-1 sqs list-queues --endpoint-url https://x", .reads),
    ("aws sqs purge-queue --queue-url x", .writes), ("aws --region x sqs send-message --queue-url y", .writes),
    ("aws sqs receive-message", .reads),
    ("aws cloudtrail lookup-events --query 'x'", .reads), ("aws --version", .reads),
    ("aws --debug sqs list-queues 2>&1 | grep Start", .reads),
    ("aws s3 ls", .reads), ("aws s3 cp a b", .writes), ("curl https://x", .reads), ("curl -X POST https://x", .writes),
    ("curl -d a https://x", .writes),
    ("curl -s -o /dev/null https://x", .reads), ("echo a", .reads), ("echo a > file", .writes),
    ("echo a 2>/dev/null", .reads), ("echo a >&2", .reads),
    ("rm -rf x", .writes), ("echo $(rm x)", .writes), ("echo `rm x`", .writes), ("echo \"$(rm x)\"", .writes),
    ("true && rm x", .writes),
    ("if true; then rm x; fi", .writes), ("for i in rm; do echo $i; done", .reads), ("sudo rm x", .writes),
    ("sudo -n cat x", .reads), ("./run.sh", .unknown),
    ("python3 x.py", .unknown), ("python3 --version", .reads), ("X=1 echo a", .reads), ("X=1", .reads),
    ("cat <<E\nrm x\nE", .reads), ("sed -i s/a/b/ x", .writes),
    ("f() { rm x; }", .writes), ("echo 'rm x'", .reads), ("echo a # rm x", .reads), ("(cd /; rm x)", .writes),
    ("echo \"a;rm x\"", .reads), ("[[ a && b ]]", .reads),
  ]

  @Test(arguments: cases) func effect(_ command: String, _ effect: Effect) {
    #expect(Effect(of: Array(command.utf8)) == effect)
  }
}
