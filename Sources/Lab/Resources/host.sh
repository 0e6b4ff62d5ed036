#!/bin/sh
# One host of the lab, in its own network, mount and UTS namespace. Standard output: "created", then "ready".
# Its settings come in the environment: NAME, ADDRESS, GATEWAY, STATE (its folder), CACHE, USER_HOME and
# COVER, the folder that is covered so that USER_HOME can be made in it; SSHD and SSHD_LIBRARIES, the server that it
# has, or nothing; PROXY, its web proxy, or nothing; NAT and IPV6, its other addresses, if it has any, and IPV6_GATEWAY.
set -eu
echo created

hostname "$NAME"
for file in resolv.conf nsswitch.conf hosts hostname passwd group; do
  mount --bind "$STATE/etc/$file" "$(realpath "/etc/$file")"
done
# A name service cache of the machine must not answer for the lab.
if [ -d /run/nscd ]; then mount -t tmpfs tmpfs /run/nscd; fi

# A new, empty home. What it covers is put aside, and whatever a command needs of that is put back. The cache
# may be covered too, and then no path leads to what was put aside: hence the relative sources, taken as they
# are.
put_back() {
  mkdir -p "$COVER/$1"
  mount --no-canonicalize --rbind "$1" "$COVER/$1"
}
mkdir "$STATE/aside"
if [ -x "$COVER" ]; then mount --rbind "$COVER" "$STATE/aside"; fi # else nothing in it can be needed
cd "$STATE/aside"
mount -t tmpfs -o mode=0755 tmpfs "$COVER"
if [ "$COVER" != "$USER_HOME" ]; then
  for home in *; do
    if [ -d "$home" ] && [ "$COVER/$home" != "$USER_HOME" ]; then put_back "$home"; fi
  done
  mkdir -m 0700 "$USER_HOME"
fi
case $CACHE/ in "$USER_HOME"/*) put_back "${CACHE#"$COVER"/}" ;; esac
printf '%s\n' 'PS1="[\u@\h \W]\$ "' > "$USER_HOME/.bashrc"
if [ -d "$STATE/.ssh" ]; then
  cp -a "$STATE/.ssh" "$USER_HOME/"
  # Settings of this machine's own are not for the lab; and to a user who is not root there, their owner is nobody.
  mount --bind "$STATE/etc/ssh" /etc/ssh
fi
cd "$USER_HOME"

read -r _ || true # the end of standard input says that the cable is in
ip -batch - <<END
link set lo up
link set eth0 up
addr add $ADDRESS/24 dev eth0 noprefixroute
route add $GATEWAY dev eth0
route add default via $GATEWAY
END
if [ -n "$NAT" ]; then
  # What goes to public addresses carries the NAT gateway's from the start.
  ip -batch - <<END
addr add $NAT/32 dev eth0
route replace default via $GATEWAY src $NAT
route add 10.0.0.0/8 via $GATEWAY src $ADDRESS
route add 172.16.0.0/12 via $GATEWAY src $ADDRESS
route add 192.168.0.0/16 via $GATEWAY src $ADDRESS
END
fi
if [ -n "$IPV6" ]; then
  ip -batch - <<END
addr add $IPV6/128 dev eth0 nodad
route add default via $IPV6_GATEWAY dev eth0 onlink
END
fi
if [ -n "$SSHD" ]; then
  # What this machine says of users and callers is not for the lab.
  for file in shadow hosts.allow hosts.deny; do
    if [ -e "/etc/$file" ]; then mount --bind /dev/null "/etc/$file"; fi
  done
  # As root it would drop to users and groups that the lab does not have: it runs as the user whom it lets in.
  echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start
  unshare --user --map-user=1000 --map-group=1000 -- env LD_LIBRARY_PATH="$SSHD_LIBRARIES" \
    "$SSHD" -D -e < /dev/null > "$STATE/sshd.log" 2>&1 &
fi
if [ -n "$PROXY" ]; then
  "$PROXY" -d -c "$STATE/proxy.conf" < /dev/null > "$STATE/proxy.log" 2>&1 &
fi
echo ready
exec sleep infinity < /dev/null > /dev/null 2>&1
