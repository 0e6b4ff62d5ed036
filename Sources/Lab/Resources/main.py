"""PID 1 of a lab: builds the network, starts what is AWS in it, and lives until its standard input ends.

Run inside `unshare --user --map-root-user --net --mount --pid --uts --ipc --fork --kill-child --mount-proc`.
One line of JSON, the plan, comes in on standard input. One line goes out: {"ready": …} or {"error": …}.
The end of standard input, which the kernel brings about when the owner of the lab dies, ends this process,
and the kernel then ends every other process, mount, interface and namespace of the lab.
"""

import concurrent.futures
import importlib
import json
import os
import signal
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # `python -I` leaves it out

import hosts
import network
from tools import LabFailure, run

PATIENCE = 60  # seconds
SHARED = "/dev/shm"


def raise_lab(plan):
    """Bring up all that the plan describes, the slow import of moto beside the rest; return the hosts."""
    run(["mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", plan["state"]])
    cover_shared_memory()  # before anything is read: the cache, with all libraries, may lie there
    importing = concurrent.futures.ThreadPoolExecutor(1).submit(importlib.import_module, "cloud")
    started = hosts.start(plan)
    network.connect(plan, started)
    import certificates  # these too are read while the hosts make themselves ready
    import resolver

    pki = certificates.ensure(plan["pki"], plan["endpoints"])
    resolver.serve(plan["dns"])
    for host in started:
        host.await_ready()
        host.start_health_check()
    importing.result().serve(plan, pki)
    problems = [f"{host.name}: {problem}" for host in started for problem in host.problems()]
    if problems:
        last_words = [words for host in started for words in host.last_words()]
        raise LabFailure("unhealthy, seen from " + "; ".join([*problems, *last_words]))
    return started


def cover_shared_memory():
    """libfaketime leaves files in /dev/shm. Folders there are put back: people work in them, it is a fast disk."""
    entries = [entry for entry in os.scandir(SHARED) if entry.is_dir(follow_symlinks=False)]
    folders = {entry.path: os.open(entry.path, os.O_PATH) for entry in entries}
    run(["mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", SHARED])
    for path, folder in folders.items():
        os.mkdir(path)
        run(["mount", "--no-canonicalize", "--rbind", f"/proc/{os.getpid()}/fd/{folder}", path])
        os.close(folder)


def give_up(*_):
    raise LabFailure(f"not ready after {PATIENCE} s")


def report(answer):
    print(json.dumps(answer), flush=True)


def keep_output_in(path):
    """Nobody reads standard output any more: what a library prints goes to a file that dies with the lab."""
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)


def main():
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    plan = json.loads(sys.stdin.buffer.readline())
    try:
        raised = raise_lab(plan)
    except LabFailure as failure:
        report({"error": str(failure)})
        os._exit(70)
    except Exception as error:
        report({"error": f"{type(error).__name__}: {error}"})
        os._exit(70)
    signal.alarm(0)
    report({"ready": True, "hosts": {host.name: host.pid for host in raised}})
    keep_output_in(os.path.join(plan["state"], "log"))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # orphans become children of PID 1: keep no zombies
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


main()
