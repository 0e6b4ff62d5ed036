"""The network: a namespace a host, one cable each to the middle, and security groups as routing rules.

The middle, where PID 1 lives, holds every service address on its loopback interface. What is not there, or
not allowed, meets a black hole *behind* the host's own namespace, so that a client sees silence (a connect
time-out) and never an error such as "unreachable".
"""

from tools import run

FIRST, LOCAL = 100, 30000  # preferences of the rules: security groups, then the addresses that are here
IPV6_GATEWAY = "fe80::1"  # of every host; nothing is forwarded, so that what it is given is gone without a word


def connect(plan, hosts):
    """One `ip -batch` in the middle: addresses, cables, black hole, security groups."""
    for setting in ("ip_forward", "conf/all/rp_filter", "conf/default/rp_filter"):
        with open("/proc/sys/net/ipv4/" + setting, "w", encoding="ascii") as file:
            file.write("1" if setting == "ip_forward" else "0")
    services = [address for endpoint in plan["endpoints"] for address in endpoint["addresses"]]
    lines = ["link set lo up"]
    lines += [f"addr add {address}/32 dev lo" for address in dict.fromkeys([*plan["dns"], *services])]
    for host in hosts:
        lines += [
            f"link add {host.cable} type veth peer name eth0 netns {host.pid}",
            f"link set {host.cable} up",
            f"addr add {host.gateway}/32 dev {host.cable}",
            f"route add {host.address} dev {host.cable}",
        ]
        if host.nat:
            lines.append(f"route add {host.nat} dev {host.cable}")
        if host.ipv6:
            lines.append(f"addr add {IPV6_GATEWAY}/64 dev {host.cable} nodad")
    lines += ["route add blackhole default", f"rule add lookup local pref {LOCAL}"]
    rules = [rule for host in hosts for rule in security_group(host)]
    dead = [address for endpoint in plan["endpoints"]
            for address in endpoint["addresses" if not endpoint["reachable"] else "silent"]]
    rules = [f"to {address} blackhole" for address in dead] + rules
    lines += [f"rule add {rule} pref {FIRST + order}" for order, rule in enumerate(rules)]
    lines += ["rule del pref 0"]  # the kernel's own look-up of local addresses would come before all rules
    run(["ip", "-batch", "-"], "\n".join(lines) + "\n")


def security_group(host):
    """Where a host may go. As in a VPC, its own resolver is always within reach; its router answers for the cable."""
    if host.egress is None:
        return []
    allowed = [f"to {network}" for network in [host.gateway + "/32", host.resolver + "/32", *host.egress]]
    # A security group lets answers out; from the ports of servers nothing else can come than answers.
    allowed += [f"ipproto tcp sport {port}" for port in host.ports]
    rules = [f"iif {host.cable} {packets} goto {LOCAL}" for packets in allowed]
    return [*rules, f"iif {host.cable} blackhole"]
