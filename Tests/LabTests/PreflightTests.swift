import SystemPackage
import Testing

@testable import Lab

@Suite struct PreflightTests {
  /// What the script would print elsewhere; each line of the first column was seen or is in the sources of
  /// the tool.
  @Test(arguments: [
    (
      "said unshare: unshare failed: No space left on device\nmax_net_namespaces 0\n"
        + "max_user_namespaces 96365\n",
      LabObstacle.namespaceLimit(setting: "max_net_namespaces", value: 0)
    ),
    (
      "said unshare: unshare failed: Operation not permitted\nunprivileged_userns_clone 0\nseccomp 0\n",
      .forbiddenBySetting("kernel.unprivileged_userns_clone", value: 0, needed: 1)
    ),
    (
      "said unshare: write failed /proc/self/uid_map: Operation not permitted\n"
        + "apparmor_restrict_unprivileged_userns 1\nseccomp 0\n",
      .forbiddenBySetting("kernel.apparmor_restrict_unprivileged_userns", value: 1, needed: 0)
    ),
    (
      "said unshare: unshare failed: Operation not permitted\nmax_user_namespaces 96365\nseccomp 2\n",
      .systemCallFilter(said: "unshare: unshare failed: Operation not permitted")
    ),
    ("said unshare: mount /proc failed: Operation not permitted\nseccomp 2\n", .coveredProc),
    ("said Error: Unknown device type.\nseccomp 0\n", .noVeth),
    ("said unshare: strange\nseccomp 0\n", .other(said: "unshare: strange")),
  ])
  func tellsTheCause(report: String, obstacle: LabObstacle) {
    #expect(Preflight.causes(of: report) == [obstacle])
  }

  @Test func namesEveryProgramThatIsMissing() throws {
    let error = try #require(throws: LabError.self) { try Machine(path: "/nonexistent") }
    guard case .unavailable(let obstacles) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(obstacles.contains(.missingProgram("ip", package: "iproute2")))
    #expect(obstacles.count == Machine.needed.count)
    #expect("\(error)".contains("\n  - the program 'ip' is missing: apt-get install iproute2"))
  }

  @Test func asksForAClientOnlyWhereThereIsAServer() throws {
    let error = try #require(throws: LabError.self) { try Machine(path: "/nonexistent", needs: Machine.neededForSSH) }
    #expect("\(error)".contains("\n  - the program 'ssh-keygen' is missing: apt-get install openssh-client"))
    #expect(!Machine.needed.contains { $0.1 == "openssh-client" })
  }
}

extension RealLabs {
  @Suite struct PreflightTests {
    private func preflight(where preparation: String) throws -> Preflight {
      let machine = try Machine.current()
      let by = [machine["unshare"].string, "-Urm", "sh", "-c", "\(preparation); exec \"$@\"", "sh"]
      return Preflight(machine: machine, adapter: try .write(into: LabFixture.cache), by: by)
    }

    private func obstacles(where preparation: String) async throws -> [LabObstacle] {
      try await preflight(where: preparation).obstacles()
    }

    @Test func findsNothingHere() async throws {
      #expect(try await Lab.preflight(cache: LabFixture.cache) == [])
      #expect(try await obstacles(where: ":") == [])
    }

    @Test(arguments: ["user", "net", "mnt", "pid", "uts", "ipc"])
    func namesTheLimitThatIsUsedUp(kind: String) async throws {
      let setting = "max_\(kind)_namespaces"
      let found = try await obstacles(where: "echo 0 > /proc/sys/user/\(setting)")
      #expect(found == [.namespaceLimit(setting: setting, value: 0)])
    }

    @Test func knowsACoveredProc() async throws {
      #expect(try await obstacles(where: "mount -t tmpfs tmpfs /proc/tty") == [.coveredProc])
    }

    @Test func knowsAPythonWithoutVirtualEnvironments() async throws {
      #expect(try await preflight(where: ":").venvObstacles() == [])
      let find = "/usr/bin/python3 -I -c 'import ensurepip; print(ensurepip.__file__)'"
      let hide = "mount -t tmpfs tmpfs $(dirname $(\(find)))"
      #expect(try await preflight(where: hide).venvObstacles() == [.missingVenv])
    }

    @Test func saysTheWayOutOfALimit() async throws {
      let found = try await obstacles(where: "echo 0 > /proc/sys/user/max_user_namespaces")
      #expect(
        "\(LabError.unavailable(found))" == """
          no lab can be made on this machine:
            - namespaces are used up, the limit user.max_user_namespaces is 0: as root, \
          sysctl user.max_user_namespaces=10000
          """)
    }
  }
}
