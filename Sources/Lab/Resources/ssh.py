"""OpenSSH in the lab: a server for the hosts that want one, the keys and names for the users of all.

Keys are as old as the lab. Here is what the files hold; `host.sh` puts them in place, and starts the server.
"""

import glob
import os
import shutil

from tools import run

SERVER = """\
ListenAddress {address}
PidFile none
LogLevel FATAL
HostKey /etc/ssh/ssh_host_ed25519_key
AllowUsers {user}
AuthenticationMethods publickey
AuthorizedKeysFile .ssh/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PermitUserRC no
PrintMotd no
PrintLastLog no
AllowAgentForwarding no
MaxSessions 100
MaxStartups 100
Subsystem sftp internal-sftp
"""
PROGRAMS = {"sshd-session": "SshdSessionPath", "sshd-auth": "SshdAuthPath"}  # of OpenSSH 9.8, of 10.0


def prepare(plan):
    """Write `.ssh` and `etc/ssh` for every host, if any of them has a server."""
    servers = [host for host in plan["hosts"] if host["ssh"]]
    if not servers:
        return
    client = os.path.join(plan["state"], ".ssh")
    os.mkdir(client, 0o700)
    make_key(os.path.join(client, "id_ed25519"))
    for host in plan["hosts"]:
        os.makedirs(os.path.join(plan["state"], host["name"], "etc", "ssh"))
    with open(os.path.join(client, "config"), "w", encoding="utf-8") as config, \
            open(os.path.join(client, "known_hosts"), "w", encoding="utf-8") as known_hosts:
        for server in servers:
            name, address = server["name"], server["address"]
            config.write(f"Host {name} {address}\n  User {server['user']}\n")
            known_hosts.write(f"{name.lower()},{address} {write_server(plan, server)}")
    for host in plan["hosts"]:
        folder = os.path.join(plan["state"], host["name"], ".ssh")
        shutil.copytree(client, folder)
        if host["ssh"]:
            shutil.copy(os.path.join(client, "id_ed25519.pub"), os.path.join(folder, "authorized_keys"))


def write_server(plan, host):
    """Write a server's key and settings; return its public key."""
    folder = os.path.join(plan["state"], host["name"], "etc", "ssh")
    key = os.path.join(folder, "ssh_host_ed25519_key")
    make_key(key)
    variables = [quoted(f"{name}={value}") for name, value in plan["environment"].items()]
    with open(os.path.join(folder, "sshd_config"), "w", encoding="utf-8") as file:
        file.write(SERVER.format(**host) + program_settings(plan["sshd"]))
        file.write(f"SetEnv {' '.join(variables)}\n")  # in one line: a second one would not count
    with open(key + ".pub", encoding="utf-8") as file:
        return file.read()


def program_settings(root):
    """Since OpenSSH 9.8 the server is several programs, which do not look for each other beside themselves; and it
    keeps away for a while who fails often, as people in a lab may."""
    paths = {program: os.path.join(root, "usr/lib/openssh", program) for program in PROGRAMS}
    lines = [f"{PROGRAMS[program]} {quoted(path)}\n" for program, path in paths.items() if os.path.exists(path)]
    return "".join([*lines, "PerSourcePenalties no\n"] if lines else [])


def server_settings(plan, host):
    """What `host.sh` starts the server with. Its libraries are for itself alone: it hands on no variable of its own."""
    if not host["ssh"]:
        return {"SSHD": "", "SSHD_LIBRARIES": ""}
    libraries = glob.glob(os.path.join(glob.escape(plan["sshd"]), "**", "lib*.so.*"), recursive=True)
    return {
        "SSHD": os.path.join(plan["sshd"], "usr/sbin/sshd"),
        "SSHD_LIBRARIES": ":".join(sorted({os.path.dirname(library) for library in libraries})),
    }


def make_key(path):
    run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "sooth-lab", "-f", path])


def quoted(word):
    """A word of sshd_config, whatever is in it."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
