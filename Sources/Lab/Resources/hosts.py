"""The hosts of the lab: a process each, which holds the namespaces that make it a host."""

import ipaddress
import json
import os
import subprocess
import sys

import network
import proxy
import ssh
from tools import LabFailure

HERE = os.path.dirname(os.path.abspath(__file__))


class Host:
    """A process that holds a network, mount and UTS namespace of its own, made ready by `host.sh`."""

    def __init__(self, number, plan, description):
        self.name = description["name"]
        self.address = description["address"]
        self.resolver = description["resolver"]
        self.egress = description.get("egress")
        self.nat, self.ipv6 = description.get("nat"), description.get("ipv6")
        self.ports = [22] * description["ssh"] + [proxy.PORT] * ("proxy" in description)
        self.cable = f"h{number}"
        self.gateway = str(ipaddress.ip_network(self.address + "/24", strict=False).network_address + 1)
        self.health = description["health"]
        self.folder = os.path.join(plan["state"], self.name)
        settings = {
            "NAME": self.name, "ADDRESS": self.address, "GATEWAY": self.gateway, "CACHE": plan["cache"],
            "STATE": self.folder, "USER_HOME": description["home"], "COVER": description["cover"],
            "NAT": self.nat or "", "IPV6": self.ipv6 or "", "IPV6_GATEWAY": network.IPV6_GATEWAY,
            **ssh.server_settings(plan, description), **proxy.settings(plan, description),
        }
        write_etc(os.path.join(self.folder, "etc"), description, plan)
        self.process = subprocess.Popen(
            ["unshare", "--net", "--mount", "--uts", "--", "/bin/sh", os.path.join(HERE, "host.sh")],
            env={**os.environ, **settings}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        self.pid = self.process.pid

    def expect(self, word):
        line = self.process.stdout.readline().strip()
        if line != word:
            raise LabFailure(f"host {self.name}: {line} {self.process.stdout.read()}".strip())

    def await_ready(self):
        self.process.stdin.close()  # `host.sh` waits for this: its cable is in now
        self.expect("ready")

    def start_health_check(self):
        self.check = subprocess.Popen(
            ["nsenter", "--target", str(self.pid), "--net", "--mount", "--uts", "--",
             sys.executable, "-I", "-S", os.path.join(HERE, "health.py"), json.dumps(self.health)],
            env={**os.environ, "RES_OPTIONS": "timeout:2 attempts:3"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def problems(self):
        """What the health check found. For when the endpoints serve: `communicate` ends its input."""
        answer = self.check.communicate()[0]
        return json.loads(answer) if answer.startswith("[") else [answer.strip() or "the health check died"]

    def last_words(self):
        """What its servers said before they died, if they did."""
        words = []
        for server in ("sshd", "proxy"):
            log = os.path.join(self.folder, server + ".log")
            if os.path.exists(log):
                with open(log, encoding="utf-8", errors="replace") as file:
                    words += [f"{server} of {self.name}: {line.strip()}" for line in file]
        return words


def write_etc(folder, host, plan):
    """The files under /etc that make a host itself: its resolver, its name, its people."""
    user, home = host["user"], host["home"]
    person = "" if user == "root" else f"{user}:x:1000:1000::{home}:/bin/bash\n"
    root_home = home if user == "root" else "/root"
    files = {
        "resolv.conf": f"nameserver {host['resolver']}\n",
        "nsswitch.conf": "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n",
        "hosts": f"127.0.0.1 localhost\n{host['address']} {host['name']}\n" + neighbours(host, plan),
        "hostname": host["name"] + "\n",
        "passwd": f"root:x:0:0:root:{root_home}:/bin/bash\n{person}"
        "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
        "group": "root:x:0:\n" + ("" if user == "root" else f"{user}:x:1000:\n") + "nogroup:x:65534:\n",
    }
    os.makedirs(folder, exist_ok=True)
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


def neighbours(host, plan):
    """The lab's other hosts as lines of /etc/hosts, but for names of which the resolver has something else to say."""
    resolved = {name.lower().rstrip(".") for name in plan["dns"].get(host["resolver"], {})}
    others = [other for other in plan["hosts"] if other is not host and other["name"].lower() not in resolved]
    return "".join(f"{other['address']} {other['name']}\n" for other in others)


def start(plan):
    """Start every host, then wait until each has its own namespaces."""
    ssh.prepare(plan)
    proxy.prepare(plan)
    hosts = [Host(number, plan, description) for number, description in enumerate(plan["hosts"])]
    for host in hosts:
        host.expect("created")
    return hosts
