# Recipe: Debian's OpenSSH server, and those of its libraries that this machine lacks or has too old. What these are,
# apt works out as if it were to install it. Not the C library: it has to fit the dynamic linker, which is the machine's.
missing=$(apt-get --simulate --no-install-recommends install openssh-server | sed -n 's/^Inst \(lib[^ ]*\).*/\1/p' |
  grep -v '^libc[6-]') || true
# shellcheck disable=SC2086
set -- openssh-server $missing
. "${recipe%/*}/debian.sh"
