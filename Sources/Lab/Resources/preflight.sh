#!/bin/sh
# Tries what a lab is made of. Exit status 0: all of it can be had. Else one line "NAME VALUE" for each fact
# that tells why not: what the tool said, then the settings of this machine that bear on it.
said=$(unshare --user --map-root-user --net --mount --pid --uts --ipc --fork --kill-child --mount-proc -- \
  sh -c 'ip link add sooth0 type veth peer name sooth1 && mount -t tmpfs tmpfs /mnt' 2>&1) && exit 0
printf 'said %s\n' "$said" | head -n 1
cd /proc/sys
for setting in user/max_*_namespaces kernel/unprivileged_userns_clone \
  kernel/apparmor_restrict_unprivileged_userns
do
  if [ -r "$setting" ]; then printf '%s %s\n' "${setting#*/}" "$(cat "$setting")"; fi
done
sed -n 's/^Seccomp:[[:space:]]*/seccomp /p' /proc/self/status
exit 1
