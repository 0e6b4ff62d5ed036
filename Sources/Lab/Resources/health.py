"""Seen from inside a host: do names resolve as described, are endpoints and servers open, is the rest silent?

Argument: {"names": {name: [address]}, "open": [address], "servers": [address], "proxies": [address],
"silent": [address]} as JSON.
Standard input ends when the endpoints serve. Prints a JSON array of what is wrong, in words. It imports
little: every host runs it at every start.
"""

import json
import select
import socket
import sys
import time

PORT, SSH, PROXY = 443, 22, 3128
OPEN_WITHIN = 2.0  # seconds
SILENT_FOR = 0.2  # seconds; a refusal or an ICMP answer inside the machine takes far less than a millisecond


def resolve(names):
    """The first name that is not as described: where one is wrong, the others often time out one by one."""
    for name, expected in names.items():
        try:
            families = {family(address) for address in expected}
            found = {answer[4][0] for each in families for answer in socket.getaddrinfo(name, PORT, each)}
        except OSError as error:
            return [f"{name} does not resolve ({error})"]
        if found != {canonical(address) for address in expected}:
            return [f"{name} is {sorted(found)} and should be {sorted(expected)}"]
    return []


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def canonical(address):
    return socket.inet_ntop(family(address), socket.inet_pton(family(address), address))


def answering(addresses):
    """Which of the addresses answer a connection attempt, if only to refuse it, and how."""
    attempts = {}
    for address in addresses:
        attempt = socket.socket(family(address))
        attempt.setblocking(False)
        attempt.connect_ex((address, PORT))
        attempts[attempt] = address
    _, answered, _ = select.select([], list(attempts), [], SILENT_FOR if attempts else 0)
    for attempt in answered:
        number = attempt.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        yield f"{attempts[attempt]} should be silent and answers (error number {number})"


def closed(addresses, port=PORT):
    """A server on a host may have been started a moment ago."""
    for address in addresses:
        deadline = time.monotonic() + OPEN_WITHIN
        while problem := connection_problem(address, port):
            if not isinstance(problem, ConnectionRefusedError) or time.monotonic() > deadline:
                yield f"{address}:{port} should be open ({problem})"
                break
            time.sleep(0.02)


def connection_problem(address, port):
    try:
        socket.create_connection((address, port), OPEN_WITHIN).close()
    except OSError as error:
        return error
    return None


def speechless(addresses):
    """An SSH server greets first (RFC 4253, 4.2). It may have been started a moment ago."""
    for address in addresses:
        deadline = time.monotonic() + OPEN_WITHIN
        while problem := greeting_problem(address):
            if time.monotonic() > deadline:
                yield f"{address}:{SSH} should greet as an SSH server ({problem})"
                break
            time.sleep(0.02)


def greeting_problem(address):
    try:
        with socket.create_connection((address, SSH), OPEN_WITHIN) as connection:
            greeting = connection.recv(4)
    except OSError as error:
        return error
    return None if greeting == b"SSH-" else f"it says {greeting}"


check = json.loads(sys.argv[1])
problems = [*resolve(check["names"]), *answering(check["silent"])]
sys.stdin.read()
print(json.dumps([*problems, *closed(check["open"]), *closed(check["proxies"], PROXY),
                  *speechless(check["servers"])]))
