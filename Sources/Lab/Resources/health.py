"""Seen from inside a host: do names resolve as described, are endpoints open, is the rest silent?

Argument: {"names": {name: [address]}, "open": [address], "silent": [address]} as JSON.
Prints a JSON array of what is wrong, in words. Imports little: every host runs it at every start.
"""

import json
import select
import socket
import sys
import time

PORT = 443
OPEN_WITHIN = 20.0  # seconds; the service behind the port may still be starting
SILENT_FOR = 0.2  # seconds; a refusal or an ICMP answer inside the machine takes far less than a millisecond


def resolve(names):
    for name, expected in names.items():
        try:
            found = {answer[4][0] for answer in socket.getaddrinfo(name, PORT, socket.AF_INET)}
        except OSError as error:
            yield f"{name} does not resolve ({error})"
            continue
        if found != set(expected):
            yield f"{name} is {sorted(found)} and should be {sorted(expected)}"


def answering(addresses):
    """Which of the addresses answer a connection attempt, if only to refuse it, and how."""
    attempts = {}
    for address in addresses:
        attempt = socket.socket()
        attempt.setblocking(False)
        attempt.connect_ex((address, PORT))
        attempts[attempt] = address
    _, answered, _ = select.select([], list(attempts), [], SILENT_FOR if attempts else 0)
    for attempt in answered:
        number = attempt.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        yield f"{attempts[attempt]} should be silent and answers (error number {number})"


def closed(addresses):
    deadline = time.monotonic() + OPEN_WITHIN
    for address in addresses:
        while True:
            try:
                socket.create_connection((address, PORT), 1).close()
                break
            except OSError as error:
                if time.monotonic() > deadline:
                    yield f"{address}:{PORT} should be open ({error})"
                    break
                time.sleep(0.01)


check = json.loads(sys.argv[1])
print(json.dumps([*resolve(check["names"]), *answering(check["silent"]), *closed(check["open"])]))
