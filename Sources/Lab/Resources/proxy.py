"""A web proxy in the lab: Debian's tinyproxy, which lets through to the names of its list and refuses all others."""

import os

PORT = 3128
SETTINGS = """\
Port {port}
Listen {address}
Timeout 600
MaxClients 100
LogLevel Error
ConnectPort 443
Filter "{filter}"
FilterType ere
FilterDefaultDeny Yes
DefaultErrorFile "{root}/usr/share/tinyproxy/default.html"
"""


def prepare(plan):
    """Write the settings of every host that has a proxy."""
    for host in plan["hosts"]:
        if "proxy" in host:
            folder = os.path.join(plan["state"], host["name"])
            os.makedirs(folder, exist_ok=True)
            allowed = os.path.join(folder, "proxy.allowed")
            with open(allowed, "w", encoding="ascii") as file:
                file.writelines("^" + name.replace(".", "[.]") + "$\n" for name in host["proxy"])
            with open(os.path.join(folder, "proxy.conf"), "w", encoding="utf-8") as file:
                file.write(SETTINGS.format(port=PORT, address=host["address"], filter=allowed, root=plan["tinyproxy"]))


def settings(plan, host):
    """What `host.sh` starts the proxy with."""
    return {"PROXY": os.path.join(plan["tinyproxy"], "usr/bin/tinyproxy") if "proxy" in host else ""}
