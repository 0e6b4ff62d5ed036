import Diagnostics
import Testing

/// The runner itself: it goes red where a scenario is not true, and refuses scenarios that could not fail.
@Suite struct RunnerTests {
  private func failure(_ markdown: String) async throws -> ScenarioFailure? {
    try await Scenario(Array(markdown.utf8), file: "a.md").run()
  }

  private func problem(_ markdown: String) -> Diagnostic? {
    do {
      _ = try Scenario(Array(markdown.utf8), file: "a.md")
      return nil
    } catch {
      return error.diagnostics.first
    }
  }

  @Test func whatHoldsPasses() async throws {
    let markdown = """
      # Files, output and status

      ````file sub/a.md
      ```console
      ````

      ```file run.sh executable
      #!/bin/sh
      exit 7
      ```

      ````console
      $ cat sub/a.md
      ```console
      $ echo more >b
      $ cat b
      more
      ````

      ```console exit=7
      $ ./run.sh
      ```
      """
    #expect(try await failure(markdown) == nil)
  }

  @Test func wrongOutput() async throws {
    let failure = try await failure("prose\n\n```console\n$ true\n$ echo goodbye\nhello\n```\n")
    #expect(failure?.line == 5)
    #expect(failure?.message.contains("$ echo goodbye\nexpected ‘hello’, got ‘goodbye’") == true)
    #expect(failure?.message.contains("! hello") == true, "the two columns")
  }

  @Test(arguments: [
    ("", "$ false"), (" exit=3", "$ exit 4"), (" exit=nonzero", "$ true"), ("", "$ kill -9 $$"),
  ])
  func wrongStatus(_ attributes: String, _ command: String) async throws {
    let failure = try await failure("```console\(attributes)\n\(command)\n```\n")
    #expect(failure?.line == 2)
    #expect(failure?.message.contains("expected exit status") == true)
  }

  @Test func missingFile() async throws {
    let failure = try await failure("```file a\nx\n```\n```console\n$ cat b\nx\n```\n")
    #expect(failure?.message.contains("No such file") == true)
  }

  @Test func noTimeLeft() async throws {
    let failure = try await failure("```console timeout=200ms\n$ echo a; sleep 1000\na\n```\n")
    #expect(failure?.message.contains("it did not end in time") == true)
  }

  @Test func somethingLeftRunning() async throws {
    let failure = try await failure("```console\n$ setsid sleep 1000 >/dev/null 2>&1 &\n```\n")
    #expect(failure?.message.contains("still running: sleep 1000") == true)
  }

  @Test func somethingLeftInTheTemporaryFolder() async throws {
    let failure = try await failure("```console\n$ touch $TMPDIR/x\n```\n")
    #expect(failure?.message == "left in TMPDIR: x")
  }

  @Test func theEnvironmentIsClean() async throws {
    let markdown = """
      ```console
      $ echo "[$SOOTH_SCENARIOS][$LANG][$NO_COLOR]"
      [][][1]
      $ command -v sooth
      \(Sandbox.buildFolder)/sooth
      ```
      """
    #expect(try await failure(markdown) == nil)
  }

  @Test(arguments: [
    ("# Nothing runs\n\n```sh\ntrue\n```\n", "no-command"),
    ("", "no-command"),
    ("```console\nno prompt\n```\n", "no-prompt"),
    ("```console exti=1\n$ true\n```\n", "unknown-attribute"),
    ("```console skip=\"later\"\n$ false\n```\n", "unsupported-attribute"),
    ("```console when=x\n$ false\n```\n", "unsupported-attribute"),
    ("```file\n```\n```console\n$ true\n```\n", "file-fence"),
    ("```file ../a\n```\n```console\n$ true\n```\n", "file-fence"),
    ("```file /etc/a\n```\n```console\n$ true\n```\n", "file-fence"),
    ("```file a\n```\n```file a\n```\n```console\n$ true\n```\n", "file-fence"),
    ("```file a exectable\n```\n```console\n$ true\n```\n", "file-fence"),
  ])
  func refused(_ markdown: String, _ identifier: String) {
    #expect(problem(markdown)?.identifier == identifier)
  }
}
